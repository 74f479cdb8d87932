"""Calendar arithmetic on days and windows. Every window includes both its days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from actionplan.dates.reading import Window

DAY = timedelta(days=1)

_DAYS_OF_UNIT = {"day": 1, "week": 7, "fortnight": 14}


def build_date(year: int, month: int, day: int = 1) -> date:
    """Build a day of a month. `month` may be outside 1 to 12: it then counts on into other years.

    Most months start on their first day, and for these dateutil would take ten times as long.
    """
    if day == 1:
        years, months = divmod(month - 1, 12)
        return date(year + years, months + 1, 1)
    return date(year, 1, day) + relativedelta(months=month - 1)


@lru_cache(maxsize=1024)  # a plan has the same few months and years throughout
def build_month_window(year: int, month: int, count: int = 1, day: int = 1) -> Window:
    """Build the window of `count` months that starts on a day of a month. `month` may be outside 1 to 12."""
    first = build_date(year, month, day)
    following = build_date(year, month + count) if day == 1 else first + relativedelta(months=count)
    return Window(first, following - DAY)


def add_time(day: date, count: int, unit: str) -> date:
    """Return the day so many days, weeks, fortnights, months or years after another."""
    if unit in _DAYS_OF_UNIT:
        return day + _DAYS_OF_UNIT[unit] * count * DAY
    return day + relativedelta(months=count * (12 if unit == "year" else 1))


def count_months_between(first: date, last: date) -> int:
    """Count the whole months from one day to another; 0 if there are days over.

    From the end of one month to the end of another they are whole, too.
    """
    if (first + DAY).day == (last + DAY).day == 1:
        first, last = first + DAY, last + DAY
    apart = relativedelta(last, first)
    return 0 if apart.days else max(12 * apart.years + apart.months, 0)


def count_shared_days(window: Window, other: Window) -> int:
    """Count the days that two windows share. An open end has no limit."""
    first = max(window.earliest or date.min, other.earliest or date.min)
    last = min(window.latest or date.max, other.latest or date.max)
    return max((last - first).days + 1, 0)


def is_within(window: Window, other: Window) -> bool:
    """Return True if all the days of one window are in another."""
    return count_shared_days(window, other) == count_shared_days(window, window)
