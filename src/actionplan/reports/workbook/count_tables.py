"""Build the tables of a workbook that count targets: by officer, by plan if there are several, and by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.formatting import format_short_day
from actionplan.model.plan import RAG_RATINGS, Officer
from actionplan.model.statuses import FINISHED_STATUSES, STATUSES_BY_URGENCY, Status
from actionplan.report import NO_OFFICER, Report
from actionplan.reports.support.figures import ON_TARGET
from actionplan.reports.workbook.sheet_table import (
    CellValue,
    ColumnValue,
    SheetColumn,
    SheetTable,
    build_table,
    link_address,
)
from actionplan.rows import CountRow, Day, Row


class _RowGroup(NamedTuple):
    """The rows of an officer or a plan, by its name."""

    name: str
    rows: Sequence[Row]
    as_at: date

    @property
    def authority(self) -> str:
        """The authority of the first row."""
        return self.rows[0].authority or ""

    @property
    def next_due(self) -> date | None:
        """The next day on which an unfinished target is due."""
        coming = (row.due for row in self.rows if row.due and row.status not in FINISHED_STATUSES)
        return min((due for due in coming if due >= self.as_at), default=None)

    @property
    def dates_missed(self) -> int:
        """How many dates the overdue targets have missed."""
        return sum(row.dates_missed for row in self.rows)

    def count_status(self, status: str) -> int:
        """Count the targets with a status."""
        return sum(row.status == status for row in self.rows)

    def count_rated(self, rag: str) -> int:
        """Count the open targets with a rating."""
        return sum(row.rag == rag and row.status not in FINISHED_STATUSES for row in self.rows)


def build_officers_table(rows: Sequence[Row], report: Report) -> SheetTable:
    """Build a table of officers: their next due day, how many targets they have by status, and how to reach them.

    What several are responsible for together counts for each of them. What somebody is accountable for or supports has
    columns of its own, and those who do nothing else come behind the others. "No officer" is last.
    """
    own = [row for row in rows if not row.role]
    accountable = Counter(row.accountable for row in rows if row.accountable)
    supporting = Counter(name for row in rows for name in row.supporting)
    named = [(name, row) for row in own for name in row.officers]
    groups = _group_rows(named, report.as_at)
    known = {group.name for group in groups}
    groups += [_RowGroup(name, (), report.as_at) for name in accountable | supporting if name not in known]
    groups += _group_rows(((NO_OFFICER, row) for row in own if not row.officers), report.as_at)
    columns: list[ColumnValue[_RowGroup]] = [
        (SheetColumn("Officer", 40), lambda group: group.name),
        *_iter_count_columns(own),
        (SheetColumn("Accountable for", 12, is_number=True), lambda group: accountable[group.name] or None),
        (SheetColumn("Supports", 10, is_number=True), lambda group: supporting[group.name] or None),
        *_iter_officer_columns(report.officers),
    ]
    return build_table(columns, groups)


def build_plans_table(rows: Sequence[Row], as_at: date) -> SheetTable:
    """Build a table that compares plans, with the same numbers and the ratings. It is empty if there is only one."""
    groups = _group_rows(((row.plan or "", row) for row in rows), as_at)
    columns: list[ColumnValue[_RowGroup]] = [
        (SheetColumn("Plan", 24), lambda group: group.name),
        (SheetColumn("Authority", 40), lambda group: group.authority),
        *_iter_count_columns(rows),
    ]
    columns += [_build_rating_column(rag) for rag in RAG_RATINGS if any(row.rag == rag for row in rows)]
    return build_table(columns, groups if len(groups) > 1 else [])


def build_groups_table(counts: Sequence[CountRow], last: Day | None) -> SheetTable:
    """Build a table of the groups of a summary with all their figures, and the main ones as at the last report.

    It has no row of all targets: a pivot table would count them twice.
    """
    groups: dict[tuple[str, str | None], dict[str, CountRow]] = {}
    for count in counts:
        if count.by:
            groups.setdefault((count.by, count.group), {})[count.figure] = count
    columns: list[ColumnValue[Mapping[str, CountRow]]] = [
        (SheetColumn("Grouped by", 14), _name_grouping),
        (SheetColumn("Group", 40), lambda group: next(iter(group.values())).group),
    ]
    figures = dict.fromkeys(count.figure for count in counts if count.by and (count.number or count.before))
    columns += [_build_figure_column(figure, figure, lambda each: (each.number, each.total)) for figure in figures]
    if last:
        columns += [
            _build_figure_column(figure, f"{figure}, {format_short_day(last)}", _get_before)
            for figure in figures
            if figure in _COMPARED_FIGURES
        ]
    return build_table(columns, [*groups.values()])


def _build_figure_column(
    figure: str, heading: str, get_number: Callable[[CountRow], tuple[int | None, int | None]]
) -> ColumnValue[Mapping[str, CountRow]]:
    """Build the column of a figure. What is on target is a share."""

    def get_value(group: Mapping[str, CountRow]) -> CellValue:
        number, total = get_number(group[figure])
        if number is None or figure != ON_TARGET:
            return number
        return number / total if total else None

    return SheetColumn(heading, 13, is_number=True), get_value


def _name_grouping(group: Mapping[str, CountRow]) -> str:
    by = next(iter(group.values())).by or ""
    return by[:1].upper() + by[1:]


def _get_before(count: CountRow) -> tuple[int | None, int | None]:
    return count.before, count.total_before


_COMPARED_FIGURES = (Status.COMPLETE.label, Status.OVERDUE.label, ON_TARGET)
"""The figures of a group that stand beside those of the last report."""


def _group_rows(named_rows: Iterable[tuple[str, Row]], as_at: date) -> list[_RowGroup]:
    by_name: dict[str, list[Row]] = {}
    for name, row in named_rows:
        by_name.setdefault(name, []).append(row)
    return [_RowGroup(name, rows, as_at) for name, rows in by_name.items()]


def _iter_count_columns(rows: Sequence[Row]) -> Iterator[ColumnValue[_RowGroup]]:
    """Yield the columns with numbers. Overdue has a column, and each other status that a target has."""
    counts = Counter(row.status for row in rows)
    yield SheetColumn("Next due", 13), lambda group: group.next_due
    yield SheetColumn("Targets", 11, is_number=True), lambda group: len(group.rows)
    for status in STATUSES_BY_URGENCY:
        if counts[status] or status == Status.OVERDUE:
            yield _build_status_column(status)
    yield SheetColumn("Dates missed", 11, is_number=True), lambda group: group.dates_missed


def _iter_officer_columns(officers: Iterable[Officer]) -> Iterator[ColumnValue[_RowGroup]]:
    """Yield the columns of what the plan's list says of officers."""
    by_name = {officer.name: officer for officer in officers}
    nobody = Officer("")
    yield SheetColumn("Post", 28), lambda group: by_name.get(group.name, nobody).post or None
    yield SheetColumn("Service", 24), lambda group: by_name.get(group.name, nobody).service or None
    yield SheetColumn("Email", 32), lambda group: link_address(by_name.get(group.name, nobody).email or None)
    yield SheetColumn("Last day", 12), lambda group: by_name.get(group.name, nobody).last_day


def _build_status_column(status: Status) -> ColumnValue[_RowGroup]:
    return SheetColumn(status.label, 11, is_number=True), lambda group: group.count_status(status)


def _build_rating_column(rag: str) -> ColumnValue[_RowGroup]:
    return SheetColumn(f"Rated {rag}", 11, is_number=True), lambda group: group.count_rated(rag)
