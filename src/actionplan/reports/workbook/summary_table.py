"""Build the first sheet of a workbook: what its targets come to in numbers, and what the words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.model.plan import RAG_RATINGS
from actionplan.model.statuses import FINISHED_STATUSES, STATUSES_BY_URGENCY, Status
from actionplan.report import Report, Row
from actionplan.reports.support.position import Position, format_position
from actionplan.reports.workbook.sheet_table import ColumnValue, SheetColumn, SheetTable, SheetTone, build_table


class SummaryLine(NamedTuple):
    """A line of the summary: its words, their meaning, how many targets, of how many, and its tone in the chart.

    The chart shows the lines of statuses, which have each target once.
    """

    label: str
    meaning: str
    number: int
    total: int
    tone: SheetTone | None = None
    is_status: bool = False


_MEANINGS: dict[str, str] = {
    Status.OVERDUE: "not finished by its due day.",
    Status.COMPLETE: "met, or decided, as the plan asks.",
    Status.DELETED: "taken out of the plan.",
}
"""What the key of a report does not explain."""

_STATUS_TONES: dict[str, SheetTone] = {"overdue": "late", "complete": "done"}


def list_summary_lines(report: Report, targets: Sequence[Row]) -> list[SummaryLine]:
    """List the lines on the targets of a report: all, by status, how late, and how the open ones are rated."""
    meanings, statuses = dict(report.key), Counter(row.status for row in targets)
    open_targets = [row for row in targets if row.status not in FINISHED_STATUSES]
    return [
        SummaryLine("All in this answer", "", len(targets), len(targets)),
        *(
            SummaryLine(
                label=name.label,
                meaning=meanings.get(name.label) or _MEANINGS.get(name, ""),
                number=statuses[name],
                total=len(targets),
                tone=_STATUS_TONES.get(name),
                is_status=True,
            )
            for name in STATUSES_BY_URGENCY
            if statuses[name] or name == Status.OVERDUE
        ),
        *_iter_lateness_lines(targets),
        *(_iter_rating_lines(open_targets) if any(row.rag for row in open_targets) else ()),
    ]


def build_summary_table(lines: Sequence[SummaryLine]) -> SheetTable:
    """Build the table of the summary."""
    return build_table(_SUMMARY_COLUMNS, lines)


def describe_position(report: Report, targets: Sequence[Row]) -> str:
    """Say in a sentence where the targets stand, as a paper does."""
    if not targets:
        return "No target is in this answer."
    overdue, missed = report.count_overdue()
    position = Position(
        targets=len(targets),
        complete=sum(row.status == Status.COMPLETE for row in targets),
        ended=sum(row.status == Status.ENDED for row in targets),
        overdue=overdue,
        red=sum(row.status == Status.OVERDUE and row.colour == "red" for row in targets),
        dates_missed=missed,
        red_words=report.red_words,
    )
    return f"{format_position(position)}."


def _iter_lateness_lines(targets: Sequence[Row]) -> Iterator[SummaryLine]:
    """Yield how many are late by colour, and how many were completed late."""
    late = [row for row in targets if row.status in (Status.OVERDUE, Status.ENDED)]
    colours = Counter(row.colour for row in late)
    for colour in ("red", "amber"):
        if colours[colour]:
            meaning = f"of the {len(late)} overdue or ended, by how late: see Colours below."
            yield SummaryLine(f"Late, {colour}", meaning, colours[colour], len(late))
    complete = [row for row in targets if row.status == Status.COMPLETE]
    completed_late = sum(row.completed_late is True for row in complete)
    if completed_late:
        yield SummaryLine("Completed late", f"of the {len(complete)} complete.", completed_late, len(complete))


def _iter_rating_lines(open_targets: Sequence[Row]) -> Iterator[SummaryLine]:
    ratings = Counter(row.rag for row in open_targets)
    meaning = f"of the {len(open_targets)} that are open (not complete or deleted)."
    for rag in RAG_RATINGS:
        yield SummaryLine(f"Rated {rag}", meaning, ratings[rag], len(open_targets))
    yield SummaryLine("Not rated", meaning, ratings[None], len(open_targets))


_SUMMARY_COLUMNS: tuple[ColumnValue[SummaryLine], ...] = (
    (SheetColumn("Targets", 20, is_kept=True), lambda line: line.label),
    (SheetColumn("What it means", 66, is_kept=True), lambda line: line.meaning or None),
    (SheetColumn("Number", 9, is_number=True, is_kept=True), lambda line: line.number),
    (
        SheetColumn("Share", 9, is_number=True, is_kept=True),
        lambda line: line.number / line.total if line.total else None,
    ),
)
