"""Find the header of a table: which rows it is, and the words of each column (rule R2 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.importing.recognition.cell_content import is_date
from actionplan.importing.recognition.header_words import normalise_header, score_header
from actionplan.importing.source_document import Grid, GridCell, GridRow, Passage
from actionplan.text.english import shorten
from actionplan.text.folding import fold

_ROWS_TO_TRY = 15
_LONGEST_HEADER = 9
"""Words. A longer cell is no header."""

_LONGEST_PLAIN_HEADER = 5
"""Words. A longer cell in a row of unknown words is a sentence."""

_LONGEST_NAME = 120
"""Characters. The report has the words of a longer header."""

_JOINER = " / "


class TableHeader(NamedTuple):
    """The header of a table: its first row and the row after its last, and the names of the columns.

    `cells` has the passages that make the name of each column, and `signature` what tables of one shape have in common.
    `lowest` has the words of the last row of the header, where a column is named by several rows; "" elsewhere.
    """

    first: int
    end: int
    names: tuple[str, ...]
    cells: tuple[tuple[Passage, ...], ...]
    lowest: tuple[str, ...] = ()

    @property
    def signature(self) -> tuple[str, ...]:
        """The names, case and spaces aside, and the number of a form: "Action 1", "Action 2"."""
        return tuple(map(_fold_name, self.names))


def _fold_name(name: str) -> str:
    plain = fold(name).rstrip("0123456789.: ")
    return plain if score_header(plain).get("text", 0) == 1 else fold(name)


def find_header(grid: Grid) -> TableHeader | None:
    """Find the header of a table: the first row in which two cells are known, one of them as text."""
    for number, row in enumerate(grid.rows[:_ROWS_TO_TRY]):
        if _is_header_row(row):
            return _build_header(grid, *_find_extent(grid, number))
    return None


def make_header(grid: Grid, first: int) -> TableHeader:
    """Make a header for a table that has none: its columns are called by their numbers."""
    names = tuple(f"Column {number}" for number in range(1, grid.width + 1))
    return TableHeader(first, first, names, ((),) * grid.width)


def take_row_as_header(grid: Grid, number: int) -> TableHeader:
    """Take a row as the header, whatever its words are."""
    return _build_header(grid, *_find_extent(grid, number))


def find_widest_row(grid: Grid) -> int:
    """Find the row that would be the header of a table whose words are unknown: the first with most cells filled."""
    counts = [sum(bool(cell.passages) for cell in row.cells) for row in grid.rows[:_ROWS_TO_TRY]]
    return counts.index(max(counts)) if counts else 0


def is_data_row(row: GridRow) -> bool:
    """Return True if a row is no header: one of its cells is a sentence, a date or a number."""
    return any(
        len(cell.text.split()) > _LONGEST_PLAIN_HEADER or is_date(cell) or cell.value is not None
        for cell in row.cells
        if cell.passages
    )


def _is_header_row(row: GridRow) -> bool:
    fields: set[str] = set()
    has_text = known = 0
    for cell in row.cells:
        scores = score_header(cell.text) if 0 < len(cell.text.split()) <= _LONGEST_HEADER else {}
        sure = {field for field, score in scores.items() if score >= 0.48}
        if sure:
            known += 1
            has_text += "text" in sure or "group" in sure
            fields |= sure
    return known >= 2 and bool(has_text) and len(fields) >= 2 and known * 3 >= _count_filled(row)


def _count_filled(row: GridRow) -> int:
    return sum(bool(cell.passages) for cell in row.cells)


def _find_extent(grid: Grid, number: int) -> tuple[int, int]:
    """Find the first row of a header and the row after its last: two or three stand under merged cells."""
    first = number
    above = grid.rows[number - 1] if number else None
    if above and any(1 < cell.column_span < grid.width for cell in above.cells):
        first = number - 1
    depth = max(cell.row_span for cell in grid.rows[first].cells)
    end = max(number + 1, first + depth if depth <= 3 else number + 1)
    spans = [at for at, cell in enumerate(grid.rows[first].cells) if 1 < cell.column_span < grid.width]
    if end == first + 1 and spans and end < len(grid.rows) and _has_words_under(grid, first, end, spans):
        end += 1
    return first, min(end, len(grid.rows))


def _has_words_under(grid: Grid, first: int, second: int, spans: list[int]) -> bool:
    """Return True if a row has words under each merged cell of a header, and none elsewhere."""
    under = {at + n for at in spans for n in range(grid.rows[first].cells[at].column_span)}
    filled = {at for at, cell in enumerate(grid.rows[second].cells) if cell.passages}
    return bool(filled) and filled <= under and all(len(grid.rows[second].cells[at].text) <= 40 for at in filled)


def _build_header(grid: Grid, first: int, end: int) -> TableHeader:
    cells = tuple(tuple(_iter_header_passages(grid, first, end, at)) for at in range(grid.width))
    parts = [_list_parts(grid, first, end, at) for at in range(grid.width)]
    lowest = tuple(each[-1] if len(each) > 1 else "" for each in parts)
    return TableHeader(first, end, tuple(_name_columns(parts)), cells, lowest=lowest)


def _list_parts(grid: Grid, first: int, end: int, column: int) -> list[str]:
    """List the words of a column's header from above, those of merged cells too, each once."""
    return list(dict.fromkeys(filter(None, (_find_words(grid, row, column) for row in range(first, end)))))


def _iter_header_passages(grid: Grid, first: int, end: int, column: int) -> Iterator[Passage]:
    for row in grid.rows[first:end]:
        yield from row.cells[column].passages


def _name_columns(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Name each column by its header's words, those of merged cells above it first; no two have one name."""
    names: dict[str, int] = {}
    for column, parts in enumerate(columns):
        name = shorten(_JOINER.join(parts), _LONGEST_NAME) or f"Column {column + 1}"
        names[name] = names.get(name, 0) + 1
        yield name if names[name] == 1 else f"{name} ({names[name]})"


def _find_words(grid: Grid, row: int, column: int) -> str:
    cell = grid.rows[row].cells[column]
    if cell.covered_by:
        cell = grid.rows[cell.covered_by[0]].cells[cell.covered_by[1]]
    return " ".join(cell.text.split())


def matches_header(row: GridRow, header: TableHeader) -> bool:
    """Return True if a row is the header again, case and spaces aside."""
    words = [normalise_header(cell.text) for cell in row.cells if cell.passages]
    known = {normalise_header(each.text) for cell in header.cells for each in cell} | {
        normalise_header(" ".join(each.text for each in cell)) for cell in header.cells
    }
    return len(words) >= 2 and all(word in known for word in words)


def find_changed_cell(row: GridRow, header: TableHeader) -> GridCell | None:
    """Find the one cell in which a row differs from the header that it repeats: "Actions completed" for "Action"."""
    changed: list[GridCell] = []
    same = 0
    for cell, passages in zip(row.cells, header.cells, strict=False):
        words = normalise_header(cell.text)
        if words == normalise_header(" ".join(each.text for each in passages)):
            same += bool(words)
        else:
            changed.append(cell)
    if len(changed) == 1 and same >= 2 and 0 < len(changed[0].text.split()) <= _LONGEST_HEADER:
        return changed[0]
    return None
