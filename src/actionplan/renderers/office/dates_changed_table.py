"""Build the table of the dates that were changed in a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.renderers.office.sheet_table import ColumnValue, SheetColumn, SheetTable, build_entries_table
from actionplan.report import Row


class _NewDate(NamedTuple):
    """A new date of a target, made or proposed."""

    row: Row
    kind: str
    before: str | None
    to: str | None
    due: date | None
    days: int | None
    on: date | None
    why: str | None
    approved_by: str | None = None


def build_changes_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each new date of a target, oldest first, and then the one that is proposed."""
    return build_entries_table(_CHANGE_COLUMNS, rows, [change for row in rows for change in _iter_date_changes(row)])


def _iter_date_changes(row: Row) -> Iterator[_NewDate]:
    for revision in row.revisions:
        yield _NewDate(row, "revised", **revision._asdict())
    if row.proposed:
        due = row.proposed.due
        days = (due - row.due).days if due and row.due else None
        yield _NewDate(row, "proposed", before=row.date, days=days, **row.proposed._asdict())


_CHANGE_COLUMNS: tuple[ColumnValue[_NewDate], ...] = (
    (SheetColumn("Ref", 8), lambda change: change.row.ref),
    (SheetColumn("Change", 12), lambda change: change.kind),
    (SheetColumn("Date before", 24), lambda change: change.before),
    (SheetColumn("New date", 24), lambda change: change.to),
    (SheetColumn("New due", 13), lambda change: change.due),
    (SheetColumn("Days moved", 9, is_number=True), lambda change: change.days),
    (SheetColumn("Changed on", 13), lambda change: change.on),
    (SheetColumn("Reason", 44), lambda change: change.why),
    (SheetColumn("Approved by", 24), lambda change: change.approved_by),
    (SheetColumn("Responsible officer", 24), lambda change: change.row.officer),
    (SheetColumn("Published due", 13), lambda change: change.row.published_due),
    (SheetColumn("Key output", 44), lambda change: change.row.output_text),
)
