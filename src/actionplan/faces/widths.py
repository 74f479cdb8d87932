"""How wide each column of a table is on a screen of so many cells, and when a screen is too narrow for a table."""

from __future__ import annotations

from actionplan.faces.safe import cells, safe
from actionplan.report import Column, Table

NARROW = 76
"""Below so many cells of screen no table is folded to fit."""

LEAST = 14
LEAST_OF_LONGEST = 24
"""How many cells a growing column wants before a table is worth drawing; and one that grows more than others."""

GAP = 2


def widths(table: Table, width: int) -> list[int]:
    """The width of each column; nothing where the table would be squeezed."""
    wanted = [_wanted(table, n) for n in range(len(table.columns))]
    growing = [n for n, column in enumerate(table.columns) if column.grow]
    spare = width - GAP * (len(wanted) - 1) - sum(wanted)
    if spare >= 0:
        return wanted
    spare += sum(wanted[n] for n in growing)
    if is_list(table):
        return _shared(table.columns, wanted, growing, max(spare, LEAST))
    squeezed = width < NARROW or spare < sum(_least(table.columns[n], wanted[n]) for n in growing)
    return [] if squeezed else _shared(table.columns, wanted, growing, spare)


def is_list(table: Table) -> bool:
    """Whether it is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)


def is_folded(table: Table, shares: list[int]) -> bool:
    """Whether a row takes more than one line."""
    pairs = (pair for row in table.rows for pair in zip(row, shares, strict=True))
    return any(cells(safe(cell.text)) > width for cell, width in pairs)


def _shared(columns: tuple[Column, ...], wanted: list[int], growing: list[int], spare: int) -> list[int]:
    """The widths once the growing columns have shared the spare cells, those that need least first.

    None takes what another needs at least.
    """
    shared = list(wanted)
    shares = sum(columns[n].grow for n in growing)
    needed = sum(_least(columns[n], wanted[n]) for n in growing)
    for n in sorted(growing, key=lambda n: wanted[n] / columns[n].grow):
        least = _least(columns[n], wanted[n])
        needed -= least
        shared[n] = min(wanted[n], max(least, min(spare * columns[n].grow // shares, spare - needed)))
        spare -= shared[n]
        shares -= columns[n].grow
    return shared


def _least(column: Column, wanted: int) -> int:
    return min(wanted, LEAST if column.grow == 1 else LEAST_OF_LONGEST)


def _wanted(table: Table, n: int) -> int:
    return max(cells(safe(table.columns[n].title)), *(cells(safe(row[n].text)) for row in table.rows))
