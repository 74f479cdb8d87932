"""A reading step by step, in plain words, for whoever asks how a phrase was read."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from actionplan.dates.formatting import format_part, format_window
from actionplan.dates.reading import Reading, Window
from actionplan.dates.syntax import DatePart

_YEAR_SOURCES = {
    "before": ", the last that starts before what follows",
    "after": ", the first that starts after what comes before",
    "period": ", which is the one in the plan's period",
}


_UNDATED_MEANINGS = {
    "dependent": "it goes by something else, and has a date when that has one",
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
"""How many days, at least and at most, part the ends of what comes round so often."""


class ReadingStep(NamedTuple):
    """One step of a reading, for whoever asks how a phrase was read: words of the phrase, and what they meant.

    A step about the phrase as a whole has no words.
    """

    words: str
    meaning: str


def explain_reading(reading: Reading) -> tuple[ReadingStep, ...]:
    """What each part of the phrase was taken to be, in the order of the phrase, and what they make together."""
    found = [ReadingStep(words, _explain_part(words, part, window)) for words, part, window in reading.parts]
    if reading.kind == "recurring":
        found.append(ReadingStep("", _explain_recurrence(reading.windows)))
    elif reading.kind in _UNDATED_MEANINGS:
        found.append(ReadingStep("", _UNDATED_MEANINGS[reading.kind]))
    elif len(reading.windows) == 1 and (whole := _explain_whole(reading)):
        found.append(whole)
    return tuple(found)


def _explain_part(words: str, part: DatePart, window: Window) -> str:
    """What a part was taken to be and which days that is, neither of them twice."""
    said, days = format_part(part), format_window(window)
    if said == days:
        return "that day" if _is_same(words, said) else f"{said}{_YEAR_SOURCES.get(part.how, '')}"
    return days if _is_same(words, said) else f"{said}{_YEAR_SOURCES.get(part.how, '')}: {days}"


def _is_same(words: str, said: str) -> bool:
    return " ".join(words.split()).casefold() == said.casefold()


def _explain_recurrence(windows: tuple[Window, ...]) -> str:
    """How often something comes round, as far as its ends tell."""
    if len(windows) == 1:
        return "once, due at its end"
    return f"{_name_interval(windows) or f'{len(windows)} times'}, each due at its end"


def _name_interval(windows: tuple[Window, ...]) -> str | None:
    ends = [each.latest for each in windows if each.latest]
    gaps = [(later - sooner).days for sooner, later in pairwise(ends)]
    return next((words for least, most, words in _INTERVALS if all(least <= gap <= most for gap in gaps)), None)


def _explain_whole(reading: Reading) -> ReadingStep | None:
    """What joins the parts, or bounds them, where anything does."""
    window = reading.windows[0]
    if not reading.parts or window == reading.parts[0][2]:
        return None
    if len(reading.parts) > 1 and None not in window:
        return ReadingStep("together", f"from the first day to the last: {format_window(window)}")
    return ReadingStep("with the words round it", format_window(window))
