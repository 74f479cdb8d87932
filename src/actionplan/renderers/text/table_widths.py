"""The widths of a table's columns on a screen, in cells, and when a screen is too narrow for a table."""

from __future__ import annotations

from math import ceil

from actionplan.renderers.list_tables import is_list
from actionplan.report import Cell, Column, Table
from actionplan.text.escaping import escape_control, measure_width

MIN_TABLE_WIDTH = 76
"""On a screen narrower than this, no table is folded to fit."""

MIN_NARROW_WIDTH = 12
"""The least width of a growing column that is narrow by itself."""

MIN_GROWING_WIDTH = 14
MIN_LONGEST_WIDTH = 24
"""The least width of a growing column that makes a table worth drawing, and of one that grows more than others."""

COLUMN_GAP_WIDTH = 2

MIN_HALF = 4
"""How many rows half of a table has at least, if its halves are set side by side."""

CELL_BAR_WIDTH = 9
"""The length of a bar in a cell."""


def fit_widths(table: Table, width: int, *, folds_headings: bool = False) -> list[int]:
    """Fit the columns of a table to a screen; return no widths if the table would be squeezed.

    The headings of numbers can be folded between words, so that the names beside them have more room.
    """
    full_widths = [
        _measure_column(table, n, folds_heading=folds_headings and column.is_number)
        for n, column in enumerate(table.columns)
    ]
    growing = [n for n, column in enumerate(table.columns) if column.grow]
    spare = width - COLUMN_GAP_WIDTH * (len(full_widths) - 1) - sum(full_widths)
    if spare >= 0:
        return full_widths
    spare += sum(full_widths[n] for n in growing)
    if is_list(table):
        return _share_spare_width(table.columns, full_widths, growing, max(spare, MIN_GROWING_WIDTH))
    is_squeezed = width < MIN_TABLE_WIDTH or spare < sum(
        _get_min_width(table.columns[n], full_widths[n]) for n in growing
    )
    return [] if is_squeezed else _share_spare_width(table.columns, full_widths, growing, spare)


def set_in_halves(table: Table, width: int) -> Table:
    """Return a long table of numbers with its second half beside the first, if a screen has room for both."""
    first, *others = table.columns
    half = ceil(len(table.rows) / 2)
    if half < MIN_HALF or not all(column.is_number for column in others):
        return table
    empty = Cell("")
    rest = [*table.rows[half:], *([(empty,) * len(table.columns)] if len(table.rows) % 2 else [])]
    columns = (first._replace(grow=0), *others)
    for between in (1, 0):
        rows = tuple((*left, *[empty] * between, *right) for left, right in zip(table.rows, rest, strict=False))
        both = Table((*columns, *[Column("")] * between, *columns), rows, is_order_chosen=True)
        if fit_widths(both, width):
            return both
    return table


def remove_bars(table: Table) -> Table:
    """Return a table without its columns of bars: the others say the same, and need the room."""
    if not any(cell.shares for row in table.rows for cell in row):
        return table
    kept = [n for n in range(len(table.columns)) if not any(row[n].shares for row in table.rows)]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return table._replace(columns=tuple(table.columns[n] for n in kept), rows=rows)


def is_folded(table: Table, widths: list[int], *, first: int = 0) -> bool:
    """Return True if a row takes more than one line, in a column from the first to look at on."""
    pairs = (pair for row in table.rows for pair in list(zip(row, widths, strict=True))[first:])
    return any(_measure_cell(cell) > width for cell, width in pairs)


def _share_spare_width(
    columns: tuple[Column, ...], full_widths: list[int], growing: list[int], spare: int
) -> list[int]:
    """Share the spare cells among the growing columns, those that need least first.

    None takes what another needs at least.
    """
    widths = list(full_widths)
    shares = sum(columns[n].grow for n in growing)
    least_of_rest = sum(_get_min_width(columns[n], full_widths[n]) for n in growing)
    for n in sorted(growing, key=lambda n: full_widths[n] / columns[n].grow):
        least = _get_min_width(columns[n], full_widths[n])
        least_of_rest -= least
        widths[n] = min(full_widths[n], max(least, min(spare * columns[n].grow // shares, spare - least_of_rest)))
        spare -= widths[n]
        shares -= columns[n].grow
    return widths


def _get_min_width(column: Column, full_width: int) -> int:
    if column.is_narrow:
        return min(full_width, MIN_NARROW_WIDTH)
    return min(full_width, MIN_GROWING_WIDTH if column.grow == 1 else MIN_LONGEST_WIDTH)


def _measure_column(table: Table, n: int, *, folds_heading: bool) -> int:
    title = escape_control(table.columns[n].title)
    return max(
        *map(measure_width, title.split() if folds_heading else [title]),
        *(_measure_cell(row[n]) for row in table.rows),
    )


def _measure_cell(cell: Cell) -> int:
    return CELL_BAR_WIDTH if cell.shares else measure_width(escape_control(cell.text))
