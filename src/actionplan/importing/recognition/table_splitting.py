"""Split a table in which a second header stands: what is below it is another table (rule R2 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.importing.recognition.cell_content import is_date
from actionplan.importing.recognition.header_rows import TableHeader, find_changed_cell, find_header, matches_header
from actionplan.importing.recognition.header_words import is_known_header
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow

_FEWEST_CELLS = 3
_LONGEST_CELL = 5
"""Words. A longer cell is no header."""


def split_tables(document: Document) -> Document:
    """Return a document in which each table has one header. No text of it is another."""
    blocks = tuple(
        part for block in document.blocks for part in (_split(block) if isinstance(block, Grid) else [block])
    )
    return document._replace(blocks=blocks)


def _split(grid: Grid) -> Iterator[Grid]:
    """Yield the parts of a table, each from its header on."""
    header = find_header(grid)
    starts = [0]
    if header is not None:
        starts += [at for at in range(header.end, len(grid.rows)) if is_other_header(grid, at, header)]
    for first, end in zip(starts, [*starts[1:], len(grid.rows)], strict=True):
        yield grid if len(starts) == 1 else grid._replace(rows=tuple(_move(row, first) for row in grid.rows[first:end]))


def is_other_header(grid: Grid, at: int, header: TableHeader) -> bool:
    """Return True if a row is a header, and not the first one again: most of its cells are wholly known."""
    row = grid.rows[at]
    filled = [cell for cell in row.cells if cell.passages]
    if len(filled) < _FEWEST_CELLS or matches_header(row, header) or find_changed_cell(row, header):
        return False
    if any(len(cell.text.split()) > _LONGEST_CELL or is_date(cell) for cell in filled):
        return False
    known = sum(is_known_header(cell.text) for cell in filled)
    return known >= 2 and known * 3 >= 2 * len(filled) and not _is_crossed(grid, at)


def _is_crossed(grid: Grid, at: int) -> bool:
    """Return True if a merged cell goes on from above a row into it or below it."""
    return any(cell.covered_by is not None and cell.covered_by[0] < at for row in grid.rows[at:] for cell in row.cells)


def _move(row: GridRow, by: int) -> GridRow:
    """Return a row with the places of merged cells counted from the top of its part."""
    return row._replace(cells=tuple(_move_owner(cell, by) for cell in row.cells)) if by else row


def _move_owner(cell: GridCell, by: int) -> GridCell:
    return cell._replace(covered_by=(cell.covered_by[0] - by, cell.covered_by[1])) if cell.covered_by else cell
