"""Take the cells of a row by what they are, with the text of merged cells (rule R6 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from actionplan.importing.recognition.column_choice import PlanColumn
from actionplan.importing.recognition.document_events import RowEvent
from actionplan.importing.recognition.header_words import ColumnField
from actionplan.importing.source_document import GridCell, SideNote
from actionplan.importing.wording import Wording, join_wording, take_passages


class TakenCell(NamedTuple):
    """A cell of a row: its column, the cell of the table, and its text, a part for each paragraph.

    One that `is_merged` has the text of its first row, which is above. So has one that `is_filled` because the officer
    said so. Where the document says "as above", `ditto` has these words, and the cell has the text of the one above.
    """

    column: PlanColumn
    cell: GridCell
    parts: Wording
    is_merged: bool = False
    is_filled: bool = False
    ditto: Wording = ()

    @property
    def own(self) -> Wording:
        """Its text, unless that belongs to a row above."""
        return () if self.is_merged else self.parts

    @property
    def is_unknown(self) -> bool:
        """True if it has a formula without a stored value."""
        return self.cell.is_formula and not self.cell.passages and not self.is_merged

    @property
    def text(self) -> str:
        """Its words."""
        return join_wording(self.parts)


class RowCells:
    """The cells of a row of the plan, and the notes that hang on them.

    A row that is a part of one in the document has a `suffix` for its ref, the text of that row that no part has, and
    `remarks` on what it has of that row.
    """

    __slots__ = ("cells", "event", "notes", "opening", "remarks", "suffix")

    def __init__(self, event: RowEvent) -> None:
        self.event = event
        grid = event.table.grid
        self.cells: list[TakenCell] = []
        for column in event.table.columns.columns:
            cell = event.row.cells[column.at]
            owner = cell.covered_by
            # A cell that a header or a heading goes down into is empty; so is one of another column than the text.
            is_merged = owner is not None and owner[0] != event.at and owner[0] in event.rows and owner[1] == column.at
            if is_merged and owner is not None:
                cell = grid.rows[owner[0]].cells[owner[1]]
            self.cells.append(TakenCell(column, cell, take_passages(cell.passages), is_merged=is_merged))
        self.notes = list(_list_notes(self.cells))
        self.suffix = ""
        self.opening: Wording = ()
        self.remarks: list[str] = []

    def find(self, field: ColumnField) -> TakenCell | None:
        """Find the cell of a field."""
        return next((each for each in self.cells if each.column.field == field), None)

    def get_own(self, field: ColumnField) -> Wording:
        """Return the text of a field that stands in this row."""
        cell = self.find(field)
        return cell.own if cell else ()

    def join(self, other: RowCells) -> None:
        """Join the text of another row, which is the rest of this one."""
        self.cells = [
            cell._replace(parts=(*cell.parts, *rest.own)) if rest.own else cell
            for cell, rest in zip(self.cells, other.cells, strict=True)
        ]
        self.notes += other.notes

    def replace(self, parts: Mapping[int, Wording]) -> RowCells:
        """Return a copy with other text in some cells, by their places."""
        copied = copy(self)
        copied.cells = [cell._replace(parts=parts[at]) if at in parts else cell for at, cell in enumerate(self.cells)]
        return copied


def _list_notes(cells: Iterable[TakenCell]) -> Iterator[tuple[SideNote, str]]:
    """List what hangs on the cells of a row, each with the words that it hangs on."""
    for cell in cells:
        if not cell.is_merged:
            yield from ((note, cell.text) for note in cell.cell.notes)
            for passage in cell.cell.passages:
                yield from ((note, passage.text) for note in passage.notes)


def list_rows(events: Sequence[RowEvent]) -> tuple[list[RowCells], list[tuple[RowCells, RowCells]]]:
    """List the rows of a section, those that are the rest of the row before joined to it; and what was joined."""
    rows: list[RowCells] = []
    joined: list[tuple[RowCells, RowCells]] = []
    for event in events:
        row = RowCells(event)
        if rows and _is_rest(row):
            joined.append((rows[-1], row))
            rows[-1].join(row)
        else:
            rows.append(row)
    return rows, joined


def _is_rest(row: RowCells) -> bool:
    """Return True if a row is the rest of the one before: a page starts with it, or it has neither text nor target."""
    own = {cell.column.field for cell in row.cells if cell.own or cell.is_unknown}
    if row.event.row.starts_page and not own & {"ref", "officer", "date"}:
        return True
    text = row.find("text")
    is_merged_row = text is not None and text.is_merged
    return not own & {"ref", "text", "date", "measures", "group"} and not is_merged_row and bool(own)
