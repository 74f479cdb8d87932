"""Build a printed table from its rows and its columns: a column says what it is called and how its cells are made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from actionplan.evaluation.plan_view import HasView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import AUTHORITY_COLUMN, Cell, Column, Table
from actionplan.reports.report_fields import COLUMN_FIELDS, ReportField

EMPTY = Cell("")
REF_COLUMN = Column("Ref")


class HasTarget(HasView, Protocol):
    """What a table has a row for: a target, or something about one."""

    @property
    def item(self) -> EvaluatedTarget:
        """The target."""


T = TypeVar("T", bound=HasTarget)
T_contra = TypeVar("T_contra", bound=HasTarget, contravariant=True)


class ColumnSpec(NamedTuple, Generic[T_contra]):
    """A column, and the function that makes its cell in each row.

    An optional column is left out of a table if all its cells are empty.
    """

    column: Column
    build_cell: Callable[[T_contra], Cell]
    is_optional: bool = False


def build_table(rows: Sequence[T], columns: Iterable[ColumnSpec[T]]) -> Table:
    """Build a table with a line for each row. If the rows are of several plans, each line names the authority."""
    has_several_plans = bool(rows) and rows[0].view.is_one_of_several
    return build_single_plan_table(rows, _iter_with_authority(columns) if has_several_plans else columns)


def build_single_plan_table(rows: Sequence[T], columns: Iterable[ColumnSpec[T]]) -> Table:
    """Build the same table under a heading that says already which plan it is of."""
    shown = []
    for column, build_cell, is_optional in _iter_with_keys(columns):
        cells = [build_cell(row) for row in rows]
        if not is_optional or any(cell.text for cell in cells):
            shown.append((column, cells))
    return Table(tuple(column for column, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))


def _iter_with_authority(columns: Iterable[ColumnSpec[T]]) -> Iterator[ColumnSpec[T]]:
    for spec in columns:
        yield spec
        if spec.column == REF_COLUMN:
            yield ColumnSpec(AUTHORITY_COLUMN, lambda row: Cell(row.view.owner_name))


def _iter_with_keys(columns: Iterable[ColumnSpec[T]]) -> Iterator[ColumnSpec[T]]:
    """Add a column for each key of the file that has one, before the words of the target."""
    for spec in columns:
        if spec.column.is_self_explanatory:
            yield from map(_build_key_column, COLUMN_FIELDS)
        yield spec


def _build_key_column(field: ReportField) -> ColumnSpec[HasTarget]:
    return ColumnSpec(
        Column(field.heading, grow=1),
        lambda row: Cell(field.format_value(row.item.line, row.view)),
        is_optional=True,
    )
