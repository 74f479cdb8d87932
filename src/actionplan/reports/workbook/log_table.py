"""Build the log of a report's targets in a workbook: everything that was recorded of them, a row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.reports.workbook.sheet_table import (
    OFFICER_COLUMN,
    OUTPUT_COLUMN,
    REF_COLUMN,
    ColumnValue,
    SheetColumn,
    SheetTable,
    build_entries_table,
    link_address,
)
from actionplan.rows import EventRow, Row


class _LogEntry(NamedTuple):
    """What happened to a target. If its date was changed: the date before, the new due day, and how far it moved."""

    row: Row
    event: EventRow
    before: str | None = None
    due: date | None = None
    days: int | None = None


def build_log_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each note, date and decision, the latest first; on one day in the plan's order."""
    entries = [entry for row in rows for entry in _iter_entries(row)]
    entries.sort(key=lambda entry: entry.event.on, reverse=True)
    return build_entries_table(_LOG_COLUMNS, rows, entries)


def _iter_entries(row: Row) -> Iterator[_LogEntry]:
    moves = {(move.to, move.on): move for move in row.revisions}
    for event in row.history:
        entry = _LogEntry(row, event)
        move = moves.get((event.what, event.on)) if event.kind == "date moved" else None
        if move:
            entry = entry._replace(before=move.before, due=move.due, days=move.days)
        elif event.kind == "date proposed" and row.proposed and row.proposed[:2] == (event.what, event.on):
            due = row.proposed.due
            entry = entry._replace(before=row.date, due=due, days=(due - row.due).days if due and row.due else None)
        yield entry


_LOG_COLUMNS: tuple[ColumnValue[_LogEntry], ...] = (
    (SheetColumn("On", 12), lambda entry: entry.event.on),
    (REF_COLUMN, lambda entry: entry.row.ref),
    (SheetColumn("What happened", 14), lambda entry: entry.event.kind),
    (SheetColumn("Outcome, date or RAG", 26), lambda entry: entry.event.what),
    (SheetColumn("By whom", 24), lambda entry: entry.event.by),
    (SheetColumn("In words", 50), lambda entry: link_address(entry.event.note)),
    (OUTPUT_COLUMN, lambda entry: entry.row.output_text),
    (OFFICER_COLUMN, lambda entry: entry.row.officer),
    (SheetColumn("Date before", 22), lambda entry: entry.before),
    (SheetColumn("New due", 12), lambda entry: entry.due),
    (SheetColumn("Days moved", 9, is_number=True), lambda entry: entry.days),
    (SheetColumn("Theme", 28), lambda entry: entry.row.theme),
    (SheetColumn("Plan order", 8, is_number=True), lambda entry: entry.row.position),
)
