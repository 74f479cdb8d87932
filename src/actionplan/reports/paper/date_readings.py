"""The part of a paper on how its dates were read, with every assumption. Dates that could not be read come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates import ReadingKind
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import ReportPart
from actionplan.reports.support.target_detail import describe_reading
from actionplan.reports.timeline import format_days
from actionplan.text.english import format_list

_FIRST: tuple[ReadingKind, ...] = ("unreadable", "unset", "dependent")
"""The kinds of dates that an officer has to do something about."""

_NOTE = "Dates that are already exact, like December 2017, are not listed."


class DateReading(NamedTuple):
    """A date as it is written, the days it was read as, and what was assumed."""

    text: str
    days: str
    assumptions: str


def build_readings_part(items: Sequence[EvaluatedTarget]) -> ReportPart:
    """Build the part on the current dates of targets. Each date has one row, with the targets that have it."""
    by_reading: defaultdict[DateReading, list[EvaluatedTarget]] = defaultdict(list)
    for item in sorted(items, key=_rank_by_kind):
        if item.status.name != "deleted":
            reading = _build_date_reading(item)
            if reading.assumptions or reading.days != reading.text:
                by_reading[reading].append(item)
    if not by_reading:
        return ReportPart()
    rows = [
        (Cell(text or "none", "strong"), Cell(days), Cell(assumptions), Cell(_format_refs(of_reading)))
        for (text, days, assumptions), of_reading in by_reading.items()
    ]
    return ReportPart([Section("Appendix: how the dates were read", (_NOTE,), Table(_COLUMNS, tuple(rows)))])


def _format_refs(items: Sequence[EvaluatedTarget]) -> str:
    """Format the refs of targets; if there are several plans, those of each behind its name: "jsp: 1.1 and 1.2"."""
    if not items[0].view.is_one_of_several:
        return format_list([item.ref for item in items])
    by_plan: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        by_plan[item.view.plan.name].append(item.line.target.ref)
    return "; ".join(f"{name}: {format_list(refs)}" for name, refs in by_plan.items())


def _rank_by_kind(item: EvaluatedTarget) -> int:
    kind = item.status.phrase.reading.kind
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _build_date_reading(item: EvaluatedTarget) -> DateReading:
    phrase = item.status.phrase
    has_several_days = len(item.status.windows) > 1 and phrase.reading.kind != "ongoing"
    days = format_days(item) if has_several_days else describe_reading(item)
    return DateReading(phrase.text, days, "; ".join(assumption.text for assumption in phrase.reading.assumptions))


_COLUMNS = (
    Column("Target date", grow=1),
    Column("Read as", grow=2),
    Column("Assumed", grow=2),
    Column("Targets", grow=1),
)
