"""Build a table from the cells that hold something: a sheet has a million rows, and few are used."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from actionplan.importing.readers.document_limits import check_table_size
from actionplan.importing.source_document import Grid, GridCell, GridRow

Place = tuple[int, int]
"""The row and the column of a cell, counted from 0."""


class MergedRange(NamedTuple):
    """Cells that are merged into one, from the first row and column to the last, which are included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class SheetFacts(NamedTuple):
    """What a table is apart from its cells: where it is in words, the name of a sheet, and what of it is hidden."""

    where: str
    name: str
    is_hidden: bool
    hidden_rows: Collection[int]
    hidden_columns: Collection[int]


def build_grid(
    cells: Mapping[Place, GridCell], merged: Sequence[MergedRange], sheet: SheetFacts, name: str
) -> Grid | None:
    """Build the table of a sheet, or `None` if no cell of it holds text.

    Of several empty rows together one is kept, so that the table shows the gap. `name` is the file's, for the limits.
    """
    filled = {place: cell for place, cell in cells.items() if cell.passages or cell.notes}
    if not filled:
        return None
    where = sheet.where
    width = max(column for _, column in filled) + 1
    last = max(row for row, _ in filled)
    spans = [_clip(each, last, width - 1) for each in merged if (each.first_row, each.first_column) in filled]
    used = sorted({row for row, _ in filled}.union(*(range(each.first_row, each.last_row + 1) for each in spans)))
    rows = _keep_gaps(used)
    check_table_size(len(rows), width, name, where)
    number_of = {row: number for number, row in enumerate(rows)}
    placed = _add_spans(cells, spans, number_of)
    built = tuple(
        GridRow(
            tuple(placed.get((row, column)) or cells.get((row, column)) or GridCell() for column in range(width)),
            f"{where}, row {row + 1}",
            is_hidden=row in sheet.hidden_rows,
        )
        for row in rows
    )
    hidden_columns = frozenset(column for column in sheet.hidden_columns if column < width)
    return Grid(built, where, sheet.name, is_hidden=sheet.is_hidden, hidden_columns=hidden_columns)


def _clip(merged: MergedRange, last_row: int, last_column: int) -> MergedRange:
    """Cut a merged cell to the rows and columns that are used."""
    return merged._replace(
        last_row=min(merged.last_row, max(last_row, merged.first_row)),
        last_column=min(merged.last_column, max(last_column, merged.first_column)),
    )


def _keep_gaps(used: Sequence[int]) -> list[int]:
    """Return the rows that are used, and the first empty one of each gap."""
    return sorted({*used, *(before + 1 for before, row in pairwise((-1, *used)) if row > before + 1)})


def _add_spans(
    cells: Mapping[Place, GridCell], spans: Sequence[MergedRange], number_of: Mapping[int, int]
) -> dict[Place, GridCell]:
    """Return the merged cells with their spans, and what covers the other places of each."""
    placed: dict[Place, GridCell] = {}
    for each in spans:
        first = (each.first_row, each.first_column)
        covered_by = (number_of[each.first_row], each.first_column)
        for row in range(each.first_row, each.last_row + 1):
            for column in range(each.first_column, each.last_column + 1):
                placed[row, column] = GridCell(covered_by=covered_by)
        placed[first] = cells[first]._replace(
            row_span=each.last_row - each.first_row + 1, column_span=each.last_column - each.first_column + 1
        )
    return placed
