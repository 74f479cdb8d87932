"""Pair the dates of a row with its measures (rule R7 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from actionplan.importing.building.date_parts import DatePhrase
from actionplan.importing.wording import Wording, copy_wording

PairingKind = Literal["single", "by order", "not paired", "one beside several", "several dates"]


class DatePair(NamedTuple):
    """A date and its measures."""

    date: DatePhrase
    measures: list[Wording]


def pair_dates(dates: Sequence[DatePhrase], measures: Sequence[Wording]) -> tuple[PairingKind, list[DatePair]]:
    """Pair dates with measures: in order if there are as many, and each date with all where nothing pairs them."""
    if len(dates) <= 1:
        date = dates[0] if dates else DatePhrase((), is_readable=True)
        return "single", [DatePair(date, list(measures))]
    if len(dates) == len(measures):
        return "by order", [DatePair(date, [measure]) for date, measure in zip(dates, measures, strict=True)]
    pairs = [
        DatePair(date, [copy_wording(measure) if n else measure for measure in measures])
        for n, date in enumerate(dates)
    ]
    if not measures:
        return "several dates", pairs
    return "one beside several" if len(measures) == 1 else "not paired", pairs
