"""Arrange the answer to a question by the council's own columns: sort its tables, and choose their columns."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actionplan.evaluation.filters import find_own_column
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.registry import build_unknown_name
from actionplan.model.column_kinds import make_sort_key
from actionplan.model.own_columns import collect_own_values, find_column, find_own_value, strip_own_prefix
from actionplan.model.plan import Subject, list_plans
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.support.columns import (
    DATE,
    DUE,
    MOVED,
    OCCURRENCE,
    OFFICER,
    OUTPUT,
    PLANNED_START,
    RAG,
    STATUS,
    WAITS_FOR,
)
from actionplan.reports.support.tables import EMPTY, REF_COLUMN
from actionplan.rows import Row, label_own_column
from actionplan.text.folding import fold

RowsByRef = Mapping[str, Row]
"""The rows of a report by the refs that its tables print."""


_USUAL_HEADINGS = tuple(
    spec.column.title for spec in (OFFICER, DATE, PLANNED_START, OCCURRENCE, DUE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)
)
"""The columns of tables of targets. An answer leaves out one with nothing in it, and has none if no target is in it."""


class TableLine(NamedTuple):
    """A line of a table of targets, and the row of its target; an output's own line has none."""

    cells: tuple[Cell, ...]
    row: Row | None


class Arrangement(NamedTuple):
    """How to arrange tables: the own column to sort by, and the columns to show.

    These are headings and own columns or, if only rows are sent (`is_data`), the fields of rows and own columns.
    """

    sort: str = ""
    columns: tuple[str, ...] = ()
    is_data: bool = False


def arrange_report(report: Report, subject: Subject, arrangement: Arrangement) -> Report:
    """Sort the tables of targets and the rows of a report within their sections, and keep the columns that are wanted.

    The ref of a target is always shown. Raises `UnknownName` for a column that neither the report nor any plan has.
    """
    if arrangement.sort:
        report = _sort_report(report, subject, arrangement.sort)
    if not arrangement.columns:
        return report
    own = list(collect_own_values(list_plans(subject)))
    known = Row._fields if arrangement.is_data else (*_list_headings(report), *_USUAL_HEADINGS)
    taken = set(map(fold, known))
    labels = {name: label_own_column(name, taken) for name in own}
    wanted = list(dict.fromkeys(_resolve_column(name, known, labels) for name in arrangement.columns))

    def choose_columns(table: Table, rows: RowsByRef) -> Table:
        return _choose_columns(table, wanted, labels.values(), rows)

    sections = _map_tables(report, choose_columns)
    refs = ("plan", "ref") if report.has_several_plans else ("ref",)
    fields = (*(name for name in refs if name not in wanted), *wanted)
    return report._replace(sections=sections, columns=fields)


def _sort_report(report: Report, subject: Subject, name: str) -> Report:
    column, _ = find_own_column(name, build_views(subject, report.as_at))
    plans = list_plans(subject)
    rank = make_sort_key(find_column(plans, column), plans[0].context)

    def rank_row(row: Row) -> tuple[Any, ...]:
        return rank(find_own_value(row.fields or {}, column))

    def rank_line(line: TableLine) -> tuple[Any, ...]:
        return rank_row(line.row) if line.row else rank("")

    def sort_table(table: Table, rows: RowsByRef) -> Table:
        groups = [sorted(group, key=rank_line) for group in _group_lines(table, rows)]
        groups.sort(key=lambda group: rank_line(group[0]))
        return table._replace(rows=tuple(cells for group in groups for cells in _put_output_first(group)))

    places = {row.section: place for place, row in reversed(list(enumerate(report.rows)))}
    return report._replace(
        sections=_map_tables(report, sort_table),
        rows=tuple(sorted(report.rows, key=lambda row: (places[row.section], *rank_row(row)))),
    )


def _group_lines(table: Table, rows: RowsByRef) -> Iterator[list[TableLine]]:
    """Yield the lines of a table: an output's own line together with its targets, any other by itself."""
    group: list[TableLine] = []
    for cells in table.rows:
        ref = cells[0].text
        line = TableLine(cells, rows.get(ref))
        is_of_output = group and line.row and group[0].row is None and _is_of_output(line.row, ref, group[0].cells[0])
        if group and not is_of_output:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_of_output(row: Row, ref: str, output: Cell) -> bool:
    """Return True if a row is of the output whose ref is in a cell. The plan's name is before both refs, or neither."""
    prefix = ref.removesuffix(row.ref)
    return output.text == f"{prefix}{row.output}"


def _put_output_first(group: Sequence[TableLine]) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of sorted lines, with that of the output before its targets."""
    yield from (line.cells for line in group if line.row is None)
    yield from (line.cells for line in group if line.row)


def _map_tables(report: Report, change: Callable[[Table, RowsByRef], Table]) -> tuple[Section, ...]:
    """Change each table of targets: one whose first column is the ref. In a section on one plan, refs are of that."""
    rows = {report.format_ref(row): row for row in reversed(report.rows)}
    rows_by_plan: dict[str, dict[str, Row]] = {}
    for row in reversed(report.rows):
        rows_by_plan.setdefault(row.plan or "", {})[row.ref] = row
    return tuple(
        section._replace(table=change(section.table, rows_by_plan.get(section.plan, {}) if section.plan else rows))
        if section.table and section.table.columns and section.table.columns[0] == REF_COLUMN
        else section
        for section in report.sections
    )


def _choose_columns(table: Table, wanted: Sequence[str], own_labels: Container[str], rows: RowsByRef) -> Table:
    """Keep the ref and the columns that are wanted, in their order. An own column that the table lacks is added."""
    places = {fold(column.title): place for place, column in enumerate(table.columns)}
    chosen = [(REF_COLUMN, [cells[0] for cells in table.rows])]
    for name in wanted:
        place = places.get(fold(name))
        if place is None and name in own_labels:
            chosen.append(
                (Column(name, grow=1), [_build_own_cell(rows.get(cells[0].text), name) for cells in table.rows])
            )
        elif place:
            chosen.append((table.columns[place], [cells[place] for cells in table.rows]))
    cells = tuple(zip(*(cells for _, cells in chosen), strict=True))
    return Table(tuple(column for column, _ in chosen), cells, is_order_chosen=True)


def _build_own_cell(row: Row | None, name: str) -> Cell:
    value = find_own_value(row.fields or {}, strip_own_prefix(name)) if row else ""
    return Cell(value) if value else EMPTY


def _list_headings(report: Report) -> list[str]:
    tables = (section.table for section in report.sections if section.table)
    return list(dict.fromkeys(column.title for table in tables for column in table.columns))


def _resolve_column(name: str, known: Sequence[str], own: Mapping[str, str]) -> str:
    """Return the column that a name means, in any letter case; `Output` is the start of "Output and measure".

    If the answer has a column of the name itself, that is meant, and `own:Due` is the own column of that name. `own`
    says what the answer calls each own column.
    """
    labels = {fold(column): label for column, label in own.items()}
    own_name = strip_own_prefix(name)
    found = {} if own_name != name.strip() else {fold(column): column for column in reversed(known)}
    columns = (*own.values(), *known)
    whole = (
        found.get(fold(name))
        or labels.get(fold(own_name))
        or next((each for each in columns if fold(each).startswith(f"{fold(name)} ")), "")
    )
    if not whole:
        raise build_unknown_name("column", name, columns, "The answer has no")
    return whole
