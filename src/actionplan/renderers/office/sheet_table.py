"""A table of a workbook: headings and values, each column a heading and the function that gets its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from actionplan.report import Row

CellValue = str | int | date | None
"""What a cell holds: words, a number, a day, or nothing."""


class SheetColumn(NamedTuple):
    """The heading of a column, its width in characters, and whether it holds numbers, which are set to the right."""

    title: str
    width: int
    is_number: bool = False


class SheetTable(NamedTuple):
    """A table: its headings, and rows with a value for each."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]


T = TypeVar("T")
ColumnValue = tuple[SheetColumn, Callable[[T], CellValue]]
"""A column, and the function that gets its value."""


def has_several_plans(rows: Iterable[Row]) -> bool:
    """Return True if the rows are of several plans, so that a ref alone does not say which target it is."""
    return len({row.plan for row in rows}) > 1


def join_lines(texts: Iterable[str]) -> str | None:
    """Join several texts in one cell, a line each."""
    return "\n".join(texts) or None


class _HasRow(Protocol):
    """What a table has a row for, and the row of the target that it belongs to."""

    @property
    def row(self) -> Row:
        """The row of the target."""


EntryT = TypeVar("EntryT", bound=_HasRow)


def build_table(columns: Sequence[ColumnValue[T]], entries: Sequence[T]) -> SheetTable:
    """Build a table with a row for each entry."""
    values = [tuple([get_value(entry) for _, get_value in columns]) for entry in entries]
    return SheetTable(tuple([heading for heading, _ in columns]), tuple(values))


def build_entries_table(
    columns: Sequence[ColumnValue[EntryT]], rows: Sequence[Row], entries: Sequence[EntryT]
) -> SheetTable:
    """Build a table of entries. If the rows are of several plans, the name of its plan follows each ref."""
    if has_several_plans(rows):
        ref, *others = columns
        columns = [ref, (SheetColumn("Plan", 16), lambda entry: entry.row.plan), *others]
    return build_table(columns, entries)
