"""How each date that does not say its own days was read, with every assumption; what could not be read is first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates import ReadingKind
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.target_detail import describe_reading
from actionplan.reports.timeline import format_days
from actionplan.text.english import format_list

_FIRST: tuple[ReadingKind, ...] = ("unreadable", "unset", "dependent")
"""What an officer has to do something about."""

_NOTE = "A date that says its own days, like December 2017, is not listed."


class DateReading(NamedTuple):
    """A date as it is written, as it was read, and what was assumed to read it so."""

    text: str
    days: str
    assumptions: str


def build_sections(items: Sequence[EvaluatedTarget]) -> list[Section]:
    """The dates that hold of the targets that are not deleted, each told once with the targets that have it."""
    every = [item for item in items if item.status.name != "deleted"]
    refs: dict[DateReading, list[str]] = {}
    for item in sorted(every, key=_get_sort_key):
        each = _build_date_reading(item)
        if each.assumptions or each.days != each.text:
            refs.setdefault(each, []).append(item.ref)
    rows = tuple((Cell(text or "none", "strong"), Cell(days), Cell(assumed), Cell(format_list(of)))
                 for (text, days, assumed), of in refs.items())  # fmt: skip
    return [Section("How the dates were read", (_NOTE,), Table(_COLUMNS, rows))] if rows else []


def _get_sort_key(item: EvaluatedTarget) -> int:
    kind = item.status.phrase.reading.kind
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _build_date_reading(item: EvaluatedTarget) -> DateReading:
    phrase = item.status.phrase
    several = len(item.status.windows) > 1 and phrase.reading.kind != "ongoing"
    days = format_days(item) if several else describe_reading(item)
    return DateReading(phrase.text, days, "; ".join(each.text for each in phrase.reading.assumptions))


_COLUMNS = (
    Column("Target date", grow=1),
    Column("Read as", grow=2),
    Column("Assumed", grow=2),
    Column("Targets", grow=1),
)
