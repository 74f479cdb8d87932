"""Build the tables of a report's bodies in a workbook: what each decides, and every target that it has a part in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.reports.workbook.sheet_table import (
    COLOUR_COLUMN,
    DUE_COLUMN,
    OFFICER_COLUMN,
    OUTPUT_COLUMN,
    RAG_COLUMN,
    REF_COLUMN,
    STATUS_COLUMN,
    ColumnValue,
    SheetColumn,
    SheetTable,
    build_entries_table,
    join_lines,
    link_address,
)
from actionplan.rows import DecisionRow, Row


class _TargetDecision(NamedTuple):
    """A decision, and the row of the target that needs it."""

    row: Row
    decision: DecisionRow


class _BodyTarget(NamedTuple):
    """A body, what it has to do with a target, and its decision on it, if it decides."""

    body: str
    row: Row
    decision: DecisionRow | None = None

    @property
    def role(self) -> str:
        """What it has to do with the target."""
        return "decides" if self.decision else "monitors"


def build_decisions_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each body that has to decide a target."""
    return build_entries_table(
        _DECISION_COLUMNS, rows, [_TargetDecision(row, decision) for row in rows for decision in row.decisions]
    )


def build_bodies_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each target of each body, so that bodies can be filtered and counted.

    A body that monitors a target and decides it has two.
    """
    entries = sorted((entry for row in rows for entry in _iter_bodies(row)), key=lambda entry: entry.body.casefold())
    return build_entries_table(_BODY_COLUMNS, rows, entries)


def _iter_bodies(row: Row) -> Iterator[_BodyTarget]:
    yield from (_BodyTarget(body, row) for body in row.monitored_by)
    yield from (_BodyTarget(decision.body, row, decision) for decision in row.decisions)


def _format_state(decision: DecisionRow | None) -> str | None:
    return "to be decided" if decision and decision.state == "planned" else decision.state if decision else None


def _format_access(decision: DecisionRow) -> str | None:
    """Say whether the public may attend, with the reason if not; `None` if the plan does not say."""
    if decision.open is None:
        return None
    return "open" if decision.open else ": ".join(filter(None, ("closed", decision.closed_because)))


_DECISION_COLUMNS: tuple[ColumnValue[_TargetDecision], ...] = (
    (REF_COLUMN, lambda entry: entry.row.ref),
    (OUTPUT_COLUMN, lambda entry: entry.row.output_text),
    (SheetColumn("Body", 26, is_kept=True), lambda entry: entry.decision.body),
    (SheetColumn("State", 13, is_kept=True), lambda entry: _format_state(entry.decision)),
    (SheetColumn("Date or period", 18), lambda entry: entry.decision.date),
    (SheetColumn("To be decided by", 12), lambda entry: entry.decision.by),
    (SheetColumn("Key decision", 9), lambda entry: "yes" if entry.decision.key else None),
    (SheetColumn("Open or closed", 20), lambda entry: _format_access(entry.decision)),
    (SheetColumn("Outcome", 14), lambda entry: entry.decision.outcome),
    (SheetColumn("Decided on", 12), lambda entry: entry.decision.on),
    (SheetColumn("Minute", 20), lambda entry: link_address(entry.decision.minute)),
    (SheetColumn("Consultation", 32), lambda entry: entry.decision.consultation),
    (SheetColumn("Documents", 36), lambda entry: link_address(join_lines(entry.decision.documents))),
    (SheetColumn("Conditions", 44), lambda entry: join_lines(entry.decision.conditions)),
    (SheetColumn("Planned for", 12), lambda entry: entry.decision.planned),
    (SheetColumn("Earliest day", 12), lambda entry: entry.decision.earliest),
    (SheetColumn("Depends on", 32), lambda entry: join_lines(entry.decision.after)),
    (SheetColumn("Party", 32), lambda entry: entry.decision.party),
    (SheetColumn("Notice by", 12), lambda entry: entry.decision.notice_by),
    (SheetColumn("Only to note", 12), lambda entry: "yes" if entry.decision.to_note else None),
    (SheetColumn("Performance measures", 44), lambda entry: join_lines(entry.row.measures)),
    (OFFICER_COLUMN, lambda entry: entry.row.officer),
    (SheetColumn("Target date", 22), lambda entry: entry.row.date),
    (DUE_COLUMN, lambda entry: entry.row.due),
    (STATUS_COLUMN, lambda entry: entry.row.status),
    (COLOUR_COLUMN, lambda entry: entry.row.colour),
)

_BODY_COLUMNS: tuple[ColumnValue[_BodyTarget], ...] = (
    (SheetColumn("Body", 28, is_kept=True), lambda entry: entry.body),
    (SheetColumn("Role", 10, is_kept=True), lambda entry: entry.role),
    (REF_COLUMN, lambda entry: entry.row.ref),
    (OUTPUT_COLUMN, lambda entry: entry.row.output_text),
    (OFFICER_COLUMN, lambda entry: entry.row.officer),
    (DUE_COLUMN, lambda entry: entry.row.due),
    (STATUS_COLUMN, lambda entry: entry.row.status),
    (RAG_COLUMN, lambda entry: entry.row.rag),
    (SheetColumn("Decision", 13), lambda entry: _format_state(entry.decision)),
    (SheetColumn("To be decided by", 12), lambda entry: entry.decision.by if entry.decision else None),
    (SheetColumn("Decided on", 12), lambda entry: entry.decision.on if entry.decision else None),
    (SheetColumn("Party", 32), lambda entry: entry.decision.party if entry.decision else None),
    (SheetColumn("Theme", 28), lambda entry: entry.row.theme),
    (COLOUR_COLUMN, lambda entry: entry.row.colour),
)
