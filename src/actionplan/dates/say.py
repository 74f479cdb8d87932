"""Days, windows and parts in plain English."""

from __future__ import annotations

from datetime import date

from actionplan.dates.calendar import DAY, months_between
from actionplan.dates.part import Part
from actionplan.dates.reading import Reading, Window
from actionplan.dates.words import MONTH_NAMES, SEASON_NAMES
from actionplan.english import count


def say_day(day: date) -> str:
    """A day as documents write it: 4 July 2017."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


_SHORT = tuple(name[:3] for name in MONTH_NAMES)


def short(day: date) -> str:
    """A day for a table: "15 Sep 2017"."""
    return f"{day.day} {_SHORT[day.month - 1]} {day.year}"


def spoken(window: Window) -> str:
    """A window in as few words as say it: "September 2017", "October to December 2017", "3 to 9 July 2017"."""
    first, last = window
    if first is None or last is None:
        return _open(first, last)
    if first == last:
        return say_day(first)
    if first.day == 1 and (last + DAY).day == 1:
        return _between(_month_of(first), _month_of(last), same_year=first.year == last.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {say_day(last)}"
    return _between(say_day(first), say_day(last), same_year=first.year == last.year)


def apart(first: date, last: date) -> str:
    """How long it is from a day to a later one: "20 days", or "3 months (91 days)" where the months are whole."""
    months = months_between(first, last)
    said = count((last - first).days, "day")
    return f"{count(months, 'month')} ({said})" if months else said


def named_day(words: str, today: date) -> date | None:
    """The day of "today", "yesterday" or "tomorrow"; none of other words."""
    apart = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(words.strip().casefold())
    return None if apart is None else today + apart * DAY


def _month_of(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _between(first: str, last: str, *, same_year: bool) -> str:
    if first == last:
        return first
    return f"{first[:-5] if same_year else first} to {last}"


def _open(first: date | None, last: date | None) -> str:
    if first is not None:
        return f"{say_day(first)} onwards"
    return f"up to {say_day(last)}" if last is not None else "any time"


def say_window(window: Window, about: str = "") -> str:
    """A window in words that the language reads as the same window; `about` goes in front of its first day."""
    first, last = window
    if first is None:
        return f"by {about}{say_day(last)}" if last else "any day"
    if last is None:
        return f"not before {about}{say_day(first)}"
    return f"{about}{say_day(first)}" if first == last else f"{about}{say_day(first)} to {say_day(last)}"


def canonical(reading: Reading) -> str | None:
    """A reading written out in full days, read the same in any context; `None` where it has no days."""
    about = "about " if reading.approximate else ""
    said = "; ".join(say_window(each, about) for each in reading.windows)
    if reading.kind == "window":
        return said
    if reading.kind == "recurring":
        return f"each of {said}"
    if reading.kind != "ongoing":
        return None
    first, last = reading.windows[0]
    return f"throughout {said}" if last else f"from {about}{say_day(first)}" if first else None


_EDGES = {
    "early": "the first third of", "start": "the first third of", "mid": "the middle third of",
    "late": "the last third of", "end": "the end of", "first day": "the first day of", "last day": "the last day of",
    "half 1": "the first half of", "half 2": "the second half of",
}  # fmt: skip

_NAMED = {"the year": "the plan's year", "academic": "the academic year", "municipal": "the municipal year"}
_TERMS = ("Spring", "Summer", "Autumn")
_FEASTS = ("", "Christmas Day", "Easter Sunday", "New Year's Day")


def say_part(part: Part) -> str:
    """What one part of a phrase was taken to be, with its year: "the first third of Autumn 2017"."""
    said = f"{_name(part)}{_year(part)}"
    if part.week:
        said = f"the seven days {'from' if part.week == 'from' else 'up to'} {said}"
    return f"{_EDGES[part.edge]} {said}" if part.edge else said


def _name(part: Part) -> str:
    kind, number = part.kind, part.number
    if kind == "day":
        return f"{part.day} {MONTH_NAMES[number - 1]}"
    if kind == "month":
        return MONTH_NAMES[number - 1]
    if kind == "season":
        return SEASON_NAMES[number]
    if kind == "term":
        return f"{_TERMS[number]} term"
    if kind == "feast":
        return _FEASTS[number]
    if kind == "plan year":
        return f"year {number} of the plan"
    if kind in ("quarter", "half"):
        sort = "financial" if part.financial else "calendar"
        return f"{sort} {kind} {number} of"
    if kind == "years":
        return f"the years {part.year} to {number}"
    if kind == "year":
        return "the financial year" if part.financial else "the calendar year"
    return _NAMED.get(kind, kind)


def _year(part: Part) -> str:
    if part.year is None or part.kind in ("years", "the year", "plan year"):
        return ""
    return f" {part.year}/{(part.year + 1) % 100:02d}" if part.financial else f" {part.year}"
