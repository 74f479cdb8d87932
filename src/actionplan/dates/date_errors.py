"""The error of a phrase that cannot be read, and the sentences for days, months and times that do not exist."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.dates.reading import DatePart, TextSpan
from actionplan.dates.vocabulary import MONTH_NAMES

_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_THERE_IS_NO = "there is no "
_ORDER_HINTS = {
    "day first": "write the day before the month, or `dates: month first` in the plan",
    "month first": "write the month before the day, as the plan says",
    "year first": "write the month before the day",
}
_HOURS_PER_DAY = 24
_MINUTES_PER_HOUR = 60


class UnreadableDate(Exception):  # noqa: N818 - it never leaves this package
    """A phrase that cannot be read: why, which characters, and the nearest phrase that could be."""

    def __init__(self, problem: str, span: TextSpan | None = None, nearest: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.span = span
        self.nearest = nearest


def is_impossible(problem: str) -> bool:
    """Return True if the problem of an unreadable phrase is a day, month or time that does not exist."""
    what = problem.removeprefix(_THERE_IS_NO)
    return what != problem and (what[0].isdigit() or what.startswith(("such day", "day ", "month ", "time ")))


def build_day_error(part: DatePart) -> UnreadableDate:
    """Build the error of a day that its month, or its year, does not have."""
    if part.kind != "day":
        return UnreadableDate(f"{_THERE_IS_NO}such day", part.span)
    year = None if part.financial else part.year
    return UnreadableDate(_describe_day_problem(part.day, part.number, year), part.span)


def build_month_error(day: int, month: int, span: TextSpan, *, order: str) -> UnreadableDate:
    """Build the error of a date in figures whose month does not exist: `31/13/2017`, `12/31/2017`, `2017-31-12`."""
    hint = "a year has 12"
    if 1 <= day <= len(_MONTH_LENGTHS) < month <= max(_MONTH_LENGTHS):
        hint = _ORDER_HINTS[order]
    return UnreadableDate(f"{_THERE_IS_NO}month {month}: {hint}", span)


def build_no_year_error(parts: Iterable[DatePart], span: TextSpan) -> UnreadableDate:
    """Build the error of a phrase that is not a date in any year, with its first impossible day, or else all of it."""
    for part in parts:
        if part.kind == "day" and not 1 <= part.day <= _MONTH_LENGTHS[part.number - 1]:
            return build_day_error(part)
    return UnreadableDate(f"{_THERE_IS_NO}such day", span)


def describe_time_problem(hour: int, minute: int) -> str | None:
    """Say what is wrong with a clock time; `None` if it exists."""
    if hour < _HOURS_PER_DAY + (minute == 0) and minute < _MINUTES_PER_HOUR:
        return None
    if minute < _MINUTES_PER_HOUR:
        limit = f"a day has {_HOURS_PER_DAY} hours"
    else:
        limit = f"an hour has {_MINUTES_PER_HOUR} minutes"
    return f"{_THERE_IS_NO}time {hour}:{minute:02}: {limit}"


def _describe_day_problem(day: int, month: int, year: int | None) -> str:
    name, most = MONTH_NAMES[month - 1], _MONTH_LENGTHS[month - 1]
    if day == 0:
        return f"{_THERE_IS_NO}day 0: {name} starts with the 1st"
    if day > most:
        return f"{_THERE_IS_NO}{day} {name}: {name} has {'28 or 29' if most == 29 else most} days"
    return f"{_THERE_IS_NO}{day} {name}{f' {year}' if year else ''}: {name} has 28 days that year"
