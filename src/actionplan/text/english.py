"""Numbers, lists and lengths in British words."""

from __future__ import annotations

from collections.abc import Sequence


def format_day_count(number: int) -> str:
    """A number of days: "1 day", "15 days"."""
    return format_count(number, "day")


def format_duration(months: int, number: int) -> str:
    """A duration of months, or else of so many days: "1 month", "2 weeks", "1 day"."""
    if months:
        return format_count(months, "month")
    return format_day_count(number) if number % 7 or not number else format_count(number // 7, "week")


def format_count(number: int, singular: str, plural: str = "") -> str:
    """A number of things: "1 target", "12 targets"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def format_share(number: int, total: int) -> str:
    """A part of a whole: "12 of 41, 29%". What is neither none nor all never says 0% or 100%."""
    if not total:
        return "none"
    whole = (200 * number + total) // (2 * total)
    if not whole and number:
        return f"{number} of {total}, under 1%"
    return f"{number} of {total}, {'over 99' if whole == 100 and number < total else whole}%"


def format_list(names: Sequence[str]) -> str:
    """Names in a row: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def format_list_or_count(names: Sequence[str], singular: str, limit: int = 6) -> str:
    """Names in a row where they are few, else how many of the thing there are: "a and b", "300 plans"."""
    return format_list(names) if len(names) <= limit else format_count(len(names), singular)


def shorten(text: str, limit: int) -> str:
    """A text of so many characters at most, cut where a word ends if there is one."""
    if len(text) <= limit:
        return text
    start = text[: limit - 2]
    return f"{start.rsplit(' ', 1)[0]} …"
