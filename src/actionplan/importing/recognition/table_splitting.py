"""Make tables of one header each: split one with a second header, turn one whose header stands in its first column.

This is rule R2 of docs/import.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.importing.recognition.cell_content import is_date
from actionplan.importing.recognition.header_rows import TableHeader, find_changed_cell, find_header, matches_header
from actionplan.importing.recognition.header_words import is_known_header, score_header
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow

_FEWEST_CELLS = 3
_FORM_WIDTH = 2
_SURE = 0.8
_LONGEST_CELL = 5
"""Words. A longer cell is no header."""


def split_tables(document: Document) -> Document:
    """Return a document in which each table has one header, above its rows. No text of it is another."""
    blocks = tuple(
        part for block in document.blocks for part in (_split(_turn(block)) if isinstance(block, Grid) else [block])
    )
    return document._replace(blocks=blocks)


def _turn(grid: Grid) -> Grid:
    """Turn a table of two columns that is a form for one action: the words before its cells are its header."""
    rows = [row for row in grid.rows if any(cell.passages for cell in row.cells)]
    if grid.width != _FORM_WIDTH or len(rows) < _FEWEST_CELLS or find_header(grid) is not None:
        return grid
    cells = [cell for row in rows for cell in row.cells]
    if any(cell.covered_by or cell.row_span * cell.column_span > 1 for cell in cells) or any(
        row.is_hidden for row in rows
    ):
        return grid
    scores = [
        score_header(row.cells[0].text) if len(row.cells[0].text.split()) <= _LONGEST_CELL else {} for row in rows
    ]
    known = sum(any(score >= _SURE for score in each.values()) for each in scores)
    has_text = any(each.get("text", 0) >= _SURE for each in scores)
    if not has_text or known < _FEWEST_CELLS or known * 3 < 2 * len(rows):
        return grid
    lines = tuple(GridRow(tuple(row.cells[at] for row in rows), rows[0].where) for at in range(_FORM_WIDTH))
    return grid._replace(rows=lines, hidden_columns=frozenset())


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
