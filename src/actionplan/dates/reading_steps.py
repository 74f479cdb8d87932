"""The steps of a reading in plain words, to explain how a phrase was read."""

from itertools import pairwise
from typing import NamedTuple

from actionplan.dates.formatting import format_part, format_window
from actionplan.dates.reading import DatePart, Reading, Window

_YEAR_SOURCES = {
    "before": ", the last that starts before what follows",
    "after": ", the first that starts after what comes before",
    "period": ", which is the one in the plan's period",
}


_UNDATED_MEANINGS = {
    "dependent": "it depends on something else, and has a date when that has one",
    "unset": "a date is still to be set",
}

_INTERVALS = (
    (7, 7, "every week"),
    (14, 14, "every fortnight"),
    (13, 16, "twice a month"),
    (28, 31, "every month"),
    (59, 62, "every two months"),
    (90, 92, "every three months"),
    (120, 123, "every four months"),
    (181, 184, "every six months"),
    (365, 366, "every year"),
)
"""How many days, at least and at most, are between the ends of windows that recur so often."""


class ReadingStep(NamedTuple):
    """One step of a reading: words of the phrase, and their meaning. A step about the whole phrase has no words."""

    words: str
    meaning: str


def explain_reading(reading: Reading) -> tuple[ReadingStep, ...]:
    """List the meaning of each part of the phrase, in its order, and what the parts make together."""
    steps = [ReadingStep(words, _explain_part(words, part, window)) for words, part, window in reading.parts]
    if reading.kind == "recurring":
        steps.append(ReadingStep("", _explain_recurrence(reading.windows)))
    elif reading.kind in _UNDATED_MEANINGS:
        steps.append(ReadingStep("", _UNDATED_MEANINGS[reading.kind]))
    elif len(reading.windows) == 1 and (whole := _explain_whole(reading)):
        steps.append(whole)
    return tuple(steps)


def _explain_part(words: str, part: DatePart, window: Window) -> str:
    """Say what a part means and which days that is, without repeating the words of the phrase."""
    meaning, days = format_part(part), format_window(window)
    if meaning == days:
        return "that day" if _is_same(words, meaning) else f"{meaning}{_YEAR_SOURCES.get(part.how, '')}"
    return days if _is_same(words, meaning) else f"{meaning}{_YEAR_SOURCES.get(part.how, '')}: {days}"


def _is_same(words: str, meaning: str) -> bool:
    return " ".join(words.split()).casefold() == meaning.casefold()


def _explain_recurrence(windows: tuple[Window, ...]) -> str:
    """Say how often something recurs, as far as its windows show."""
    if len(windows) == 1:
        return "once, due at its end"
    return f"{_describe_interval(windows) or f'{len(windows)} times'}, each due at its end"


def _describe_interval(windows: tuple[Window, ...]) -> str | None:
    ends = [window.latest for window in windows if window.latest]
    gaps = [(later - sooner).days for sooner, later in pairwise(ends)]
    return next((words for least, most, words in _INTERVALS if all(least <= gap <= most for gap in gaps)), None)


def _explain_whole(reading: Reading) -> ReadingStep | None:
    """Explain what joins the parts or bounds them; `None` if nothing does."""
    window = reading.windows[0]
    if not reading.parts or window == reading.parts[0][2]:
        return None
    if len(reading.parts) > 1 and None not in window:
        return ReadingStep("together", f"from the first day to the last: {format_window(window)}")
    return ReadingStep("with the words around it", format_window(window))
