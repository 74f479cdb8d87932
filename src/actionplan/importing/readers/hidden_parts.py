"""Find what of a table is wholly hidden: its rows and its columns (rule R11 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.importing.source_document import Grid, GridCell, GridRow, Passage, SideNote


def show_hidden_parts(grid: Grid) -> Grid:
    """Return a table in which a row or a column that shows nothing is hidden, and has its text as other rows do.

    Hidden text in a row and a column that show something stays a note of its cell.
    """
    if not any(_is_hidden([cell]) for row in grid.rows for cell in row.cells):
        return grid
    if all(_is_hidden(row.cells) or not _has_text(row.cells) for row in grid.rows):
        return grid._replace(rows=tuple(map(_show_row, grid.rows)), is_hidden=True)
    hidden = {at for at in range(grid.width) if _is_hidden([row.cells[at] for row in grid.rows])}
    rows = tuple(
        _show_row(row)._replace(is_hidden=True)
        if _is_hidden(row.cells)
        else row._replace(cells=tuple(_show_cell(cell) if n in hidden else cell for n, cell in enumerate(row.cells)))
        for row in grid.rows
    )
    return grid._replace(rows=rows, hidden_columns=grid.hidden_columns | hidden)


def _has_text(cells: Sequence[GridCell]) -> bool:
    return any(cell.passages for cell in cells)


def _is_hidden(cells: Sequence[GridCell]) -> bool:
    """Return True if some cells have hidden text and no other."""
    return not _has_text(cells) and any(_list_hidden(cell) for cell in cells)


def _list_hidden(cell: GridCell) -> list[Passage]:
    return [passage for note in cell.notes if note.kind == "hidden" for passage in note.passages]


def _show_row(row: GridRow) -> GridRow:
    return row._replace(cells=tuple(map(_show_cell, row.cells)))


def _show_cell(cell: GridCell) -> GridCell:
    notes: tuple[SideNote, ...] = tuple(note for note in cell.notes if note.kind != "hidden")
    return cell._replace(passages=(*cell.passages, *_list_hidden(cell)), notes=notes)
