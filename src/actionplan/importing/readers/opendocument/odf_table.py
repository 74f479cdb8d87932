"""Read the tables of OpenDocument files: those of a text, and the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from actionplan.importing.readers.document_limits import MAX_COLUMNS, MAX_ROWS
from actionplan.importing.readers.opendocument.odf_styles import OdfLook, OdfStyles, expand_name
from actionplan.importing.readers.opendocument.odf_text import OdfText
from actionplan.importing.readers.shown_values import describe_date
from actionplan.importing.readers.sparse_table import MergedRange, Place, SheetFacts, build_grid
from actionplan.importing.source_document import Grid, GridCell, Passage

_ROW, _COLUMN = expand_name("table:table-row"), expand_name("table:table-column")
_CELL, _COVERED = expand_name("table:table-cell"), expand_name("table:covered-table-cell")
_GROUPS = tuple(
    expand_name(f"table:table-{name}")
    for name in ("header-rows", "rows", "row-group", "header-columns", "columns", "column-group")
)
_STYLE = expand_name("table:style-name")
_DEFAULT_STYLE = expand_name("table:default-cell-style-name")


class _OdfColumns(NamedTuple):
    """Columns that a table describes together: the first, the one after the last, and the style of their cells."""

    first: int
    end: int
    style: str | None
    is_hidden: bool


class OdfTable:
    """Reads the tables of a file whose styles and text are given. `name` is the file's."""

    def __init__(self, styles: OdfStyles, text: OdfText, name: str) -> None:
        self._styles = styles
        self._text = text
        self._name = name
        self._columns: list[_OdfColumns] = []

    def read(self, table: Any, where: str, sheet: str = "") -> Grid | None:
        """Read a table, or `None` if it holds no text. The million empty rows that a sheet ends with cost nothing."""
        cells: dict[Place, GridCell] = {}
        merged: list[MergedRange] = []
        hidden_rows: set[int] = set()
        row = 0
        self._columns = _list_columns(table)
        for element in _walk_parts(table, _ROW):
            times = _read_number(element, "table:number-rows-repeated")
            is_filled = self._is_filled(element)
            if _is_hidden(element) and is_filled:
                hidden_rows.update(range(row, row + min(times, MAX_ROWS + 1)))
            for number in range(row, row + min(times, MAX_ROWS + 1)) if is_filled else ():
                self._add_row(element, number, f"{where}, row {number + 1}", cells, merged)
            row += times
        is_hidden = self._styles.is_table_hidden(table.get(_STYLE))
        facts = SheetFacts(where, sheet, is_hidden, hidden_rows=hidden_rows, hidden_columns=self._find_hidden_columns())
        return build_grid(cells, merged, facts, self._name)

    def _is_filled(self, row: Any) -> bool:
        return any(len(cell) for cell in row.iterchildren(_CELL, _COVERED))

    def _add_row(
        self, row: Any, number: int, where: str, cells: dict[Place, GridCell], merged: list[MergedRange]
    ) -> None:
        """Add the cells of a row that hold something, and what is merged."""
        column = 0
        for element in row.iterchildren(_CELL, _COVERED):
            times = _read_number(element, "table:number-columns-repeated")
            if element.tag == _COVERED:
                hidden = self._text.read_passages(element, "under a merged cell")
                self._text.outside.extend(hidden)
            elif len(element) or self._styles.find_fill(self._find_style(element, column)):
                rows = _read_number(element, "table:number-rows-spanned")
                columns = _read_number(element, "table:number-columns-spanned")
                if rows > 1 or columns > 1:
                    merged.append(MergedRange(number, column, number + rows - 1, column + columns - 1))
                for place in range(column, column + min(times, MAX_COLUMNS + 1)):
                    cells[number, place] = self._read_cell(element, where, self._find_style(element, place))
            column += times

    def _find_style(self, element: Any, column: int) -> str | None:
        """Find the style of a cell: its own, that of its row, or that of its column."""
        own = element.get(_STYLE) or element.getparent().get(_DEFAULT_STYLE)
        if own:
            return str(own)
        return next((each.style for each in self._columns if each.first <= column < each.end), None)

    def _read_cell(self, element: Any, where: str, style: str | None) -> GridCell:
        value = _read_value(element)
        self._text.cell_look = self._styles.find_look("table-cell", style)
        passages, notes = self._text.read_cell(element, where)
        self._text.cell_look = OdfLook()
        if isinstance(value, date):
            passages = self._describe_date(style, value, passages)
        return GridCell(
            passages,
            value.date() if isinstance(value, datetime) else value,
            self._styles.find_fill(style),
            is_formula=element.get(expand_name("table:formula")) is not None,
            notes=notes,
        )

    def _describe_date(self, style: str | None, value: date, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """Write a real date in British words, by what of it the cell shows."""
        shown = self._styles.find_date_format(style)
        if not shown or len(passages) != 1:
            return passages
        (one,) = passages
        text = describe_date(value, shown)
        return (Passage(text, one.where, is_bold=one.is_bold, struck=((0, len(text)),) if one.is_struck else ()),)

    def _find_hidden_columns(self) -> set[int]:
        return {column for each in self._columns if each.is_hidden for column in range(each.first, each.end)}


def _list_columns(table: Any) -> list[_OdfColumns]:
    """List the columns of a table, those that are described together as one."""
    columns: list[_OdfColumns] = []
    first = 0
    for element in _walk_parts(table, _COLUMN):
        end = min(first + _read_number(element, "table:number-columns-repeated"), MAX_COLUMNS + 1)
        columns.append(_OdfColumns(first, end, element.get(_DEFAULT_STYLE), is_hidden=_is_hidden(element)))
        first = end
    return columns


def _walk_parts(table: Any, tag: str) -> Iterator[Any]:
    """Yield the rows or columns of a table, through the groups that they are in."""
    for child in table:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from _walk_parts(child, tag)


def _read_number(element: Any, name: str) -> int:
    text = element.get(expand_name(name)) or "1"
    return max(int(text), 1) if text.isdecimal() else 1


def _is_hidden(element: Any) -> bool:
    return element.get(expand_name("table:visibility")) in ("collapse", "filter")


def _read_value(cell: Any) -> date | float | None:
    """Read the real date or number of a cell, if it has one."""
    kind = cell.get(expand_name("office:value-type"))
    try:
        if kind == "date":
            return datetime.fromisoformat(cell.get(expand_name("office:date-value")) or "")
        if kind in ("float", "percentage", "currency"):
            return float(cell.get(expand_name("office:value")) or "")
    except ValueError:
        return None
    return None
