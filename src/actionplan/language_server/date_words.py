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
_PARTS = ("Early", "Mid", "Late")
_MAX_MONTHS = 36


def list_date_words(field: Field, context: Context, day: date, typed: str = "") -> list[str]:
    """List words for a date, likeliest first: a day for what happened, or else the parts of the plan's period.

    Parts of seasons and months, like "Early Autumn 2017", are many. They are listed if they begin as what is `typed`.
    """
    if field.name in _PAST_FIELDS or field.kind == "date or yes":
        return [format_day(day), *(["yes"] if field.kind == "date or yes" else [])]
    begun = " ".join(typed.casefold().split())
    parts = (words for words in _iter_parts(context) if begun and words.casefold().startswith(begun))
    return [words for words in dict.fromkeys((*_iter_words(context), *parts)) if _is_readable(words, context)]


def _iter_words(context: Context) -> Iterator[str]:
    yield from _iter_seasons(context)
    months = _list_months(context)
    for year, month in months:
        yield f"{MONTH_NAMES[month - 1]} {year}"
    for year, month in months:
        yield f"End {MONTH_NAMES[month - 1]} {year}"
    for number in (1, 2, 3, 4):
        yield f"Q{number} {context.period}"
    yield from (*_REPEATED_WORDS, *_UNDATED_WORDS)


def _iter_seasons(context: Context) -> Iterator[str]:
    """Yield the seasons of a period. A winter is of two years, or it would be unclear which it is."""
    years = dict.fromkeys(year for year, _ in _list_months(context))
    for name in SEASON_NAMES:
        for year in years:
            yield f"{name} {year}/{(year + 1) % 100:02}" if name == "Winter" else f"{name} {year}"


def _iter_parts(context: Context) -> Iterator[str]:
    """Yield words for the parts of every season and month of a period."""
    months = [f"{MONTH_NAMES[month - 1]} {year}" for year, month in _list_months(context)]
    for part in _PARTS:
        yield from (f"{part} {words}" for words in (*_iter_seasons(context), *months))
    yield from (f"End of {words}" for words in (*months, *_iter_seasons(context)))


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
