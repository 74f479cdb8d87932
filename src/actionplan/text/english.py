"""Format counts, lists and durations in British English."""

from __future__ import annotations

from collections.abc import Sequence


def format_day_count(number: int) -> str:
    """Format a number of days: "1 day", "15 days"."""
    return format_count(number, "day")


def format_duration(months: int, number: int) -> str:
    """Format a duration of months, or else of a number of days: "1 month", "2 weeks", "1 day"."""
    if months:
        return format_count(months, "month")
    return format_day_count(number) if number % 7 or not number else format_count(number // 7, "week")


def format_count(number: int, singular: str, plural: str = "") -> str:
    """Format a number of things: "1 target", "3,409 days"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def format_share(number: int, total: int) -> str:
    """Format a part of a whole: "12 (29%)". Only none of it is 0%, and only all of it is 100%."""
    return f"{number} ({format_percent(number, total)})" if total else "none"


def format_percent(number: int, total: int) -> str:
    """Format a part of a whole in per cent: "29%". Only none of it is 0%, and only all of it is 100%."""
    whole = round_percent(number, total)
    if not whole and number:
        return "under 1%"
    return f"{'over 99' if whole == 100 and number < total else whole}%"


def round_percent(number: int, total: int) -> int:
    """Round a part of a whole to whole per cent, a half up."""
    return (200 * number + total) // (2 * total)


def format_list(names: Sequence[str]) -> str:
    """Format names as a list: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def format_alternatives(names: Sequence[str]) -> str:
    """Format names as a choice: "a", "a or b", "a, b or c"."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def format_list_or_count(names: Sequence[str], singular: str, limit: int = 6) -> str:
    """Format a few names as a list, and many as their count: "a and b", "300 plans"."""
    return format_list(names) if len(names) <= limit else format_count(len(names), singular)


def add_full_stop(words: str) -> str:
    """End words with a full stop, unless they end with a question mark or have one: 'did you mean "Executive"?'."""
    return words if words.endswith(("?", ".", "!")) else f"{words}."


def shorten(text: str, limit: int) -> str:
    """Shorten a text to a number of characters at most. It is cut after a word if it has several."""
    if len(text) <= limit:
        return text
    start = text[: limit - 2]
    return f"{start.rsplit(' ', 1)[0]} …"
