"""Read a request that came back: what its officer answered, and in which cell, and what cannot be taken in.

Rows are found by their refs and columns by their headings, since people sort rows and move columns. The hidden sheet
says what was asked. Every filled cell is an answer, or is what the request said itself, or is a trouble.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from actionplan.importing.source_document import Document, Grid, GridCell, GridRow
from actionplan.text.english import shorten
from actionplan.text.folding import fold
from actionplan.updates.officer_request import OfficerRequest, RequestRow, parse_facts
from actionplan.updates.request_layout import (
    FACTS_SHEET,
    LAYOUT_VERSION,
    NUMBER_KEY,
    REF_KEY,
    SHEET_COLUMNS,
    UNREAD_SHEET,
    RequestColumn,
)
from actionplan.updates.request_workbook import UNREAD_COLUMNS, iter_opening

_MAX_SHOWN = 80
_FIRST_ROWS = 60
"""Among so many rows the headings are looked for."""

_ERROR_VALUES = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
"""What a cell shows whose formula cannot be worked out."""


class Trouble(NamedTuple):
    """Something that cannot be taken in: its place ("Targets F7"), the words there, why, and the row that it is in.

    `column` is empty if it is in none of those that are asked.
    """

    place: str
    words: str
    reason: str
    row: RequestRow | None = None
    column: RequestColumn | None = None

    @property
    def is_named(self) -> bool:
        """True if the reason begins with the heading of its column and the words there: 'RAG "blue" is not one of'."""
        return self.column is not None and self.reason.startswith(f'{self.column.title} "')


class CellAnswer(NamedTuple):
    """What an officer typed into a cell, and the cell's place ("Targets F7")."""

    text: str
    place: str
    column: RequestColumn


class AnsweredRow(NamedTuple):
    """A row of a request with what was typed into it, by the keys of the columns. It may have no answers."""

    row: RequestRow
    answers: Mapping[str, CellAnswer]

    def get_text(self, key: str) -> str:
        """Return what was typed under a column, or ""."""
        return self.answers[key].text if key in self.answers else ""

    def build_troubles(self, keys: Sequence[str], reason: str) -> Iterator[Trouble]:
        """Yield the trouble of each of its answers that the keys name."""
        for answer in (self.answers[key] for key in keys if key in self.answers):
            yield Trouble(answer.place, answer.text, reason, row=self.row, column=answer.column)


class ReturnedRequest(NamedTuple):
    """A request that came back: what was asked, its rows in the order of the request, and what of it is in trouble."""

    request: OfficerRequest
    rows: tuple[AnsweredRow, ...]
    troubles: tuple[Trouble, ...] = ()


class _SheetHeadings(NamedTuple):
    """The headings of a sheet: which of our sheets it is, the row that they are in, and the column at each place."""

    sheet: str
    at: int
    columns: dict[int, RequestColumn]


def read_returned(document: Document) -> ReturnedRequest | str:
    """Read a request that came back, or say why it is none."""
    facts = next((grid for grid in document.grids if fold(grid.name) == fold(FACTS_SHEET)), None)
    if facts is None:
        return (
            f'it has no hidden sheet "{FACTS_SHEET}", which says what was asked. Copy the answers into the workbook '
            "that was sent out, and take that in."
        )
    request = parse_facts([[cell.text for cell in row.cells] for row in facts.rows])
    if request is None:
        return f'its hidden sheet "{FACTS_SHEET}" has been changed, so that it cannot be read.'
    if request.layout != LAYOUT_VERSION:
        return f'it has the layout "{request.layout}", which this version of actionplan does not know.'
    troubles: list[Trouble] = []
    found: dict[tuple[str, str, str], AnsweredRow] = {}
    for grid in document.grids:
        if fold(grid.name) == fold(FACTS_SHEET):
            continue
        if fold(grid.name) == fold(UNREAD_SHEET) and request.unread:
            troubles += _find_new_words(grid, request)
            continue
        headings = _find_headings(grid)
        if headings is None:
            troubles += _refuse_sheet(grid)
            continue
        troubles += _find_stray_cells(grid, headings, request)
        for row in grid.rows[headings.at + 1 :]:
            _read_row(row, grid, headings, request, found, troubles)
    boxes = [each for each in document.outside if each.where == "text box"]
    troubles += (Trouble("text box", each.text, "Text boxes are not read.") for each in boxes)
    rows = (found.get(row.identity) or AnsweredRow(row, {}) for row in request.rows)
    return ReturnedRequest(request, tuple(rows), tuple(troubles))


def _find_headings(grid: Grid) -> _SheetHeadings | None:
    """Find the row of headings: the one with a ref that has most of them. The sheet may have another name."""
    best: _SheetHeadings | None = None
    for at, row in enumerate(grid.rows[:_FIRST_ROWS]):
        for sheet, columns in SHEET_COLUMNS.items():
            known = {fold(column.title): column for column in columns}
            found: dict[int, RequestColumn] = {}
            for n, cell in enumerate(row.cells):
                column = known.get(fold(cell.text))
                if column and column not in found.values():
                    found[n] = column
            keys = {column.key for column in found.values()}
            if REF_KEY in keys and len(keys) > max(2, len(best.columns) if best else 0):
                best = _SheetHeadings(sheet, at, found)
    return best


def _refuse_sheet(grid: Grid) -> Iterator[Trouble]:
    texts = [cell.text for row in grid.rows for cell in row.cells if cell.text]
    if texts:
        words = shorten("; ".join(texts), _MAX_SHOWN)
        yield Trouble(grid.name, words, "This sheet is not one of the request, or its headings were changed.")


def _find_new_words(grid: Grid, request: OfficerRequest) -> Iterator[Trouble]:
    """Yield what was typed into the sheet that tells what could not be read."""
    told = {fold(text) for cell in request.unread for text in cell} | {fold(title) for title, _ in UNREAD_COLUMNS}
    for row in grid.rows:
        for n, cell in enumerate(row.cells):
            if cell.text and fold(cell.text) not in told:
                reason = "No answer is read on this sheet. Type it into the row of its target."
                yield Trouble(_format_place(grid, row, n), cell.text, reason)
            yield from _find_notes(cell, _format_place(grid, row, n))


def _find_stray_cells(grid: Grid, headings: _SheetHeadings, request: OfficerRequest) -> Iterator[Trouble]:
    """Yield what was typed above the table, and headings that are none of the request's."""
    expected = {fold(line) for line in iter_opening(request, headings.sheet)}
    for row in grid.rows[: headings.at]:
        for n, cell in enumerate(row.cells):
            if cell.text and fold(cell.text) not in expected:
                yield Trouble(_format_place(grid, row, n), cell.text, "This is above the table.")
            yield from _find_notes(cell, _format_place(grid, row, n))
    row = grid.rows[headings.at]
    for n, cell in enumerate(row.cells):
        if cell.text and n not in headings.columns:
            yield Trouble(_format_place(grid, row, n), cell.text, "The request has no column with this heading.")
        yield from _find_notes(cell, _format_place(grid, row, n))
    present = {column.key for column in headings.columns.values()}
    for column in SHEET_COLUMNS[headings.sheet]:
        if not column.is_optional and column.key not in present:
            yield Trouble(grid.name, "", f'The column "{column.title}" is not there any more, or has another heading.')


def _read_row(  # noqa: PLR0913, PLR0917 - the two last are what it adds to
    row: GridRow,
    grid: Grid,
    headings: _SheetHeadings,
    request: OfficerRequest,
    found: dict[tuple[str, str, str], AnsweredRow],
    troubles: list[Trouble],
) -> None:
    """Read a row below the headings: its answers, and what is wrong in it."""
    texts = {column.key: row.cells[n].text for n, column in headings.columns.items()}
    if not any(cell.text or cell.notes for cell in row.cells):
        return
    key = headings.sheet, fold(texts.get(REF_KEY, "")), texts.get(NUMBER_KEY, "")
    asked = next((each for each in request.list_rows(headings.sheet) if each.identity == key), None)
    answers: dict[str, CellAnswer] = {}
    for n, cell in enumerate(row.cells):
        place, column = _format_place(grid, row, n), headings.columns.get(n)
        troubles += _find_notes(cell, place, asked)
        if asked is None:
            if cell.text and not (texts.get(REF_KEY) and column and column.is_given and column.key != REF_KEY):
                troubles.append(Trouble(place, cell.text, _describe_unknown_row(texts)))
            continue
        reason = _find_fault(cell, column, asked)
        if reason:
            troubles.append(Trouble(place, cell.text, reason, row=asked, column=column))
        elif column and not column.is_given and cell.text:
            answers[column.key] = CellAnswer(cell.text, place, column)
    if asked is None:
        return
    first = found.get(key)
    if first is None or not first.answers:
        found[key] = AnsweredRow(asked, answers)
    elif {name: each.text for name, each in answers.items()} != {
        name: each.text for name, each in first.answers.items()
    }:
        both = (*first.answers.values(), *answers.values())
        reason = f"{asked.ref} has two rows, with different answers. Leave one of them."
        troubles += (Trouble(each.place, each.text, reason, row=asked, column=each.column) for each in both)
        found[key] = first._replace(answers={})


def _describe_unknown_row(texts: Mapping[str, str]) -> str:
    ref = texts.get(REF_KEY, "")
    if not ref:
        return "This row has no ref, so it is about no target."
    number = texts.get(NUMBER_KEY, "")
    return f"This request does not ask about {ref}{f', measure {number}' if number else ''}."


def _find_fault(cell: GridCell, column: RequestColumn | None, asked: RequestRow) -> str:
    """Say what is wrong with a cell of a row that was asked about, or return ""."""
    if cell.is_formula and not cell.passages:
        return "This is a formula, and what it comes to is not in the file. Type the answer itself."
    if column is None:
        return "This is in a column that the request does not have." if cell.text else ""
    if column.is_given:
        said = asked.get_text(column.key)
        if fold(cell.text) != fold(said):
            return (
                f'This cell was locked, and said "{said}". The plan is not changed by it.'
                if said
                else ("This cell was locked and empty. The plan is not changed by it.")
            )
        return ""
    if cell.row_span > 1:
        return "This cell is merged over several rows, so it does not say which target it is about."
    if cell.text.upper() in _ERROR_VALUES:
        return "This is an error of a formula. Type the answer itself."
    if cell.passages and all(passage.is_struck for passage in cell.passages):
        return "This is struck through. Delete it if it is not an answer."
    return ""


def _find_notes(cell: GridCell, place: str, asked: RequestRow | None = None) -> Iterator[Trouble]:
    """Yield the comments on a cell, which are no answers."""
    for note in cell.notes:
        words = " ".join(passage.text for passage in note.passages)
        what = "Comments on a cell are not read. Type it into the cell."
        yield Trouble(place, words, what if note.kind == "comment" else "Hidden text is not read.", asked)


def _format_place(grid: Grid, row: GridRow, column: int) -> str:
    """Format the place of a cell as a spreadsheet shows it: "Targets F7"."""
    return f"{grid.name} {get_column_letter(column + 1)}{row.number}"
