"""Durations and horizons: `within 12 months`, `Short term (1-2 years)`, read by the settings of the plan."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from actionplan.dates.calendar import DAY, add_time
from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.reading import Reading, Window
from actionplan.dates.tokenizer import Token, tokenize

_LEADS: Final = frozenset(
    "within in for over during the next coming following first up to a an maximum minimum max of about approximately "
    "approx circa around c another by".split()
)
"""Words in front of a duration that only lead to it."""

_OPEN_LEADS: Final = (("more", "than"), ("longer", "than"), ("beyond",), ("greater", "than"), ("over", "and", "above"))
_TAILS: Final = frozenset(
    "time ' from now of the date day publication adoption approval launch commencement start this plan report "
    "strategy policy document framework programme its being published adopted approved after following + hence "
    "onwards".split()
)
"""Words behind a duration that count it from the plan itself."""

_TODAY_TAILS: Final = frozenset({"now", "hence"})
"""Words behind a duration that count it from today, unless it explains a horizon of the plan."""

_HORIZON_WORDS: Final = frozenset("short medium mid long longer shorter near immediate term terms".split())
_UNITS: Final = frozenset({"day", "week", "fortnight", "month", "year"})
_MOST_UNITS: Final = 1000

NO_START: Final = "it is counted from a day that the plan does not say: write counted_from under plan"
NO_HORIZON: Final = "the plan does not say when this horizon is: write horizons, or counted_from, under plan"


class TimeLength(NamedTuple):
    """A length of time from a day: from `least` units to `most`, or with no end if `most` is `None`."""

    least: int
    most: int | None
    unit: str

    def build_window(self, first: date) -> Window:
        """Build the days of it from a first day. Years are counted: `1-2 years` is the first and the second."""
        least = self.least - 1 if self.unit == "year" and self.least > 0 else self.least
        last = None if self.most is None else add_time(first, self.most, self.unit) - DAY
        return Window(add_time(first, least, self.unit), last)


def parse_duration(tokens: Sequence[Token]) -> TimeLength | None:
    """Read a phrase that is a duration and no more: `within 12 months`, `1-2 years`, `7+ years`."""
    words = [token for token in tokens if token.role != "end"]
    at, is_open = _skip_leads(words)
    counted = _parse_counts(words, at)
    if not counted:
        return None
    least, most, at = counted
    if at < len(words) and words[at].text == "+":
        least, most, at = most, 0, at + 1
    if at >= len(words) or words[at].role != "unit" or str(words[at].value) not in _UNITS:
        return None
    unit, rest = str(words[at].value), words[at + 1 :]
    if any(token.text not in _TAILS for token in rest) or max(least, most) > _MOST_UNITS:
        return None
    if is_open:
        return TimeLength(most + 1 if unit == "year" else most, None, unit)
    if not most or any(token.text in ("+", "onwards") for token in rest):
        return TimeLength(least or most, None, unit)
    return TimeLength(least, most, unit)


def _skip_leads(words: Sequence[Token]) -> tuple[int, bool]:
    """Return the position after the words that lead to a duration, and True if they leave its end open."""
    texts = [token.text for token in words]
    for opening in _OPEN_LEADS:
        if tuple(texts[: len(opening)]) == opening:
            return len(opening), True
    at = 0
    while at < len(words) and words[at].text in _LEADS:
        at += 1
    return at, False


def _parse_counts(words: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """Read `12`, `1-2`, `four to eight`: the least, the most, and the position after. `a year` is 1."""
    if at >= len(words):
        return None
    if words[at].role == "unit":
        is_counted = at > 1 and words[at - 1].text in ("a", "an", "next", "coming", "following", "first")
        return (0, 1, at) if is_counted else None
    if not words[at].traits.is_count:
        return None
    first = int(words[at].value)
    if at + 2 < len(words) and words[at + 1].text in ("-", "to", "/", "or") and words[at + 2].traits.is_count:
        return (first, int(words[at + 2].value), at + 3) if first < int(words[at + 2].value) else None
    after = at + 2 if at + 1 < len(words) and words[at + 1].text == "-" else at + 1
    return 0, first, after


def read_duration(tokens: Sequence[Token], context: Context) -> Window | None:
    """Return the window of a phrase that is a duration; `None` for any other.

    Raises `UnreadableDate` if the plan does not say from which day its durations count.
    """
    words = [token for token in tokens if token.role != "end"]
    if not any(token.role in ("unit", "bracket") for token in words):
        return None
    duration = None if any(token.text in _TODAY_TAILS for token in words) else parse_duration(words)
    is_horizon = False
    if not duration:
        inner, outer = _split_horizon(words)
        is_horizon = bool(outer) and all(token.text in _HORIZON_WORDS or token.text in ("-", ":") for token in outer)
        duration = parse_duration(inner) if is_horizon else None
    if not duration:
        return None
    if context.counted_from is None:
        if _is_counted_from_event(words):
            return None
        problem = NO_HORIZON if is_horizon else NO_START
        raise UnreadableDate(problem, (words[0].start, words[-1].end))
    return duration.build_window(context.counted_from)


def find_delay(tokens: Sequence[Token]) -> tuple[int, str] | None:
    """Find the number and unit of `90 days after adoption`, `within six months of adoption`; `None` if it has none."""
    words = [token for token in tokens if token.role != "end"]
    at = 1 if words and words[0].text == "within" else 0
    if at + 2 >= len(words) or not words[at].traits.is_count or str(words[at + 1].value) not in _UNITS:
        return None
    is_after = words[at + 2].text in ("of", "after", "following", "from")
    return (int(words[at].value), str(words[at + 1].value)) if is_after else None


def _is_counted_from_event(words: Sequence[Token]) -> bool:
    """Return True for `within 60 days of publication`, which waits for that if the plan gives no day."""
    return any(token.text in ("of", "after", "following", "from") for token in words[2:]) and words[-1].text != "now"


def _split_horizon(words: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Split `Short term (1-2 years)`, `short-term 1-3 years` into the duration and the words in front."""
    if words[-1].role == "bracket":
        return words[-1].inner, words[:-1]
    first = next((at for at, token in enumerate(words) if token.traits.is_count), len(words))
    return words[first:], words[:first]


# Durations behind a date


def extend_by_length(reading: Reading, right: Sequence[Token]) -> Reading:
    """Read `1 June 2017 for 6 weeks`, `from June 2017 for 12 months`: from the start of the date, for so long.

    A length that fits into the date is a remark, as in `March 2017 for 4 weeks`. Raises `UnreadableDate` if it is not
    clear on which day it starts.
    """
    duration = parse_duration(right[:3]) if right and right[0].text == "for" and len(reading.windows) == 1 else None
    first, last = reading.windows[0] if duration else (None, None)
    if not duration or not duration.most or first is None:
        return reading
    end = add_time(first, duration.most, duration.unit) - DAY
    if last is not None and end <= last:
        return reading
    if first != last and duration.unit not in ("month", "year"):
        raise UnreadableDate("it does not say on which day it starts, or ends", (right[0].start, right[-1].end))
    return reading._replace(kind="window", windows=(Window(first, end),))


# Horizons


def find_horizon(tokens: Sequence[Token], context: Context) -> tuple[str, str, list[Token]] | None:
    """Find the horizon that a phrase names: its first and last phrase in the legend, and the tokens behind it."""
    if not context.horizons:
        return None
    words = [token for token in tokens if token.role != "end"]
    legend = _build_legend(context.horizons)
    texts = [token.text for token in words if token.text != "-"]
    for length in range(len(texts), 0, -1):
        rest = [token for token in words if token.text != "-"][length:]
        if any(token.role != "bracket" for token in rest):
            return None
        key = tuple(text for text in texts[:length] if text not in ("in", "the", "over"))
        if key in legend:
            return legend[key], legend[key], rest
        joint = next((at for at, text in enumerate(key) if text in ("to", "/", "and", "or")), 0)
        first, last = (*key[:joint], key[-1]), key[joint + 1 :]
        if joint and first in legend and last in legend:
            return legend[first], legend[last], rest
    return None


@lru_cache(maxsize=16)
def _build_legend(horizons: tuple[tuple[str, str], ...]) -> dict[tuple[str, ...], str]:
    """Build the legend of a plan's horizons: the phrase for the words of each name."""
    return {_list_texts(name): phrase for name, phrase in horizons}


def _list_texts(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name) if token.role != "end" and token.text != "-")
