"""Build the tables of a report's decisions in a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.renderers.office.sheet_table import (
    ColumnValue,
    SheetColumn,
    SheetTable,
    build_entries_table,
    join_lines,
)
from actionplan.report import DecisionRow, Row


class _TargetDecision(NamedTuple):
    """A decision, and the row of the target that needs it."""

    row: Row
    decision: DecisionRow


def build_decisions_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each body that has to decide a target."""
    return build_entries_table(
        _DECISION_COLUMNS, rows, [_TargetDecision(row, decision) for row in rows for decision in row.decisions]
    )


_DECISION_COLUMNS: tuple[ColumnValue[_TargetDecision], ...] = (
    (SheetColumn("Ref", 8), lambda entry: entry.row.ref),
    (SheetColumn("Body", 32), lambda entry: entry.decision.body),
    (
        SheetColumn("State", 13),
        lambda entry: "to be decided" if entry.decision.state == "planned" else entry.decision.state,
    ),
    (SheetColumn("Outcome", 24), lambda entry: entry.decision.outcome or "outstanding"),
    (SheetColumn("Decided on", 13), lambda entry: entry.decision.on),
    (SheetColumn("Planned for", 13), lambda entry: entry.decision.planned),
    (SheetColumn("Date or period", 24), lambda entry: entry.decision.date),
    (SheetColumn("Earliest day", 13), lambda entry: entry.decision.earliest),
    (SheetColumn("To be decided by", 16), lambda entry: entry.decision.by),
    (SheetColumn("Depends on", 32), lambda entry: join_lines(entry.decision.after)),
    (SheetColumn("Party", 32), lambda entry: entry.decision.party),
    (SheetColumn("Conditions", 44), lambda entry: join_lines(entry.decision.conditions)),
    (SheetColumn("Key decision", 13), lambda entry: "yes" if entry.decision.key else None),
    (SheetColumn("Only to note", 13), lambda entry: "yes" if entry.decision.to_note else None),
    (SheetColumn("Notice by", 13), lambda entry: entry.decision.notice_by),
    (SheetColumn("Minute", 24), lambda entry: entry.decision.minute),
    (SheetColumn("Responsible officer", 24), lambda entry: entry.row.officer),
    (SheetColumn("Target date", 24), lambda entry: entry.row.date),
    (SheetColumn("Due", 13), lambda entry: entry.row.due),
    (SheetColumn("Status", 13), lambda entry: entry.row.status),
    (SheetColumn("Key output", 44), lambda entry: entry.row.output_text),
    (SheetColumn("Performance measures", 44), lambda entry: join_lines(entry.row.measures)),
)
