"""Days, windows and parts in plain English."""

from __future__ import annotations

from datetime import date

from actionplan.dates.calendar import DAY, count_months_between
from actionplan.dates.reading import Reading, Window
from actionplan.dates.syntax import DatePart
from actionplan.dates.vocabulary import MONTH_NAMES, SEASON_NAMES
from actionplan.text.english import format_count


def format_day(day: date) -> str:
    """A day as documents write it: 4 July 2017."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


_SHORT_MONTHS = tuple(name[:3] for name in MONTH_NAMES)


def format_short_day(day: date) -> str:
    """A day for a table: "15 Sep 2017"."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def describe_window(window: Window) -> str:
    """A window in as few words as say it: "September 2017", "October to December 2017", "3 to 9 July 2017"."""
    first, last = window
    if first is None or last is None:
        return _describe_open_window(first, last)
    if first == last:
        return format_day(first)
    if first.day == 1 and (last + DAY).day == 1:
        return _format_range(_format_month(first), _format_month(last), same_year=first.year == last.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {format_day(last)}"
    return _format_range(format_day(first), format_day(last), same_year=first.year == last.year)


def format_time_between(first: date, last: date) -> str:
    """How long it is from a day to a later one: "20 days", or "3 months (91 days)" where the months are whole."""
    months = count_months_between(first, last)
    said = format_count((last - first).days, "day")
    return f"{format_count(months, 'month')} ({said})" if months else said


def parse_day_word(words: str, today: date) -> date | None:
    """The day of "today", "yesterday" or "tomorrow"; none of other words."""
    apart = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(words.strip().casefold())
    return None if apart is None else today + apart * DAY


def _format_month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _format_range(first: str, last: str, *, same_year: bool) -> str:
    if first == last:
        return first
    return f"{first[:-5] if same_year else first} to {last}"


def _describe_open_window(first: date | None, last: date | None) -> str:
    if first is not None:
        return f"{format_day(first)} onwards"
    return f"up to {format_day(last)}" if last is not None else "any time"


def format_window(window: Window, prefix: str = "") -> str:
    """A window in words that the language reads as the same window; `about` goes in front of its first day."""
    first, last = window
    if first is None:
        return f"by {prefix}{format_day(last)}" if last else "any day"
    if last is None:
        return f"not before {prefix}{format_day(first)}"
    return f"{prefix}{format_day(first)}" if first == last else f"{prefix}{format_day(first)} to {format_day(last)}"


def format_canonical(reading: Reading) -> str | None:
    """A reading written out in full days, read the same in any context; `None` where it has no days."""
    about = "about " if reading.approximate else ""
    said = "; ".join(format_window(each, about) for each in reading.windows)
    if reading.kind == "window":
        return said
    if reading.kind == "recurring":
        return f"each of {said}"
    if reading.kind != "ongoing":
        return None
    first, last = reading.windows[0]
    return f"throughout {said}" if last else f"from {about}{format_day(first)}" if first else None


_EDGE_PHRASES = {
    "early": "the first third of", "start": "the first third of", "mid": "the middle third of",
    "late": "the last third of", "end": "the end of", "first day": "the first day of", "last day": "the last day of",
    "half 1": "the first half of", "half 2": "the second half of",
}  # fmt: skip

_KIND_NAMES = {"the year": "the plan's year", "academic": "the academic year", "municipal": "the municipal year"}
_TERM_NAMES = ("Spring", "Summer", "Autumn")
_FEAST_NAMES = ("", "Christmas Day", "Easter Sunday", "New Year's Day")


def format_part(part: DatePart) -> str:
    """What one part of a phrase was taken to be, with its year: "the first third of Autumn 2017"."""
    said = f"{_format_name(part)}{_format_year(part)}"
    if part.week:
        said = f"the seven days {'from' if part.week == 'from' else 'up to'} {said}"
    return f"{_EDGE_PHRASES[part.edge]} {said}" if part.edge else said


def _format_name(part: DatePart) -> str:
    kind, number = part.kind, part.number
    if kind == "day":
        return f"{part.day} {MONTH_NAMES[number - 1]}"
    if kind == "month":
        return MONTH_NAMES[number - 1]
    if kind == "season":
        return SEASON_NAMES[number]
    if kind == "term":
        return f"{_TERM_NAMES[number]} term"
    if kind == "feast":
        return _FEAST_NAMES[number]
    if kind == "plan year":
        return f"year {number} of the plan"
    if kind in ("quarter", "half"):
        sort = "financial" if part.financial else "calendar"
        return f"{sort} {kind} {number} of"
    if kind == "years":
        return f"the years {part.year} to {number}"
    if kind == "year":
        return "the financial year" if part.financial else "the calendar year"
    return _KIND_NAMES.get(kind, kind)


def _format_year(part: DatePart) -> str:
    if part.year is None or part.kind in ("years", "the year", "plan year"):
        return ""
    return f" {part.year}/{(part.year + 1) % 100:02d}" if part.financial else f" {part.year}"
