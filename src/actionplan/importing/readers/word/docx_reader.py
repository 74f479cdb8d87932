"""Read a Word document without python-docx's tables, which leave out tracked insertions and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from actionplan.importing.readers.document_limits import check_table_size
from actionplan.importing.readers.hidden_parts import show_hidden_parts
from actionplan.importing.readers.word.word_text import OFF, WordText
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow, Passage, SideNote

_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")}
_NOTE_PARTS = (
    (RELATIONSHIP_TYPE.FOOTNOTES, "footnote", qn("w:footnote")),
    (RELATIONSHIP_TYPE.ENDNOTES, "endnote", qn("w:endnote")),
    (RELATIONSHIP_TYPE.COMMENTS, "comment", qn("w:comment")),
)
_PAGE_PARTS = ((RELATIONSHIP_TYPE.HEADER, "page header"), (RELATIONSHIP_TYPE.FOOTER, "page footer"))


def read(data: bytes, name: str) -> Document:
    """Read the bytes of a Word document."""
    package = docx.Document(BytesIO(data))
    return _DocxReader(package, name).read_document()


class _DocxReader:
    """Reads one package: its body, then what stands beside the pages."""

    def __init__(self, package: Any, name: str) -> None:
        self._package = package
        self._name = name
        self._notes = dict(_iter_notes(package.part))
        numbering = _find_parts(package.part, RELATIONSHIP_TYPE.NUMBERING)
        styles = package.styles.element
        self._text = WordText(styles, _parse(numbering[0]) if numbering else None, self._notes)
        self._tables = 0
        self._outside: list[Passage] = []

    def read_document(self) -> Document:
        """Read the whole document."""
        blocks = tuple(self._iter_blocks(self._package.element.body))
        for relationship, where in _PAGE_PARTS:
            self._read_pages(relationship, where)
        for (kind, number), element in self._notes.items():
            if (kind, number) not in self._text.used:
                self._outside += (each for note in self._text.read_note(kind, element) for each in note.passages)
        properties = self._package.core_properties
        return Document(
            "Word document",
            blocks,
            outside=(*self._outside, *self._text.outside),
            title=(properties.title or "").strip(),
            author=(properties.author or "").strip(),
        )

    def _iter_blocks(self, parent: Any) -> Iterator[Passage | Grid]:
        for element in _iter_children(parent):
            if element.tag == qn("w:tbl"):
                self._tables += 1
                if grid := self._read_table(element, f"table {self._tables}"):
                    yield grid
            elif element.tag == qn("w:p"):
                passages, notes = self._text.read_paragraph(element, "text", is_heading_whole=True)
                self._outside += (each for note in notes for each in note.passages)
                yield from passages

    def _read_pages(self, relationship: str, where: str) -> None:
        """Read the headers or footers of all sections, each text once."""
        seen: set[str] = set()
        for part in _find_parts(self._package.part, relationship):
            for paragraph in _parse(part).iter(qn("w:p")):
                passages = self._text.read_all(paragraph, where)
                self._outside += (each for each in passages if each.text not in seen)
                seen.update(each.text for each in passages)

    def _read_table(self, table: Any, where: str) -> Grid | None:
        elements = list(_iter_rows(table))
        lines = [list(self._iter_cells(row, f"{where}, row {number}")) for number, row in enumerate(elements, 1)]
        width = max((sum(cell.cell.column_span for cell in line) for line in lines), default=0)
        if not width:
            return None
        check_table_size(len(lines), width, self._name, where)
        rows: list[list[GridCell]] = []
        for line in lines:
            rows.append(_fit_cells(line, width, rows))
        built = tuple(
            GridRow(tuple(cells), f"{where}, row {n}", is_hidden=_is_row_hidden(element))
            for n, (cells, element) in enumerate(zip(rows, elements, strict=True), 1)
        )
        return show_hidden_parts(Grid(built, where))

    def _iter_cells(self, row: Any, where: str) -> Iterator[_WordCell]:
        properties = row.find(qn("w:trPr"))
        for _ in range(_read_count(properties, "w:gridBefore", 0)):
            yield _WordCell(GridCell())
        for element in _iter_children(row):
            if element.tag == qn("w:tc"):
                yield self._read_cell(element, where)
        for _ in range(_read_count(properties, "w:gridAfter", 0)):
            yield _WordCell(GridCell())

    def _read_cell(self, element: Any, where: str) -> _WordCell:
        passages: list[Passage] = []
        notes: list[SideNote] = []
        for paragraph in _iter_paragraphs(element):
            found, hanging = self._text.read_paragraph(paragraph, where)
            passages += found
            notes += hanging
        properties = element.find(qn("w:tcPr"))
        merge = _find(properties, "w:vMerge")
        sideways = _find(properties, "w:hMerge")
        cell = GridCell(
            tuple(passages),
            fill=_read_fill(properties),
            column_span=max(_read_count(properties, "w:gridSpan", 1), 1),
            notes=tuple(notes),
        )
        return _WordCell(
            cell,
            continues_above=merge is not None and merge.get(qn("w:val"), "continue") != "restart",
            continues_left=sideways is not None and sideways.get(qn("w:val"), "continue") != "restart",
        )


class _WordCell(NamedTuple):
    """A cell as Word has it: it may say that it continues the cell above or to its left."""

    cell: GridCell
    continues_above: bool = False
    continues_left: bool = False


def _fit_cells(line: list[_WordCell], width: int, rows: list[list[GridCell]]) -> list[GridCell]:
    """Spread the cells of a row over its columns, and let merged cells above grow."""
    cells: list[GridCell] = []
    for each in line:
        row, column = len(rows), len(cells)
        if column >= width:
            break
        owner: tuple[int, int] | None = None
        if each.continues_above and rows:
            owner = rows[-1][column].covered_by or (row - 1, column)
        elif each.continues_left and cells:
            owner = cells[-1].covered_by or (row, column - 1)
        if owner:
            _extend_cell(owner, each.cell, rows, cells, row)
        span = min(each.cell.column_span, width - column)
        first = GridCell(covered_by=owner) if owner else each.cell._replace(column_span=span)
        cells += [first, *(GridCell(covered_by=owner or (row, column)) for _ in range(span - 1))]
    return [*cells, *(GridCell() for _ in range(width - len(cells)))]


def _extend_cell(
    owner: tuple[int, int], part: GridCell, rows: list[list[GridCell]], cells: list[GridCell], row: int
) -> None:
    """Let a merged cell grow by a part of it, whose text, if it has any, is text of the whole."""
    line = rows[owner[0]] if owner[0] < row else cells
    cell = line[owner[1]]
    line[owner[1]] = cell._replace(
        passages=(*cell.passages, *part.passages),
        notes=(*cell.notes, *part.notes),
        row_span=max(cell.row_span, row - owner[0] + 1),
        column_span=max(cell.column_span, 1 if owner[0] < row else len(cells) + 1 - owner[1]),
    )


def _iter_children(parent: Any) -> Iterator[Any]:
    """Yield the blocks, rows or cells in an element, those in content controls and tracked insertions too."""
    for element in parent:
        if element.tag in _WRAPPERS:
            yield from _iter_children(element)
        else:
            yield element


def _iter_rows(table: Any) -> Iterator[Any]:
    return (each for each in _iter_children(table) if each.tag == qn("w:tr"))


def _iter_paragraphs(cell: Any) -> Iterator[Any]:
    """Yield the paragraphs of a cell, those of tables inside it too. Those of text boxes are read with their run."""
    for element in _iter_children(cell):
        if element.tag == qn("w:p"):
            yield element
        elif element.tag == qn("w:tbl"):
            for row in _iter_rows(element):
                for inner in _iter_children(row):
                    if inner.tag == qn("w:tc"):
                        yield from _iter_paragraphs(inner)


def _find(properties: Any, name: str) -> Any:
    return properties.find(qn(name)) if properties is not None else None


def _is_row_hidden(row: Any) -> bool:
    element = _find(row.find(qn("w:trPr")), "w:hidden")
    return element is not None and element.get(qn("w:val"), "true") not in OFF


def _read_count(properties: Any, name: str, default: int) -> int:
    element = _find(properties, name)
    value = element.get(qn("w:val"), "") if element is not None else ""
    return min(int(value), 200) if value.isdecimal() else default


def _read_fill(properties: Any) -> str:
    element = _find(properties, "w:shd")
    fill = (element.get(qn("w:fill"), "") if element is not None else "").lower()
    return "" if fill in {"auto", "ffffff"} else fill


def _find_parts(part: Any, relationship: str) -> list[Any]:
    return [each.target_part for each in part.rels.values() if each.reltype == relationship and not each.is_external]


def _parse(part: Any) -> Any:
    return getattr(part, "element", None) if hasattr(part, "element") else parse_xml(part.blob)


def _iter_notes(part: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield the footnotes, endnotes and comments by their kind and number. The lines that divide notes are left out."""
    for relationship, kind, tag in _NOTE_PARTS:
        for each in _find_parts(part, relationship):
            for note in _parse(each).iter(tag):
                if note.get(qn("w:type"), "normal") == "normal":
                    yield (kind, note.get(qn("w:id"), "")), note
