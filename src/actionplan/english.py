"""Days, periods and numbers in British words, without the machine's locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.dates import Window, say_day
from actionplan.dates.calendar import DAY, months_between
from actionplan.dates.words import MONTH_NAMES

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
        return _between(_month(first), _month(last), same_year=first.year == last.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {say_day(last)}"
    return _between(say_day(first), say_day(last), same_year=first.year == last.year)


def days(number: int) -> str:
    """A number of days: "1 day", "15 days"."""
    return count(number, "day")


def lasting(months: int, number: int) -> str:
    """A duration of months, or else of so many days: "1 month", "2 weeks", "1 day"."""
    if months:
        return count(months, "month")
    return days(number) if number % 7 or not number else count(number // 7, "week")


def apart(first: date, last: date) -> str:
    """How long it is from a day to a later one: "20 days", or "3 months (91 days)" where the months are whole."""
    months = months_between(first, last)
    said = days((last - first).days)
    return f"{count(months, 'month')} ({said})" if months else said


def count(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 target", "12 targets"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def share(number: int, total: int) -> str:
    """A part of a whole: "12 of 41, 29%". What is neither none nor all never says 0% or 100%."""
    if not total:
        return "none"
    whole = (200 * number + total) // (2 * total)
    if not whole and number:
        return f"{number} of {total}, under 1%"
    return f"{number} of {total}, {'over 99' if whole == 100 and number < total else whole}%"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def few(names: Sequence[str], one: str, most: int = 6) -> str:
    """Names in a row where they are few, else how many of the thing there are: "a and b", "300 plans"."""
    return listed(names) if len(names) <= most else count(len(names), one)


def shortened(text: str, most: int) -> str:
    """A text of so many characters at most, cut where a word ends if there is one."""
    if len(text) <= most:
        return text
    start = text[: most - 2]
    return f"{start.rsplit(' ', 1)[0]} …"


def named_day(words: str, today: date) -> date | None:
    """The day of "today", "yesterday" or "tomorrow"; none of other words."""
    apart = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(words.strip().casefold())
    return None if apart is None else today + apart * DAY


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _between(first: str, last: str, *, same_year: bool) -> str:
    if first == last:
        return first
    return f"{first[:-5] if same_year else first} to {last}"


def _open(first: date | None, last: date | None) -> str:
    if first is not None:
        return f"{say_day(first)} onwards"
    return f"up to {say_day(last)}" if last is not None else "any time"
