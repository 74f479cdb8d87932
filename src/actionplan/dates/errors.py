"""Days, months and times that no calendar or clock has, and how that is said: what there is not, and what there is."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.dates.syntax import DatePart, TextSpan, UnreadableDate
from actionplan.dates.vocabulary import MONTH_NAMES

_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_THERE_IS_NO = "there is no "
_HOURS_PER_DAY = 24
_MINUTES_PER_HOUR = 60


def is_impossible(problem: str) -> bool:
    """Whether the problem of an unreadable phrase is a day, month or time that does not exist."""
    what = problem.removeprefix(_THERE_IS_NO)
    return what != problem and (what[0].isdigit() or what.startswith(("such day", "day ", "month ", "time ")))


def build_day_error(part: DatePart) -> UnreadableDate:
    """The fault of a part that is a day which its month, or its year, does not have."""
    if part.kind != "day":
        return UnreadableDate(f"{_THERE_IS_NO}such day", part.span)
    return UnreadableDate(
        _describe_day_problem(part.day, part.number, None if part.financial else part.year), part.span
    )


def build_month_error(day: int, month: int, span: TextSpan, *, is_year_first: bool) -> UnreadableDate:
    """The fault of a date in numbers with such a month: `31/13/2017`, `12/31/2017`, `2017-31-12`."""
    hint = "a year has 12"
    if 1 <= day <= len(_MONTH_LENGTHS) < month <= max(_MONTH_LENGTHS):
        hint = "write the month before the day" if is_year_first else "write the day before the month"
    return UnreadableDate(f"{_THERE_IS_NO}month {month}: {hint}", span)


def build_no_year_error(parts: Iterable[DatePart], span: TextSpan) -> UnreadableDate:
    """The fault of a phrase of which no year makes dates: its first day that no year has, where that is why."""
    for part in parts:
        if part.kind == "day" and not 1 <= part.day <= _MONTH_LENGTHS[part.number - 1]:
            return build_day_error(part)
    return UnreadableDate(f"{_THERE_IS_NO}such day", span)


def describe_time_problem(hour: int, minute: int) -> str | None:
    """What is wrong with a clock time; `None` where there is one like it."""
    if hour < _HOURS_PER_DAY + (minute == 0) and minute < _MINUTES_PER_HOUR:
        return None
    there_is = (
        f"a day has {_HOURS_PER_DAY} hours"
        if minute < _MINUTES_PER_HOUR
        else f"an hour has {_MINUTES_PER_HOUR} minutes"
    )
    return f"{_THERE_IS_NO}time {hour}:{minute:02}: {there_is}"


def _describe_day_problem(day: int, month: int, year: int | None) -> str:
    name, most = MONTH_NAMES[month - 1], _MONTH_LENGTHS[month - 1]
    if day == 0:
        return f"{_THERE_IS_NO}day 0: {name} starts with the 1st"
    if day > most:
        return f"{_THERE_IS_NO}{day} {name}: {name} has {'28 or 29' if most == 29 else most} days"
    return f"{_THERE_IS_NO}{day} {name}{f' {year}' if year else ''}: {name} has 28 days that year"
