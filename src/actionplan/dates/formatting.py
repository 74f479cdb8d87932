"""Days, windows and parts of dates, written in plain English."""

from __future__ import annotations

from datetime import date

from actionplan.dates.calendar import DAY, count_months_between
from actionplan.dates.reading import DatePart, Reading, Window
from actionplan.dates.vocabulary import MONTH_NAMES, SEASON_NAMES, WEEKDAY_NAMES
from actionplan.text.english import format_count


def format_day(day: date) -> str:
    """Write a day as documents do: 4 July 2017."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


_SHORT_MONTHS = tuple(name[:3] for name in MONTH_NAMES)


def format_short_day(day: date) -> str:
    """Write a day for a table: "15 Sep 2017"."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def describe_window(window: Window) -> str:
    """Write a window in as few words as possible: "September 2017", "October to December 2017", "3 to 9 July 2017"."""
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


def describe_when(window: Window) -> str:
    """Say when in a window: "in September 2017", "from 3 to 9 July 2017", "on 4 July 2017", "up to 4 July 2017"."""
    first, last = window
    words = describe_window(window)
    if first is None:
        return words if last else f"at {words}"
    if first == last:
        return f"on {words}"
    return f"{'from' if words[0].isdigit() else 'in'} {words}"


def format_time_between(first: date, last: date) -> str:
    """Say how long it is from one day to a later one: "20 days", or "3 months (91 days)" if the months are whole."""
    months = count_months_between(first, last)
    days = format_count((last - first).days, "day")
    return f"{format_count(months, 'month')} ({days})" if months else days


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
    """Write a window so that the language reads it as the same window. The prefix goes before its first day."""
    first, last = window
    if first is None:
        return f"by {prefix}{format_day(last)}" if last else "any day"
    if last is None:
        return f"not before {prefix}{format_day(first)}"
    return f"{prefix}{format_day(first)}" if first == last else f"{prefix}{format_day(first)} to {format_day(last)}"


def format_canonical(reading: Reading) -> str | None:
    """Write a reading in full days, so that it is read the same in any context; `None` if it has no days."""
    about = "about " if reading.approximate else ""
    days = "; ".join(format_window(window, about) for window in reading.windows)
    if reading.kind == "window":
        return days
    if reading.kind == "recurring":
        return f"each of {days}"
    if reading.kind != "ongoing":
        return None
    first, last = reading.windows[0]
    return f"throughout {days}" if last else f"from {about}{format_day(first)}" if first else None


_EDGE_PHRASES = {
    "early": "the first third of", "start": "the first third of", "mid": "the middle third of",
    "late": "the last third of", "end": "the end of", "first day": "the first day of", "last day": "the last day of",
    "half 1": "the first half of", "half 2": "the second half of",
}  # fmt: skip

_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}

_KIND_NAMES = {"the year": "the plan's year", "academic": "the academic year", "municipal": "the municipal year"}
_TERM_NAMES = ("Spring", "Summer", "Autumn")
_FEAST_NAMES = ("", "Christmas Day", "Easter Sunday", "New Year's Day")


def format_part(part: DatePart) -> str:
    """Write the meaning of one part of a phrase, with its year: "the first third of Autumn 2017"."""
    name = f"{_format_name(part)}{_format_year(part)}"
    if part.week:
        length = f"{part.week} months" if part.week.isdigit() else "seven days"
        name = f"the {length} {'from' if part.week == 'from' else 'up to'} {name}"
    return f"{_format_edge(part.edge)} {name}" if part.edge else name


def _format_edge(edge: str) -> str:
    """Write which part is meant: "the last third of", "the first 6 months of", "the third week of"."""
    if edge in _EDGE_PHRASES:
        return _EDGE_PHRASES[edge]
    sort, number, *rest = edge.split()
    if sort == "week":
        return f"the {_ORDINALS[int(number)]} week of"
    if sort == "weekday":
        return f"the {_ORDINALS[int(number)]} {WEEKDAY_NAMES[int(rest[0])]} of"
    return f"the {sort} {format_count(int(number), rest[0])} of"


def _format_name(part: DatePart) -> str:
    kind, number = part.kind, part.number
    if kind == "day":
        return f"{part.day} {MONTH_NAMES[number - 1]}"
    if kind == "month":
        return MONTH_NAMES[number - 1]
    if kind == "season":
        return SEASON_NAMES[number]
    if kind in ("half-term", "term"):
        return f"the half term of {MONTH_NAMES[number - 1]}" if kind == "half-term" else f"{_TERM_NAMES[number]} term"
    if kind == "feast":
        return _FEAST_NAMES[number]
    if kind == "plan year":
        return f"year {number} of the plan"
    if kind in ("quarter", "half"):
        sort = "financial" if part.financial else "calendar"
        return f"{sort} {kind} {number} of"
    if kind == "years":
        return f"the {'financial ' if part.financial else ''}years {part.year} to {number}"
    if kind == "year":
        return "the financial year" if part.financial else "the calendar year"
    return _KIND_NAMES.get(kind, kind)


def _format_year(part: DatePart) -> str:
    if part.year is None or part.kind in ("years", "the year", "plan year"):
        return ""
    return f" {part.year}/{(part.year + 1) % 100:02d}" if part.financial else f" {part.year}"
