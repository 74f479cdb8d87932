"""Numbers, lists and lengths in British words."""

from __future__ import annotations

from collections.abc import Sequence


def days(number: int) -> str:
    """A number of days: "1 day", "15 days"."""
    return count(number, "day")


def lasting(months: int, number: int) -> str:
    """A duration of months, or else of so many days: "1 month", "2 weeks", "1 day"."""
    if months:
        return count(months, "month")
    return days(number) if number % 7 or not number else count(number // 7, "week")


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
