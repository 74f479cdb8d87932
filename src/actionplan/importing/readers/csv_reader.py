"""Read a CSV file: one table, each line of a cell a passage."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from actionplan.importing.readers.document_limits import check_table_size
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow, Passage
from actionplan.importing.unreadable import UnreadableDocumentError

_DELIMITERS = ",;\t"
_WINDOWS_REMARK = "It is not UTF-8, so it is read as Windows-1252, as older programs save it."


def read(data: bytes, name: str) -> Document:
    """Read the bytes of a CSV file: UTF-8 or Windows-1252, its cells divided by comma, semicolon or tab."""
    text, remarks = _decode(data)
    csv.field_size_limit(max(csv.field_size_limit(), len(data) + 1))  # it is the limit of every CSV file of the process
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=_choose_delimiter(text)))
    except csv.Error as error:
        raise UnreadableDocumentError(f"{name} cannot be read as CSV: {error}.") from None
    while lines and not any(map(str.strip, lines[-1])):
        lines.pop()
    if not lines:
        raise UnreadableDocumentError(f"{name} is empty.")
    width = max(_measure_width(line) for line in lines)
    check_table_size(len(lines), width, name, "the table")
    rows = tuple(_build_row(line, number, width) for number, line in enumerate(lines, 1))
    return Document("CSV file", (Grid(rows, "the table"),), remarks=remarks)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), (_WINDOWS_REMARK,)


def _choose_delimiter(text: str) -> str:
    """Choose the character that divides the cells: the one that makes the widest table of the first rows."""

    def count_cells(delimiter: str) -> int:
        reader = csv.reader(StringIO(text[:20_000], newline=""), delimiter=delimiter)
        return sum(len(line) - 1 for line, _ in zip(reader, range(50), strict=False))

    return max(_DELIMITERS, key=count_cells)


def _measure_width(line: Sequence[str]) -> int:
    return max((place for place, each in enumerate(line, 1) if each.strip()), default=0)


def _build_row(line: Sequence[str], number: int, width: int) -> GridRow:
    where = f"row {number}"
    cells = [_build_cell(each, where) for each in line[:width]]
    return GridRow((*cells, *[GridCell()] * (width - len(cells))), where)


def _build_cell(text: str, where: str) -> GridCell:
    return GridCell(tuple(Passage(line.strip(), where) for line in text.splitlines() if line.strip()))
