"""Arrange the answer to a question by the council's own columns: sort its tables, and choose their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from actionplan.evaluation.filters import find_own_column
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.registry import build_unknown_name
from actionplan.model.column_kinds import make_sort_key
from actionplan.model.own_columns import collect_own_values, find_column, find_own_value
from actionplan.model.plan import Subject, list_plans
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.support.tables import EMPTY, REF_COLUMN
from actionplan.rows import Row
from actionplan.text.folding import fold

RowsByRef = Mapping[str, Row]
"""The rows of a report by the refs that its tables print."""


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
    rows = {_format_ref(row, report): row for row in reversed(report.rows)}
    if arrangement.sort:
        report = _sort_report(report, rows, subject, arrangement.sort)
    if not arrangement.columns:
        return report
    own = list(collect_own_values(list_plans(subject)))
    known = [*own, *(Row._fields if arrangement.is_data else _list_headings(report))]
    wanted = [_resolve_column(name, known) for name in arrangement.columns]
    sections = [_map_table(section, lambda table: _choose_columns(table, wanted, rows)) for section in report.sections]
    return report._replace(sections=tuple(sections), columns=tuple(wanted))


def _format_ref(row: Row, report: Report) -> str:
    return f"{row.plan}:{row.ref}" if report.has_several_plans and row.plan else row.ref


def _sort_report(report: Report, rows: RowsByRef, subject: Subject, name: str) -> Report:
    column, _ = find_own_column(name, build_views(subject, report.as_at))
    plans = list_plans(subject)
    rank = make_sort_key(find_column(plans, column), plans[0].context)

    def rank_row(row: Row | None) -> tuple[Any, ...]:
        return rank(find_own_value(row.fields or {}, column) if row else "")

    def sort_table(table: Table) -> Table:
        return table._replace(rows=tuple(sorted(table.rows, key=lambda cells: rank_row(rows.get(cells[0].text)))))

    places = {row.section: place for place, row in reversed(list(enumerate(report.rows)))}
    return report._replace(
        sections=tuple(_map_table(section, sort_table) for section in report.sections),
        rows=tuple(sorted(report.rows, key=lambda row: (places[row.section], *rank_row(row)))),
    )


def _map_table(section: Section, change: Callable[[Table], Table]) -> Section:
    """Change the table of a section if it is of targets: its first column is the ref."""
    table = section.table
    if table is None or not table.columns or table.columns[0] != REF_COLUMN:
        return section
    return section._replace(table=change(table))


def _choose_columns(table: Table, wanted: Sequence[str], rows: RowsByRef) -> Table:
    """Keep the ref and the columns that are wanted, in their order. An own column that the table lacks is added."""
    places = {fold(column.title): place for place, column in enumerate(table.columns)}
    chosen = [(REF_COLUMN, [cells[0] for cells in table.rows])]
    for name in wanted:
        place = places.get(fold(name))
        if place is None:
            chosen.append(
                (Column(name, grow=1), [_build_own_cell(rows.get(cells[0].text), name) for cells in table.rows])
            )
        elif place > 0:
            chosen.append((table.columns[place], [cells[place] for cells in table.rows]))
    return Table(tuple(column for column, _ in chosen), tuple(zip(*(cells for _, cells in chosen), strict=True)))


def _build_own_cell(row: Row | None, name: str) -> Cell:
    value = find_own_value(row.fields or {}, name) if row else ""
    return Cell(value) if value else EMPTY


def _list_headings(report: Report) -> list[str]:
    tables = (section.table for section in report.sections if section.table)
    return list(dict.fromkeys(column.title for table in tables for column in table.columns))


def _resolve_column(name: str, known: Sequence[str]) -> str:
    """Return the column that a name means, in any letter case; `Output` is the start of "Output and measure"."""
    found = {fold(column): column for column in reversed(known)}
    whole = found.get(fold(name)) or next((column for column in known if fold(column).startswith(f"{fold(name)} ")), "")
    if not whole:
        raise build_unknown_name("column", name, known, "The answer has no")
    return whole
