"""How wide each column of a table is on a screen of so many cells, and when a screen is too narrow for a table."""

from __future__ import annotations

from actionplan.report import Column, Table
from actionplan.text.escaping import escape_control, measure_width

MIN_TABLE_WIDTH = 76
"""Below so many cells of screen no table is folded to fit."""

MIN_GROWING_WIDTH = 14
MIN_LONGEST_WIDTH = 24
"""How many cells a growing column wants before a table is worth drawing; and one that grows more than others."""

COLUMN_GAP_WIDTH = 2


def fit_widths(table: Table, width: int) -> list[int]:
    """The width of each column; nothing where the table would be squeezed."""
    wanted = [_measure_column(table, n) for n in range(len(table.columns))]
    growing = [n for n, column in enumerate(table.columns) if column.grow]
    spare = width - COLUMN_GAP_WIDTH * (len(wanted) - 1) - sum(wanted)
    if spare >= 0:
        return wanted
    spare += sum(wanted[n] for n in growing)
    if is_list(table):
        return _share_spare_width(table.columns, wanted, growing, max(spare, MIN_GROWING_WIDTH))
    squeezed = width < MIN_TABLE_WIDTH or spare < sum(_get_min_width(table.columns[n], wanted[n]) for n in growing)
    return [] if squeezed else _share_spare_width(table.columns, wanted, growing, spare)


def is_list(table: Table) -> bool:
    """Whether it is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)


def is_folded(table: Table, shares: list[int]) -> bool:
    """Whether a row takes more than one line."""
    pairs = (pair for row in table.rows for pair in zip(row, shares, strict=True))
    return any(measure_width(escape_control(cell.text)) > width for cell, width in pairs)


def _share_spare_width(columns: tuple[Column, ...], wanted: list[int], growing: list[int], spare: int) -> list[int]:
    """The widths once the growing columns have shared the spare cells, those that need least first.

    None takes what another needs at least.
    """
    shared = list(wanted)
    shares = sum(columns[n].grow for n in growing)
    needed = sum(_get_min_width(columns[n], wanted[n]) for n in growing)
    for n in sorted(growing, key=lambda n: wanted[n] / columns[n].grow):
        least = _get_min_width(columns[n], wanted[n])
        needed -= least
        shared[n] = min(wanted[n], max(least, min(spare * columns[n].grow // shares, spare - needed)))
        spare -= shared[n]
        shares -= columns[n].grow
    return shared


def _get_min_width(column: Column, wanted: int) -> int:
    return min(wanted, MIN_GROWING_WIDTH if column.grow == 1 else MIN_LONGEST_WIDTH)


def _measure_column(table: Table, n: int) -> int:
    return max(
        measure_width(escape_control(table.columns[n].title)),
        *(measure_width(escape_control(row[n].text)) for row in table.rows),
    )
