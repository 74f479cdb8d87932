"""Relative days and periods: "last Friday", "next quarter", "last 6 weeks", "90 days ago".

They are for options and for filters of the library, and count from the day of the answer. A plan has no such dates,
because it is not about today. The rules are in docs/target-dates.md, under "Days and periods that you type".
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from actionplan.dates import Context, Window
from actionplan.dates.calendar import DAY, build_month_window
from actionplan.dates.vocabulary import MONTH_NUMBERS, NUMBER_WORDS, SEASON_NUMBERS, WEEKDAY_NUMBERS
from actionplan.model.duration import DURATION_UNITS, count_units


class RelativePeriod(NamedTuple):
    """A period that is counted from a day.

    `is_up_to_day` is True if it ends or starts on that day, whatever its length.
    """

    window: Window
    is_up_to_day: bool = False


class _Base(NamedTuple):
    """The day to count from, and the context with the years and quarters of the plan."""

    day: date
    context: Context


_DAYS_APART = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "now": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_STEPS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}
_COUNTS = {"a": 1, "an": 1, **NUMBER_WORDS}

_UNIT = f"({'|'.join(DURATION_UNITS)})s?"
_COUNT = rf"(\d{{1,4}}|{'|'.join(_COUNTS)})"
_STEP = rf"({'|'.join(_STEPS)})"
_SIGNS = (*_DAYS_APART, *_STEPS, "past", "coming", "following", *DURATION_UNITS)
"""Words and letters of which every relative phrase has one."""

_OPENING = r"^(?:(?:in|on|for|during|over|throughout|by|at|as at) )?(?:the )?"


def find_relative_period(words: str, day: date, context: Context) -> RelativePeriod | None:
    """Find the period that some words mean, counted from a day, or return `None` if they are not relative.

    Quarters and years are those of the plan's own year. Raise `OverflowError` for a period outside the calendar.
    """
    text = " ".join(words.casefold().replace("’", "'").split())
    if not any(sign in text for sign in _SIGNS):
        return None
    base = _Base(day, context)
    for pattern, read_match in _RULES:
        match = re.fullmatch(pattern, text)
        period = read_match(match, base) if match else None
        if period:
            return period
    plain = re.sub(_OPENING, "", text, count=1)
    return find_relative_period(plain, day, context) if plain != text else None


def _read_named_day(match: re.Match[str], base: _Base) -> RelativePeriod:
    """Read `today`, `yesterday`, `tomorrow`."""
    return _build_day(base.day + _DAYS_APART[match[1]] * DAY)


def _read_away(match: re.Match[str], base: _Base) -> RelativePeriod | None:
    """Read `6 weeks ago`, `in 6 weeks`, `in 6 weeks' time`, `6 weeks from today`."""
    opening, count, unit, ending = match.groups()
    if not opening and not ending:
        return None
    sign = -1 if ending == "ago" else 1
    return _build_day(_move(base.day, sign * _read_count(count), unit))


def _read_several(match: re.Match[str], base: _Base) -> RelativePeriod:
    """Read `next 4 weeks`, `last 90 days`: from the day to the day so far away, both included."""
    direction, count, unit = match.groups()
    is_back = direction in ("last", "past", "previous")
    other = _move(base.day, (-1 if is_back else 1) * _read_count(count or "1"), unit)
    return RelativePeriod(Window(min(base.day, other), max(base.day, other)), is_up_to_day=True)


def _read_unit(match: re.Match[str], base: _Base) -> RelativePeriod:
    """Read `this week`, `next quarter`, `last financial year`, `this calendar year`."""
    step, kind, unit = match.groups()
    return RelativePeriod(_build_unit(unit, _STEPS[step], base, is_calendar=kind == "calendar"))


def _read_weekday(match: re.Match[str], base: _Base) -> RelativePeriod:
    """Read `last Friday`, the latest before the day; `next Friday`, the first after it; `this Friday`, of its week."""
    step, number = _STEPS[match[1]], WEEKDAY_NUMBERS[match[2]]
    if not step:
        return _build_day(base.day + (number - base.day.weekday()) * DAY)
    first = base.day + step * DAY
    return _build_day(first + step * (step * (number - first.weekday()) % 7) * DAY)


def _read_part_of_year(match: re.Match[str], base: _Base) -> RelativePeriod:
    """Read `last September`, the latest that is over; `next Spring`, the first to come; `this June`, of its year."""
    step, name, day = _STEPS[match[1]], match[2], base.day
    windows = [_build_part_of_year(name, year, base.context) for year in range(day.year - 2, day.year + 3)]
    past = [window for window in windows if (window.latest or day) < day]
    to_come = [window for window in windows if (window.earliest or day) > day]
    current = windows[len(past)] if len(past) + len(to_come) < len(windows) else windows[2]
    return RelativePeriod(past[-1] if step < 0 else to_come[0] if step else current)


def _read_edge(match: re.Match[str], base: _Base) -> RelativePeriod | None:
    """Read `end of last month`, `start of next quarter`: a day."""
    inner = find_relative_period(match[2], *base)
    if inner is None or inner.is_up_to_day or inner.window.earliest is None or inner.window.latest is None:
        return None
    return _build_day(inner.window.latest if match[1] == "end" else inner.window.earliest)


def _read_rest(match: re.Match[str], base: _Base) -> RelativePeriod:
    """Read `rest of the year`: from the day on."""
    window = _build_unit(match[1], 0, base)
    return RelativePeriod(Window(base.day, window.latest), is_up_to_day=True)


def _read_to_date(match: re.Match[str], base: _Base) -> RelativePeriod:
    """Read `year to date`, `this quarter so far`: up to the day."""
    window = _build_unit(match[1] or match[2], 0, base)
    return RelativePeriod(Window(window.earliest, base.day), is_up_to_day=True)


_RULES: tuple[tuple[str, Callable[[re.Match[str], _Base], RelativePeriod | None]], ...] = (
    (rf"({'|'.join(_DAYS_APART)})", _read_named_day),
    (rf"(in )?{_COUNT} {_UNIT}'?(?: (ago|time|hence|from now|from today))?", _read_away),
    (rf"(last|past|previous|next|coming|following) {_COUNT} {_UNIT}", _read_several),
    (r"(last|past|previous|next|coming|following)() (fortnight)", _read_several),
    (rf"{_STEP} (?:(calendar|financial|plan) )?(week|month|quarter|year)", _read_unit),
    (rf"{_STEP} ({'|'.join(WEEKDAY_NUMBERS)})", _read_weekday),
    (rf"{_STEP} ({'|'.join((*MONTH_NUMBERS, *SEASON_NUMBERS))})", _read_part_of_year),
    (rf"(start|beginning|end) of (?:the )?({_STEP} .+)", _read_edge),
    (r"rest of (?:the |this )?(week|month|quarter|year)", _read_rest),
    (r"(week|month|quarter|year) to date|this (week|month|quarter|year) so far", _read_to_date),
)
"""The pattern of each row of the manual, and the function that reads it. The first that matches counts.

The patterns are text, so that they are compiled only for a phrase that may match.
"""


def _read_count(text: str) -> int:
    return int(text) if text.isdecimal() else _COUNTS[text]


def _move(day: date, count: int, unit: str) -> date:
    """Move a day by a number of units. Raise `OverflowError` for a day outside the calendar."""
    try:
        return count_units(count, unit).add_to(day)
    except ValueError as error:
        raise OverflowError from error


def _build_day(day: date) -> RelativePeriod:
    return RelativePeriod(Window(day, day))


def _build_week(day: date) -> Window:
    """Build the week of a day, from Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return Window(monday, monday + timedelta(6))


def _build_unit(unit: str, step: int, base: _Base, *, is_calendar: bool = False) -> Window:
    """Build the week, month, quarter or year that is so many steps from that of the day.

    Quarters and years start as the plan's period does, unless they are calendar ones.
    """
    if unit == "week":
        return _build_week(base.day + step * timedelta(7))
    if unit == "month":
        return build_month_window(base.day.year, base.day.month + step)
    months, _ = DURATION_UNITS[unit]
    is_calendar = is_calendar or (unit == "quarter" and base.context.quarters == "calendar")
    start = date(base.day.year - 1, 1, 1) if is_calendar else base.context.first.replace(year=base.day.year - 1)
    apart = relativedelta(base.day, start)
    number = (12 * apart.years + apart.months) // months + step
    return build_month_window(start.year, start.month + number * months, months, start.day)


def _build_part_of_year(name: str, year: int, context: Context) -> Window:
    """Build a month or a season of a year."""
    if name in MONTH_NUMBERS:
        return build_month_window(year, MONTH_NUMBERS[name])
    season = context.seasons[SEASON_NUMBERS[name]]
    return build_month_window(year, season.month, season.length)
