"""Calendar arithmetic on windows of whole months. Every window has both its days included."""

from __future__ import annotations

from datetime import date, timedelta

from actionplan.dates.reading import Window

DAY = timedelta(days=1)


def build_month_window(year: int, month: int, count: int = 1, day: int = 1) -> Window:
    """The window of `count` months from `day` of a month; `month` may lie outside 1 to 12 and carries over."""
    return Window(build_date(year, month, day), build_date(year, month + count, day) - DAY)


def build_date(year: int, month: int, day: int = 1) -> date:
    """A day of a month; `month` may lie outside 1 to 12 and carries over."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, day)


def add_months(day: date, count: int) -> date:
    """The same day of a month so many months later; the last day of a month that is too short for it."""
    first = build_date(day.year, day.month + count)
    last = build_date(day.year, day.month + count + 1) - DAY
    return first.replace(day=min(day.day, last.day))


def count_months_between(first: date, last: date) -> int:
    """How many whole months a day is after another: from the end of one month to that of another, too. Else 0."""
    count = (last.year - first.year) * 12 + last.month - first.month
    both_end = (first + DAY).day == (last + DAY).day == 1
    return count if count > 0 and (both_end or add_months(first, count) == last) else 0


def count_shared_days(window: Window, other: Window) -> int:
    """How many days two windows share; open ends reach as far as there are dates."""
    first = max(window.earliest or date.min, other.earliest or date.min)
    last = min(window.latest or date.max, other.latest or date.max)
    return max((last - first).days + 1, 0)


def is_within(window: Window, other: Window) -> bool:
    """Whether all the days of one window are in another."""
    return count_shared_days(window, other) == count_shared_days(window, window)
