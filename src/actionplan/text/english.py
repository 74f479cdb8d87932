"""Numbers, lists and lengths in British words."""

from __future__ import annotations

from collections.abc import Sequence


def format_day_count(number: int) -> str:
    """Write a number of days: "1 day", "15 days"."""
    return format_count(number, "day")


def format_duration(months: int, number: int) -> str:
    """Write a duration in months, or if it has none in weeks or days: "1 month", "2 weeks", "1 day"."""
    if months:
        return format_count(months, "month")
    return format_day_count(number) if number % 7 or not number else format_count(number // 7, "week")


def format_count(number: int, singular: str, plural: str = "") -> str:
    """Write a number of things: "1 target", "12 targets"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def format_share(number: int, total: int) -> str:
    """Write a part of a whole: "12 of 41, 29%". It says 0% and 100% only for none and all."""
    if not total:
        return "none"
    whole = (200 * number + total) // (2 * total)
    if not whole and number:
        return f"{number} of {total}, under 1%"
    return f"{number} of {total}, {'over 99' if whole == 100 and number < total else whole}%"


def format_list(names: Sequence[str]) -> str:
    """Write names as a list: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def format_list_or_count(names: Sequence[str], singular: str, limit: int = 6) -> str:
    """Write names as a list if there are few, or else how many there are: "a and b", "300 plans"."""
    return format_list(names) if len(names) <= limit else format_count(len(names), singular)


def shorten(text: str, limit: int) -> str:
    """Cut a text to so many characters at most, at the end of a word if possible."""
    if len(text) <= limit:
        return text
    start = text[: limit - 2]
    return f"{start.rsplit(' ', 1)[0]} …"
