"""Read an Excel workbook: every sheet that is not empty is a table, with what its cells show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import get_column_letter

from actionplan.importing.readers.excel.merged_areas import split_merged_areas
from actionplan.importing.readers.shown_values import describe_date, describe_number
from actionplan.importing.readers.sparse_table import Place, SheetFacts, build_grid
from actionplan.importing.source_document import Document, GridCell, Passage, SideNote

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f+-]{6,8}|\d+|\[[^\]]*\]|[A-Z])')
"""Fonts, colours, sizes and fields in a header of a page: `&"Arial,Bold"&12&P`."""

_MAX_NAMED = 10
_THREADED = re.compile(r"\A\[Threaded comment\].*?\nComment:\s*", re.DOTALL)
"""What Excel puts in front of a comment for programs that know only notes."""


def read(data: bytes, name: str) -> Document:
    """Read the bytes of an Excel workbook. A cell with a formula has the value that was stored with it."""
    with ZipFile(BytesIO(data)) as package:
        parts = _list_parts(package, "xl/worksheets/")
        has_formulas = any(_FORMULA.search(package.read(part)) for part in parts)
        boxes = [text for part in _list_parts(package, "xl/drawings/") for text in _read_boxes(package.read(part))]
    split = split_merged_areas(data, parts)
    book, targets = _load_book(split.data, data_only=True)
    formulas = _load_book(split.data, data_only=False)[0] if has_formulas else None
    theme = _read_theme(book.loaded_theme)
    covered: list[Passage] = []
    grids = []
    missing: list[str] = []
    for sheet in book.worksheets:
        origin = formulas[sheet.title] if formulas else None
        cells = _read_cells(sheet, origin, theme)
        missing += (
            f"{sheet.title} {get_column_letter(column + 1)}{row + 1}"
            for (row, column), cell in cells.items()
            if cell.is_formula and not cell.passages
        )
        merged = split.merged.get(targets.get(sheet.title, ""), ())
        grids.append(build_grid(cells, merged, _read_facts(sheet), name, covered=covered))
    margins = [Passage(text, where) for text, where in dict.fromkeys(_walk_margins(book.worksheets))]
    return Document(
        "Excel workbook",
        tuple(each for each in grids if each),
        outside=(*margins, *covered, *(Passage(text, "text box") for text in boxes)),
        title=(book.properties.title or "").strip(),
        author=(book.properties.creator or "").strip(),
        remarks=tuple(_describe_missing(missing)),
    )


def _load_book(data: bytes, *, data_only: bool) -> tuple[Any, dict[str, str]]:
    """Load a workbook as `openpyxl.load_workbook` does, and return the part of each sheet too."""
    reader = ExcelReader(BytesIO(data), data_only=data_only, keep_links=False, rich_text=True)
    reader.read()
    return reader.wb, {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}


def _list_parts(package: ZipFile, folder: str) -> list[str]:
    return sorted(part for part in package.namelist() if part.startswith(folder) and part.endswith(".xml"))


def _read_boxes(part: bytes) -> Iterator[str]:
    """Yield the paragraphs of the text boxes of a drawing."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for paragraph in root.iter(f"{_DRAWING}p"):
        text = "".join(each.text or "" for each in paragraph.iter(f"{_DRAWING}t")).strip()
        if text:
            yield text


def _read_theme(theme: bytes | None) -> list[str]:
    """Return the colours of the workbook's theme in the order in which cells number them."""
    if not theme:
        return []
    scheme = etree.fromstring(theme).find(f".//{_DRAWING}clrScheme")
    if scheme is None:
        return []
    colours = [each[0].get("lastClr") or each[0].get("val") or "" for each in scheme if len(each)]
    return [*(colours[place] for place in (1, 0, 3, 2)), *colours[4:]] if len(colours) > 3 else colours


def _read_facts(sheet: Any) -> SheetFacts:
    hidden_columns: set[int] = set()
    for each in sheet.column_dimensions.values():
        if each.hidden:
            hidden_columns.update(range((each.min or each.index_number) - 1, each.max or each.index_number))
    hidden_rows = {number - 1 for number, each in sheet.row_dimensions.items() if each.hidden}
    is_hidden = sheet.sheet_state != "visible"
    where = f"sheet {sheet.title}"
    return SheetFacts(where, sheet.title, is_hidden, hidden_rows=hidden_rows, hidden_columns=hidden_columns)


def _read_cells(sheet: Any, origin: Any, theme: list[str]) -> dict[Place, GridCell]:
    """Read the cells that hold something. The used range of a sheet can have a million rows, so it is not walked."""
    cells: dict[Place, GridCell] = {}
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 - what openpyxl offers walks the used range
        where = f"sheet {sheet.title}, row {row}"
        passages = _read_passages(cell, where)
        notes = _read_notes(cell, where)
        fill = _read_fill(cell, theme)
        is_formula = origin is not None and origin.cell(row, column).data_type == "f"
        # The stored value "" has the type of a text; where none is stored there is no type.
        is_formula = is_formula and (bool(passages) or (cell.value is None and cell.data_type == "n"))
        if passages and _is_masked(cell):
            notes, passages = (SideNote("hidden", passages), *notes), ()
        if passages or notes or fill or is_formula:
            cells[row - 1, column - 1] = GridCell(passages, _read_value(cell), fill, is_formula=is_formula, notes=notes)
    return cells


def _is_masked(cell: Any) -> bool:
    """Return True if the format of a cell shows nothing: `;;;`, which people use to hide what is in it."""
    is_text = isinstance(cell.value, (str, CellRichText))
    return str(cell.number_format).strip() in ({";;;"} if is_text else {";;", ";;;", ";;;@"})


def _describe_missing(cells: Iterable[str]) -> Iterator[str]:
    """Say which formulas have no stored value: nobody can know what they show."""
    listed = list(cells)
    if listed:
        count = f"{len(listed)} formulas have" if len(listed) > 1 else "1 formula has"
        names = ", ".join(listed[:_MAX_NAMED]) + (" …" if len(listed) > _MAX_NAMED else "")
        yield (
            f"{count} no stored value, so what is shown there is not known: {names}. Open the file in Excel, save it, "
            "and import that."
        )


def _read_passages(cell: Any, where: str) -> tuple[Passage, ...]:
    """Read the lines of a cell, and which part of each is struck through."""
    text, struck = _read_text(cell)
    passages = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            first = start + line.index(words)
            inside = [(max(a - first, 0), min(b - first, len(words))) for a, b in struck]
            passages.append(
                Passage(
                    words,
                    where,
                    is_bold=bool(cell.font and cell.font.b),
                    struck=tuple((a, b) for a, b in inside if a < b),
                )
            )
        start += len(line) + 1
    return tuple(passages)


def _read_text(cell: Any) -> tuple[str, list[tuple[int, int]]]:
    """Return what a cell shows, and which of its characters are struck through."""
    value = cell.value
    if isinstance(value, CellRichText):
        return _read_rich_text(value)
    if value is None:
        return "", []
    if isinstance(value, bool):
        text = str(value).upper()
    elif isinstance(value, (date, time, timedelta)):
        text = describe_date(value, cell.number_format)
    elif isinstance(value, (int, float)):
        text = describe_number(value, cell.number_format)
    else:
        text = _normalise_breaks(str(value))
    return text, [(0, len(text))] if cell.font and cell.font.strike else []


def _read_rich_text(parts: CellRichText) -> tuple[str, list[tuple[int, int]]]:
    text, struck = "", []
    for part in parts:
        words = _normalise_breaks(part.text if isinstance(part, TextBlock) else part)
        if isinstance(part, TextBlock) and part.font.strike:
            struck.append((len(text), len(text) + len(words)))
        text += words
    return text, struck


def _normalise_breaks(text: str) -> str:
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def _read_value(cell: Any) -> date | float | None:
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, (date, int, float)) and not isinstance(value, bool) else None


def _read_fill(cell: Any, theme: list[str]) -> str:
    """Return the colour behind a cell as "rrggbb"; "" for white or none, and for a colour that is not known."""
    fill = cell.fill
    if fill is None or fill.fill_type != "solid":
        return ""
    colour = fill.fgColor
    if colour.type == "rgb":
        found = str(colour.rgb)[-6:]
    elif colour.type == "theme":
        found = theme[colour.theme] if colour.theme < len(theme) else ""
    else:
        found = COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else ""
    return "" if found.casefold() == "ffffff" else found.casefold()


def _read_notes(cell: Any, where: str) -> tuple[SideNote, ...]:
    if cell.comment is None:
        return ()
    lines = _THREADED.sub("", _normalise_breaks(cell.comment.text or "")).split("\n")
    passages = tuple(Passage(line.strip(), where) for line in lines if line.strip())
    return (SideNote("comment", passages),) if passages else ()


def _walk_margins(sheets: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the text of each header and footer of the printed pages, without their fields."""
    for sheet in sheets:
        for kind in ("Header", "Footer"):
            for page in ("odd", "even", "first"):
                item = getattr(sheet, f"{page}{kind}")
                for part in (item.left, item.center, item.right):
                    for line in _HEADER_CODE.sub("", part.text or "").splitlines():
                        if line.strip():
                            yield line.strip(), f"page {kind.casefold()}"
