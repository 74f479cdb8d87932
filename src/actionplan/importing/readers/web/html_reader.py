"""Read a web page as a browser shows it: its paragraphs and tables in order, with nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from actionplan.importing.readers.document_limits import check_table_size
from actionplan.importing.readers.sparse_table import MergedRange, Place, SheetFacts, build_grid
from actionplan.importing.readers.web.page_text import TextCollector, find_colour, is_hidden
from actionplan.importing.source_document import HIDDEN_TEXT, Document, Grid, GridCell, Passage, SideNote
from actionplan.importing.unreadable import UnreadableDocumentError

_CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_MAX_SPAN = 1000
"""More than this is read as this, as browsers do."""


def read(data: bytes, name: str) -> Document:
    """Read the bytes of a web page. What its scripts would add is not there."""
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding=_find_encoding(data), no_network=True))
    except (etree.LxmlError, ValueError):
        raise UnreadableDocumentError(f"{name} cannot be read as a web page.") from None
    page = _Page(name)
    page.walk(root)
    if not page.blocks and not page.outside:
        raise UnreadableDocumentError(
            f"{name} holds no text: the page is put together in a browser. Open it there, and save it as a complete "
            "page or copy the table into Excel."
        )
    title = root.findtext(".//title") or ""
    author = next(iter(root.xpath("//meta[@name='author']/@content")), "")
    blocks, outside = tuple(page.blocks), tuple(page.outside)
    return Document("web page", blocks, outside, title=" ".join(title.split()), author=str(author).strip())


def _find_encoding(data: bytes) -> str:
    """Return the encoding of a page: UTF-8 if it can be read so, or else what the page says."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = _CHARSET.search(data[:4096])
        named = found[1].decode("ascii").casefold() if found else ""
        return named if named and named not in ("utf-8", "iso-8859-1", "latin1", "us-ascii") else "windows-1252"
    return "utf-8"


class _Page:
    """A page that is being read: its blocks and the text beside it, so far."""

    def __init__(self, name: str) -> None:
        self.blocks: list[Passage | Grid] = []
        self.outside: list[Passage] = []
        self._name = name
        self._tables = 0

    def walk(self, root: Any) -> None:
        """Take in an element: its text outside of tables, and its tables."""
        collector = TextCollector("the page", on_table=self._add_table)
        collector.take(root)
        self.blocks.extend(collector.blocks)
        self.outside.extend(collector.outside)

    def _add_table(self, table: Any) -> list[Passage | Grid]:
        """Return the blocks of a table: its caption and its cells, or what is in them if it only lays out the page."""
        if _is_layout(table):
            inner = TextCollector("the page", on_table=self._add_table)
            inner.take_children(table)
            self.outside.extend(inner.outside)
            return inner.blocks
        self._tables += 1
        where = f"table {self._tables}"
        captions = [each for caption in table.iterchildren("caption") for each in _read_passages(caption, where)]
        grid = _build_grid(table, where, self._name)
        titles: list[Passage | Grid] = [Passage(each.text, where, level=6, notes=each.notes) for each in captions]
        return [*titles, grid] if grid else titles


def _is_layout(table: Any) -> bool:
    """Return True if a table has other tables in it and only one row or one column: it lays out the page."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [list(_walk_cells(row)) for row in _walk_rows(table)]
    is_line = len(rows) <= 1 or max(map(len, rows)) <= 1
    return is_line and next(table.iterdescendants("table"), None) is not None


def _walk_rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from child.iterchildren("tr")


def _walk_cells(row: Any) -> Iterator[Any]:
    yield from row.iterchildren("td", "th")


def _build_grid(table: Any, where: str, name: str) -> Grid | None:
    """Build a table, with its merged cells in place; `None` if it holds no text."""
    rows = list(_walk_rows(table))
    cells: dict[Place, GridCell] = {}
    merged: list[MergedRange] = []
    taken: set[Place] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in _walk_cells(row):
            while (number, column) in taken:
                column += 1
            area = _measure_area(cell, (number, column), len(rows))
            check_table_size(len(rows), area.last_column + 1, name, where)
            taken |= set(area.iter_places())
            merged += [area] if area.is_several else []
            passages, notes = _read_cell(cell, f"{where}, row {number + 1}")
            cells[number, column] = GridCell(passages, fill=find_colour(cell), notes=notes)
            column = area.last_column + 1
    hidden_rows = {number for number, row in enumerate(rows) if is_hidden(row) or is_hidden(row.getparent())}
    hidden_columns = set(_find_hidden_columns(table))
    facts = SheetFacts(where, hidden_rows=hidden_rows, hidden_columns=hidden_columns)
    return build_grid(cells, merged, facts, name)


def _find_hidden_columns(table: Any) -> Iterator[int]:
    """Yield the numbers of the columns that the table itself says are hidden."""
    column = 0
    for each in table.iterdescendants("col"):
        end = column + (_read_span(each.get("span")) or 1)
        if is_hidden(each) or is_hidden(each.getparent()):
            yield from range(column, end)
        column = end


def _read_cell(element: Any, where: str) -> tuple[tuple[Passage, ...], tuple[SideNote, ...]]:
    """Read the text of a cell, and its hidden text as a note."""
    found = list(_read_passages(element, where))
    hidden = tuple(each for each in found if each.where == HIDDEN_TEXT or is_hidden(element))
    shown = tuple(each for each in found if each not in hidden)
    return shown, (SideNote("hidden", hidden),) if hidden else ()


def _measure_area(cell: Any, place: Place, rows: int) -> MergedRange:
    """Measure the rows and columns of a cell, none of them below the table's last."""
    row, column = place
    below = row + (_read_span(cell.get("rowspan")) or rows) - 1
    right = column + (_read_span(cell.get("colspan")) or 1) - 1
    return MergedRange(row, column, min(below, rows - 1), right)


def _read_span(text: str | None) -> int:
    """Read how many rows or columns a cell covers; 0 stands for all that follow."""
    found = re.match(r"\s*\d{1,6}", text or "1")
    return min(int(found[0]), _MAX_SPAN) if found else 1


def _read_passages(element: Any, where: str) -> Iterator[Passage]:
    """Yield the passages of a cell or a caption. A table inside of it is text of it."""
    collector = TextCollector(where)
    collector.take_children(element)
    yield from (each for each in collector.blocks if isinstance(each, Passage))
    yield from collector.outside
