"""The words for dates to offer while one is typed: what plans write most, in the period of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import Context, format_day, read_date
from actionplan.dates.vocabulary import MONTH_NAMES, SEASON_NAMES
from actionplan.planfile.schema_field import Field

_PAST_FIELDS = frozenset({"on", "done", "started", "completed", "happened"})
"""The keys that say when something happened: a day, and most often today."""

_REPEATED_WORDS = ("Ongoing", "Monthly", "Quarterly", "Annually")
_UNDATED_WORDS = ("TBC",)
_MAX_MONTHS = 36


def list_date_words(field: Field, context: Context, day: date) -> list[str]:
    """List words for a date, likeliest first: a day for what happened, or else the parts of the plan's period."""
    if field.name in _PAST_FIELDS or field.kind == "date or yes":
        return [format_day(day), *(["yes"] if field.kind == "date or yes" else [])]
    return [words for words in dict.fromkeys(_iter_words(context)) if _is_readable(words, context)]


def _iter_words(context: Context) -> Iterator[str]:
    months = _list_months(context)
    for name in SEASON_NAMES:
        for year in dict.fromkeys(year for year, _ in months):
            yield f"{name} {year}"
    for year, month in months:
        yield f"{MONTH_NAMES[month - 1]} {year}"
    for year, month in months:
        yield f"End {MONTH_NAMES[month - 1]} {year}"
    for number in (1, 2, 3, 4):
        yield f"Q{number} {context.period}"
    yield from (*_REPEATED_WORDS, *_UNDATED_WORDS)


def _list_months(context: Context) -> list[tuple[int, int]]:
    """List the years and months of a period, up to three years of them."""
    first, last = (
        read_date(context.period, context).windows[0] if _is_readable(context.period, context) else (None,) * 2
    )
    if first is None or last is None:
        return []
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers[:_MAX_MONTHS]]


def _is_readable(words: str, context: Context) -> bool:
    reading = read_date(words, context)
    return reading.kind != "unreadable" and not reading.assumptions
