"""Read a request that came back: what its officer answered, and in which cell, and what cannot be taken in.

Rows are found by their refs and columns by their headings, since people sort rows and move columns. Where one of these
was written over, what stands beside it tells it, and the answer is in doubt. The hidden sheet says what was asked.
Every filled cell is an answer, or is what the request said itself, or is a trouble.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from actionplan.dates import format_day
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow
from actionplan.text.folding import fold
from actionplan.updates.officer_request import OfficerRequest, RequestRow, parse_facts
from actionplan.updates.request_headings import SheetHeadings, find_headings
from actionplan.updates.request_layout import (
    DAY_KEYS,
    FACTS_SHEET,
    LAYOUT_VERSION,
    NOTE_KEYS,
    NUMBER_KEY,
    REF_KEY,
    SHEET_COLUMNS,
    UNREAD_SHEET,
    RequestColumn,
)
from actionplan.updates.request_workbook import UNREAD_COLUMNS, iter_opening
from actionplan.updates.row_finding import find_row

_REF_KEYS = (REF_KEY, NUMBER_KEY)
_NO_COLUMN = "This is in a column that the request does not have."
_ERROR_VALUES = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
"""What a cell shows whose formula cannot be worked out."""


class Trouble(NamedTuple):
    """Something that cannot be taken in: its place ("Targets F7"), the words there, why, and the row that it is in.

    `column` is empty if it is in none of those that are asked. `copy` counts the rows of one target, from 0. It
    `is_doubt` if it may be right as it is: only its place is in doubt.
    """

    place: str
    words: str
    reason: str
    row: RequestRow | None = None
    column: RequestColumn | None = None
    copy: int = 0
    is_doubt: bool = False

    @property
    def is_answer(self) -> bool:
        """True if it is in a cell to fill in, of a row that is known."""
        return self.row is not None and self.column is not None and not self.column.is_given

    @property
    def was_locked(self) -> bool:
        """True if it is in a cell that was locked."""
        return self.column is not None and self.column.is_given

    @property
    def is_named(self) -> bool:
        """True if the reason begins with the heading of its column and the words there: 'RAG "blue" is not one of'."""
        return self.column is not None and self.reason.startswith(f'{self.column.title} "')


class CellAnswer(NamedTuple):
    """What an officer typed into a cell, and the cell's place ("Targets F7").

    It has a `doubt` if that place does not surely say what it is about.
    """

    text: str
    place: str
    column: RequestColumn
    doubt: str = ""


class AnsweredRow(NamedTuple):
    """A row of a request with what was typed into it, by the keys of the columns. It may have no answers."""

    row: RequestRow
    answers: Mapping[str, CellAnswer]

    def get_text(self, key: str) -> str:
        """Return what was typed under a column, or ""."""
        return self.answers[key].text if key in self.answers else ""

    def build_troubles(self, keys: Sequence[str], reason: str, *, is_doubt: bool = False) -> Iterator[Trouble]:
        """Yield the trouble of each of its answers that the keys name."""
        for answer in (self.answers[key] for key in keys if key in self.answers):
            yield Trouble(answer.place, answer.text, reason, row=self.row, column=answer.column, is_doubt=is_doubt)


class ReturnedRequest(NamedTuple):
    """A request that came back: what was asked, its rows in the order of the request, and what of it is in trouble.

    `still_unread` is what was typed in other places, was sent back for that, and is not deleted there.
    """

    request: OfficerRequest
    rows: tuple[AnsweredRow, ...]
    troubles: tuple[Trouble, ...] = ()
    still_unread: tuple[Trouble, ...] = ()


class _SheetRow(NamedTuple):
    """A row of a sheet: which row of the request it is, what was typed into it, and what is in trouble."""

    row: RequestRow | None
    answers: dict[str, CellAnswer]
    troubles: list[Trouble]


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
    read: list[_SheetRow] = []
    still_unread: list[Trouble] = []
    for grid in document.grids:
        if fold(grid.name) == fold(FACTS_SHEET):
            continue
        if fold(grid.name) == fold(UNREAD_SHEET) and request.unread:
            troubles += _find_new_words(grid, request)
            still_unread += _find_told_words(grid, request)
            continue
        headings = find_headings(grid, request)
        if headings is None:
            troubles += _refuse_sheet(grid)
            continue
        troubles += _find_stray_cells(grid, headings, request)
        rows = (_read_row(row, grid, headings, request) for row in grid.rows[headings.at + 1 :])
        read += filter(None, rows)
    boxes = [each for each in document.outside if each.where == "text box"]
    troubles += (Trouble("text box", each.text, "Text boxes are not read.") for each in boxes)
    rows_chosen = tuple(_choose_rows(request, read, troubles))
    doubts = {answer.doubt for one in read for answer in one.answers.values()}
    troubles = [each for each in troubles if each.words or each.reason not in doubts]
    return ReturnedRequest(request, rows_chosen, tuple(troubles), tuple(still_unread))


def _refuse_sheet(grid: Grid) -> Iterator[Trouble]:
    texts = [cell.text for row in grid.rows for cell in row.cells if cell.text]
    if texts:
        reason = "This sheet is not one of the request, or its headings were changed."
        yield Trouble(grid.name, "; ".join(texts), reason)


def _find_new_words(grid: Grid, request: OfficerRequest) -> Iterator[Trouble]:
    """Yield what was typed into the sheet that tells what could not be read."""
    told = {fold(text) for cell in request.unread for text in cell.shown} | {fold(title) for title, _ in UNREAD_COLUMNS}
    for row in grid.rows:
        for n, cell in enumerate(row.cells):
            if cell.text and fold(cell.text) not in told:
                reason = "No answer is read on this sheet. Type it into the row of its target."
                yield Trouble(_format_place(grid, row, n), cell.text, reason)
            yield from _find_notes(cell, _format_place(grid, row, n))


def _find_told_words(grid: Grid, request: OfficerRequest) -> Iterator[Trouble]:
    """Yield what that sheet told when it was sent back, and nobody has deleted there."""
    for told in request.unread:
        for row in grid.rows:
            texts = [fold(cell.text) for cell in row.cells]
            if told.words and not told.was_locked and {fold(told.place), fold(told.words)} <= {*texts}:
                of_ref = (each for each in request.rows if told.ref and fold(each.ref) == fold(told.ref))
                place = _format_place(grid, row, texts.index(fold(told.words)))
                yield Trouble(place, told.words, told.reason, row=next(of_ref, None))


def _find_stray_cells(grid: Grid, headings: SheetHeadings, request: OfficerRequest) -> Iterator[Trouble]:
    """Yield what was typed above the table, and headings that are none of the request's."""
    expected = {fold(line) for line in iter_opening(request, headings.sheet)}
    for row in grid.rows[: headings.at]:
        for n, cell in enumerate(row.cells):
            if cell.text and fold(cell.text) not in expected:
                yield Trouble(_format_place(grid, row, n), cell.text, "This is above the table.")
            yield from _find_notes(cell, _format_place(grid, row, n))
    row = grid.rows[headings.at]
    for n, cell in enumerate(row.cells):
        if n in headings.renamed:
            yield Trouble(_format_place(grid, row, n), "", headings.describe_renamed(n))
        elif cell.text and n not in headings.columns:
            yield Trouble(_format_place(grid, row, n), cell.text, "The request has no column with this heading.")
        yield from _find_notes(cell, _format_place(grid, row, n))
    present = {column.key for column in headings.columns.values()}
    for column in SHEET_COLUMNS[headings.sheet]:
        if not column.is_optional and column.key not in present:
            yield Trouble(grid.name, "", f'The column "{column.title}" is not there any more, or has another heading.')


def _read_row(row: GridRow, grid: Grid, headings: SheetHeadings, request: OfficerRequest) -> _SheetRow | None:
    """Read a row below the headings: its answers, and what is wrong in it. Return `None` if it is empty."""
    texts = {column.key: row.cells[n].text for n, column in headings.columns.items()}
    if not any(cell.text or cell.notes for cell in row.cells):
        return None
    found = find_row(texts, headings.sheet, request)
    asked, doubt = found or (None, "")
    read = _SheetRow(asked, {}, [])
    for n, cell in enumerate(row.cells):
        place, column = _format_place(grid, row, n), headings.columns.get(n)
        read.troubles.extend(_find_notes(cell, place, asked))
        if asked is None:
            if cell.text and not _is_given(cell.text, column, texts, request, headings.sheet):
                read.troubles.append(Trouble(place, cell.text, _describe_unknown_row(texts)))
            continue
        is_said = column is not None and column.is_given and request.has_said(asked, column.key, cell.text)
        reason = "" if is_said else _find_fault(cell, column, asked)
        if reason:
            read.troubles.append(Trouble(place, cell.text, reason, row=asked, column=column))
        elif column and not column.is_given and cell.text:
            of_cell = doubt or headings.describe_renamed(n)
            read.answers[column.key] = CellAnswer(_read_answer(cell, column), place, column, doubt=of_cell)
    _give_words_a_place(read, headings.sheet)
    if doubt and read.answers:  # each of them says so
        read.troubles[:] = (each for each in read.troubles if not (each.column and each.column.key in _REF_KEYS))
    return read


def _read_answer(cell: GridCell, column: RequestColumn) -> str:
    """Return what was typed into a cell. A real date is its day, whatever else of it the cell shows."""
    return format_day(cell.value) if column.key in DAY_KEYS and isinstance(cell.value, date) else cell.text


def _give_words_a_place(read: _SheetRow, sheet: str) -> None:
    """Take words in a column of its own for what happened, if nothing else is said of it. It is in doubt."""
    column = next(each for each in SHEET_COLUMNS[sheet] if each.key == NOTE_KEYS[sheet])
    outside = next((each for each in read.troubles if each.reason == _NO_COLUMN), None)
    if outside and column.key not in {*read.answers, *(each.column.key for each in read.troubles if each.column)}:
        read.troubles.remove(outside)
        read.answers[column.key] = CellAnswer(outside.words, outside.place, column, doubt=outside.reason)


def _is_given(
    text: str, column: RequestColumn | None, texts: Mapping[str, str], request: OfficerRequest, sheet: str
) -> bool:
    """Return True if a cell of a row about no target says what the request said of one."""
    if column is None or not column.is_given or column.key == REF_KEY:
        return False
    said = {fold(row.get_text(column.key)) for row in request.list_rows(sheet)}
    return bool(texts.get(REF_KEY)) or fold(text) in said


def _choose_rows(request: OfficerRequest, read: Sequence[_SheetRow], troubles: list[Trouble]) -> Iterator[AnsweredRow]:
    """Yield the row of each target and measure, and add what is in trouble. Of two that differ, neither is chosen."""
    troubles += (each for one in read if one.row is None for each in one.troubles)
    for row in request.list_different_rows():
        copies = [each for each in read if each.row == row]
        different = {tuple(sorted((key, fold(each.text)) for key, each in one.answers.items())) for one in copies}
        if len(different - {()}) <= 1:
            troubles += (each for one in copies for each in one.troubles)
            yield AnsweredRow(row, next((one.answers for one in copies if one.answers), {}))
            continue
        reason = f"{row.ref} has two rows, with different answers. Leave one of them."
        for copy, one in enumerate(copies):
            all_of_it = (*AnsweredRow(row, one.answers).build_troubles(tuple(one.answers), reason), *one.troubles)
            troubles += (each._replace(copy=copy) for each in all_of_it)
        yield AnsweredRow(row, {})


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
        return _NO_COLUMN if cell.text else ""
    if column.is_given:
        said = asked.get_text(column.key)
        was = f', and said "{said}"' if said else " and empty"
        return f"This cell was locked{was}. The plan is not changed by it." if cell.text else ""
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
