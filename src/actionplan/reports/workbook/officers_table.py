"""Build the table of a report's officers in a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actionplan.model.statuses import FINISHED_STATUSES, STATUSES_BY_URGENCY, Status
from actionplan.report import NO_OFFICER, Row
from actionplan.reports.workbook.sheet_table import ColumnValue, SheetColumn, SheetTable, build_table


class _OfficerRows(NamedTuple):
    """An officer, and the rows of their targets."""

    name: str
    rows: Sequence[Row]
    as_at: date

    @property
    def next_due(self) -> date | None:
        """The next day on which an unfinished target is due."""
        coming = (row.due for row in self.rows if row.due and row.status not in FINISHED_STATUSES)
        return min((due for due in coming if due >= self.as_at), default=None)

    @property
    def dates_missed(self) -> int:
        """How many dates their overdue targets have missed."""
        return sum(row.dates_missed for row in self.rows)

    def count_status(self, status: str) -> int:
        """Count the targets with a status."""
        return sum(row.status == status for row in self.rows)


def build_officers_table(rows: Sequence[Row], as_at: date) -> SheetTable:
    """Build a table of officers: their next due day, and how many targets they have by status. "No officer" is last.

    Overdue has a column, and each other status that a target has.
    """
    by_officer: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.officer is None):
        by_officer.setdefault(row.officer or NO_OFFICER, []).append(row)
    counts = Counter(row.status for row in rows)
    columns: tuple[ColumnValue[_OfficerRows], ...] = (
        (SheetColumn("Responsible officer", 40), lambda officer: officer.name),
        (SheetColumn("Next due", 13), lambda officer: officer.next_due),
        (SheetColumn("Targets", 11, is_number=True), lambda officer: len(officer.rows)),
        *(_build_status_column(status) for status in STATUSES_BY_URGENCY if counts[status] or status == Status.OVERDUE),
        (SheetColumn("Dates missed", 11, is_number=True), lambda officer: officer.dates_missed),
    )
    return build_table(columns, [_OfficerRows(name, own_rows, as_at) for name, own_rows in by_officer.items()])


def _build_status_column(status: Status) -> ColumnValue[_OfficerRows]:
    return SheetColumn(status.label, 11, is_number=True), lambda officer: officer.count_status(status)
