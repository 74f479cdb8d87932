"""Days, months and times that no calendar or clock has, and how that is said: what there is not, and what there is."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.dates.part import Part, Span, Unread
from actionplan.dates.words import MONTH_NAMES

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NONE = "there is no "
_HOURS = 24
_MINUTES = 60


def is_impossible(problem: str) -> bool:
    """Whether the problem of an unreadable phrase is a day, month or time that does not exist."""
    what = problem.removeprefix(_NONE)
    return what != problem and (what[0].isdigit() or what.startswith(("such day", "day ", "month ", "time ")))


def no_such_day(part: Part) -> Unread:
    """The fault of a part that is a day which its month, or its year, does not have."""
    if part.kind != "day":
        return Unread(f"{_NONE}such day", part.span)
    return Unread(_of_day(part.day, part.number, None if part.financial else part.year), part.span)


def no_such_month(day: int, month: int, span: Span, *, is_year_first: bool) -> Unread:
    """The fault of a date in numbers with such a month: `31/13/2017`, `12/31/2017`, `2017-31-12`."""
    hint = "a year has 12"
    if 1 <= day <= len(_LONGEST) < month <= max(_LONGEST):
        hint = "write the month before the day" if is_year_first else "write the day before the month"
    return Unread(f"{_NONE}month {month}: {hint}", span)


def in_no_year(parts: Iterable[Part], span: Span) -> Unread:
    """The fault of a phrase of which no year makes dates: its first day that no year has, where that is why."""
    for part in parts:
        if part.kind == "day" and not 1 <= part.day <= _LONGEST[part.number - 1]:
            return no_such_day(part)
    return Unread(f"{_NONE}such day", span)


def no_such_time(hour: int, minute: int) -> str | None:
    """What is wrong with a clock time; `None` where there is one like it."""
    if hour < _HOURS + (minute == 0) and minute < _MINUTES:
        return None
    there_is = f"a day has {_HOURS} hours" if minute < _MINUTES else f"an hour has {_MINUTES} minutes"
    return f"{_NONE}time {hour}:{minute:02}: {there_is}"


def _of_day(day: int, month: int, year: int | None) -> str:
    name, most = MONTH_NAMES[month - 1], _LONGEST[month - 1]
    if day == 0:
        return f"{_NONE}day 0: {name} starts with the 1st"
    if day > most:
        return f"{_NONE}{day} {name}: {name} has {'28 or 29' if most == 29 else most} days"
    return f"{_NONE}{day} {name}{f' {year}' if year else ''}: {name} has 28 days that year"
