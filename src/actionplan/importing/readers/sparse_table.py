"""Build a table from the cells that hold something, and put merged cells in place.

A sheet has a million rows, and few are used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from actionplan.importing.readers.document_limits import MAX_COLUMNS, MAX_ROWS, check_table_size
from actionplan.importing.readers.hidden_parts import show_hidden_parts
from actionplan.importing.source_document import Grid, GridCell, GridRow, Passage, walk_cell
from actionplan.importing.unreadable import UnreadableDocumentError

Place = tuple[int, int]
"""The row and the column of a cell, counted from 0."""


class MergedRange(NamedTuple):
    """Cells that are merged into one, from the first row and column to the last, which are included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def is_several(self) -> bool:
        """True if it is more than one cell."""
        return (self.first_row, self.first_column) != (self.last_row, self.last_column)

    def iter_places(self) -> Iterator[Place]:
        """Yield each place of it, the first one first."""
        rows = range(self.first_row, self.last_row + 1)
        return ((row, column) for row in rows for column in range(self.first_column, self.last_column + 1))


class SheetFacts(NamedTuple):
    """What a table is apart from its cells: where it is in words, the name of a sheet, and what of it is hidden."""

    where: str
    name: str = ""
    is_hidden: bool = False
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()


def build_grid(
    cells: Mapping[Place, GridCell],
    merged: Sequence[MergedRange],
    sheet: SheetFacts,
    name: str,
    *,
    covered: list[Passage] | None = None,
) -> Grid | None:
    """Build the table of a sheet, or `None` if no cell of it holds text.

    Of several empty rows together one is kept, so that the table shows the gap. `name` is the file's, for the limits.
    Text under a merged cell, which nobody sees, goes to `covered`.
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
    placed = put_merged(cells, spans, name)
    hidden = [place for place, cell in placed.items() if cell.covered_by and place in filled]
    if covered is not None:
        covered += (passage for place in sorted(hidden) for passage in walk_cell(filled[place]))
    number_of = {row: number for number, row in enumerate(rows)}
    placed = {place: _move_owner(cell, number_of) for place, cell in placed.items()}
    built = tuple(
        GridRow(
            tuple(placed.get((row, column)) or cells.get((row, column)) or GridCell() for column in range(width)),
            f"{where}, row {row + 1}",
            is_hidden=row in sheet.hidden_rows,
            number=row + 1,
        )
        for row in rows
    )
    hidden_columns = frozenset(column for column in sheet.hidden_columns if column < width)
    return show_hidden_parts(Grid(built, where, sheet.name, is_hidden=sheet.is_hidden, hidden_columns=hidden_columns))


def _clip(merged: MergedRange, last_row: int, last_column: int) -> MergedRange:
    """Cut a merged cell to the rows and columns that are used."""
    return merged._replace(
        last_row=min(merged.last_row, max(last_row, merged.first_row)),
        last_column=min(merged.last_column, max(last_column, merged.first_column)),
    )


def _keep_gaps(used: Sequence[int]) -> list[int]:
    """Return the rows that are used, and the first empty one of each gap."""
    return sorted({*used, *(before + 1 for before, row in pairwise((-1, *used)) if row > before + 1)})


def put_merged(cells: Mapping[Place, GridCell], merged: Sequence[MergedRange], name: str) -> dict[Place, GridCell]:
    """Return the merged cells with their spans, and what covers the other places of each."""
    count = sum((each.last_row - each.first_row + 1) * (each.last_column - each.first_column + 1) for each in merged)
    if count > MAX_ROWS * MAX_COLUMNS:
        raise UnreadableDocumentError(f"{name} merges more cells than a table of a plan has, and was not opened.")
    placed: dict[Place, GridCell] = {}
    for each in merged:
        first = (each.first_row, each.first_column)
        placed |= dict.fromkeys(each.iter_places(), GridCell(covered_by=first))
        placed[first] = cells.get(first, GridCell())._replace(
            row_span=each.last_row - each.first_row + 1, column_span=each.last_column - each.first_column + 1
        )
    return _drop_overlaps(placed)


def _drop_overlaps(placed: dict[Place, GridCell]) -> dict[Place, GridCell]:
    """Empty the places whose merged cell is itself covered: where two overlap, the later one counts."""
    for place, cell in placed.items():
        if cell.covered_by and placed[cell.covered_by].covered_by:
            placed[place] = GridCell()
    return placed


def _move_owner(cell: GridCell, number_of: Mapping[int, int]) -> GridCell:
    """Return a covered cell with the row of the table for that of the sheet."""
    return cell._replace(covered_by=(number_of[cell.covered_by[0]], cell.covered_by[1])) if cell.covered_by else cell
