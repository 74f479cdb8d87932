"""A spreadsheet in the OpenDocument format: each table is a database range with its headings, and days are days.

Words are stored as words, so that none is a formula. The file is put together here and not by odfdo: docs/decisions.md
says why.

What every OpenDocument spreadsheet of ours has in common: its styles, its page, and the list of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from actionplan.dates.formatting import format_short_day
from actionplan.renderers.office.archive import pack_archive
from actionplan.renderers.office.odf import (
    NAMESPACE_ATTRIBUTES,
    ODF_NAMESPACES,
    ODF_VERSION,
    UNMARKED_SPACES,
    build_manifest,
    build_metadata,
)
from actionplan.renderers.office.workbook import LANGUAGE, Sheet, WorkbookContent, build_workbook
from actionplan.report import Report

if TYPE_CHECKING:
    from actionplan.renderers.office.records import CellValue


ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"

_CELL_STYLES_XML = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {NAMESPACE_ATTRIBUTES} office:version="{ODF_VERSION}">
 <office:styles>
  <style:default-style style:family="table-cell">
   <style:text-properties fo:font-family="Arial" fo:font-size="10pt" fo:language="en" fo:country="GB"/>
  </style:default-style>
  <number:date-style style:name="DayFormat">
   <number:day/><number:text> </number:text>
   <number:month number:textual="true"/><number:text> </number:text>
   <number:year number:style="long"/>
  </number:date-style>
  <style:style style:name="Default" style:family="table-cell"/>
  <style:style style:name="Note" style:family="table-cell" style:parent-style-name="Default"/>
  <style:style style:name="Title" style:family="table-cell" style:parent-style-name="Default">
   <style:text-properties fo:font-size="14pt" fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="Words" style:family="table-cell" style:parent-style-name="Default">
   <style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"
     fo:padding-bottom="0.12cm"/>
  </style:style>
  <style:style style:name="Heading" style:family="table-cell" style:parent-style-name="Words">
   <style:table-cell-properties fo:border-bottom="0.75pt solid #000000"/>
   <style:text-properties fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="Number" style:family="table-cell" style:parent-style-name="Words">
   <style:table-cell-properties fo:padding-right="0.3cm"/>
   <style:paragraph-properties fo:text-align="end"/>
  </style:style>
  <style:style style:name="HeadingOfNumbers" style:family="table-cell" style:parent-style-name="Heading">
   <style:table-cell-properties fo:padding-right="0.3cm"/>
   <style:paragraph-properties fo:text-align="end"/>
  </style:style>
  <style:style style:name="Day" style:family="table-cell" style:parent-style-name="Words"
    style:data-style-name="DayFormat">
   <style:paragraph-properties fo:text-align="start"/>
  </style:style>
 </office:styles>
"""

_PAGE_LAYOUT_XML = """\
  <style:page-layout style:name="Layout{across}">
   <style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" fo:margin="1.5cm"
     style:print-orientation="landscape" style:scale-to-X="{across}" style:scale-to-Y="0"/>
  </style:page-layout>
"""

_MASTER_PAGE_XML = """\
  <style:master-page style:name="Across{across}" style:page-layout-name="Layout{across}"/>
"""


def build_ods_styles(page_counts: Iterable[int]) -> str:
    """How cells look, and a page for each number of pages `across` that a sheet is printed on."""
    numbers = sorted(set(page_counts))
    layouts = "".join(_PAGE_LAYOUT_XML.format(across=number) for number in numbers)
    masters = "".join(_MASTER_PAGE_XML.format(across=number) for number in numbers)
    return (
        f"{_CELL_STYLES_XML} <office:automatic-styles>\n{layouts} </office:automatic-styles>\n"
        f" <office:master-styles>\n{masters} </office:master-styles>\n</office:document-styles>\n"
    )


CHARACTER_WIDTH_CM = 0.21
LINE_HEIGHT_CM = 0.42
ROW_GAP_CM = 0.15
"""Centimetres of a column for each character of its width; of a row for each line, and below the last."""


def render(report: Report) -> bytes:
    """A report's rows as an OpenDocument spreadsheet."""
    made = build_workbook(report)
    parts = (
        ("content.xml", _build_content(made)),
        ("styles.xml", build_ods_styles(sheet.page_count for sheet in made.sheets)),
        ("settings.xml", _build_settings(made)),
        ("meta.xml", build_metadata(made.title, made.authority, made.as_at, LANGUAGE)),
    )
    return pack_archive(
        (
            ("mimetype", ODS_MIME),
            *parts,
            ("META-INF/manifest.xml", build_manifest(ODS_MIME, (name for name, _ in parts))),
        )
    )


# The sheets.


def _build_content(workbook: WorkbookContent) -> bytes:
    root = _build_root("office:document-content")
    _add_styles(SubElement(root, "office:automatic-styles"), workbook)
    sheets = SubElement(SubElement(root, "office:body"), "office:spreadsheet")
    for sheet in workbook.sheets:
        _add_sheet(sheets, sheet)
    ranges = SubElement(sheets, "table:database-ranges")
    for sheet in workbook.sheets:
        if sheet.rows:
            _add_database_range(ranges, sheet)
    return _serialise(root)


def _add_styles(parent: Element, workbook: WorkbookContent) -> None:
    """The styles of sheets, of their rows by how many lines they have, and of columns by their widths."""
    for number in sorted({sheet.page_count for sheet in workbook.sheets}):
        sheet = {"style:name": f"Sheet{number}", "style:family": "table", "style:master-page-name": f"Across{number}"}
        SubElement(parent, "style:style", sheet)
    for lines in sorted({lines for sheet in workbook.sheets for lines in _iter_row_lines(sheet)}):
        row = SubElement(parent, "style:style", {"style:name": f"Row{lines}", "style:family": "table-row"})
        SubElement(
            row, "style:table-row-properties", {"style:row-height": f"{lines * LINE_HEIGHT_CM + ROW_GAP_CM:.2f}cm"}
        )
    for width in sorted({heading.width for sheet in workbook.sheets for heading in sheet.columns}):
        column = SubElement(parent, "style:style", {"style:name": f"Width{width}", "style:family": "table-column"})
        SubElement(
            column, "style:table-column-properties", {"style:column-width": f"{width * CHARACTER_WIDTH_CM:.2f}cm"}
        )


def _iter_row_lines(sheet: Sheet) -> Iterator[int]:
    """How many lines each row of a sheet has."""
    yield from (1 for _ in sheet.notes)
    if sheet.rows:
        yield sheet.heading_lines
        yield from map(sheet.count_lines, sheet.rows)


def _add_sheet(parent: Element, sheet: Sheet) -> None:
    page = SubElement(parent, "table:table", {"table:name": sheet.name, "table:style-name": f"Sheet{sheet.page_count}"})
    if not sheet.rows:
        SubElement(page, "table:table-column")
    for n, heading in enumerate(sheet.columns if sheet.rows else ()):
        beside = page if n else SubElement(page, "table:table-header-columns")  # refs, on every page that is printed
        SubElement(beside, "table:table-column", {"table:style-name": f"Width{heading.width}"})
    for n, note in enumerate(sheet.notes):
        _add_paragraphs(_add_cell(_add_row(page, 1), "Note" if n else "Title"), note)
    if sheet.rows:
        _add_headings(_add_row(SubElement(page, "table:table-header-rows"), sheet.heading_lines), sheet)
    for values in sheet.rows:
        row = _add_row(page, sheet.count_lines(values))
        for value in values:
            _add_value(row, value)


def _add_headings(row: Element, sheet: Sheet) -> None:
    for heading in sheet.columns:
        _add_paragraphs(_add_cell(row, "HeadingOfNumbers" if heading.is_number else "Heading"), heading.title)


def _add_database_range(parent: Element, sheet: Sheet) -> None:
    """Mark the table of a sheet as one, with its headings and buttons to filter by."""
    first = len(sheet.notes) + 1
    area = f"A{first}:{_format_column_letters(len(sheet.columns))}{first + len(sheet.rows)}"
    named = {"table:name": sheet.table_name, "table:target-range-address": f"'{sheet.name}'.{area}"}
    SubElement(parent, "table:database-range", named | {"table:display-filter-buttons": "true"})


def _format_column_letters(column: int) -> str:
    """The name of a column by its number, counted from 1: Z, AA."""
    over, last = divmod(column - 1, 26)
    return (_format_column_letters(over) if over else "") + chr(ord("A") + last)


def _add_row(parent: Element, lines: int) -> Element:
    return SubElement(parent, "table:table-row", {"table:style-name": f"Row{lines}"})


def _add_value(row: Element, value: CellValue) -> None:
    if value is None:
        SubElement(row, "table:table-cell")
    elif isinstance(value, str):
        _add_paragraphs(_add_cell(row, "Words"), value)
    elif isinstance(value, date):
        said = {"office:value-type": "date", "office:date-value": value.isoformat()}
        SubElement(_add_cell(row, "Day", said), "text:p").text = format_short_day(value)
    else:
        said = {"office:value-type": "float", "office:value": str(value)}
        SubElement(_add_cell(row, "Number", said), "text:p").text = str(value)


_STRING_TYPE = {"office:value-type": "string"}


def _add_cell(row: Element, style: str, attributes: dict[str, str] = _STRING_TYPE) -> Element:
    return SubElement(row, "table:table-cell", {"table:style-name": style, **attributes})


def _add_paragraphs(cell: Element, words: str) -> None:
    """A paragraph for each line, with every space in it."""
    for line in words.split("\n"):
        paragraph = SubElement(cell, "text:p")
        if UNMARKED_SPACES.search(line):
            _add_spaced_text(paragraph, line)
        else:
            paragraph.text = line


def _add_spaced_text(paragraph: Element, line: str) -> None:
    """The words of a line, with a mark for the spaces between them."""
    done, mark = 0, None
    for found in UNMARKED_SPACES.finditer(line):
        _append_text(paragraph, mark, line[done : found.start()])
        mark = SubElement(paragraph, "text:s", {"text:c": str(len(found[0]))})
        done = found.end()
    _append_text(paragraph, mark, line[done:])


def _append_text(paragraph: Element, after: Element | None, words: str) -> None:
    if after is None:
        paragraph.text = words
    else:
        after.tail = words


# The rest of the file.


def _build_settings(workbook: WorkbookContent) -> bytes:
    """That headings and refs stay in view."""
    root = _build_root("office:document-settings")
    settings = SubElement(root, "office:settings")
    seen = SubElement(settings, "config:config-item-set", {"config:name": "ooo:view-settings"})
    views = SubElement(seen, "config:config-item-map-indexed", {"config:name": "Views"})
    view = SubElement(views, "config:config-item-map-entry")
    tables = SubElement(view, "config:config-item-map-named", {"config:name": "Tables"})
    for sheet in workbook.sheets:
        if sheet.rows:
            _freeze_headings(SubElement(tables, "config:config-item-map-entry", {"config:name": sheet.name}), sheet)
    return _serialise(root)


def _freeze_headings(view: Element, sheet: Sheet) -> None:
    below = len(sheet.notes) + 1
    frozen = 2
    for name, kind, value in (
        ("HorizontalSplitMode", "short", frozen),
        ("VerticalSplitMode", "short", frozen),
        ("HorizontalSplitPosition", "int", 1),
        ("VerticalSplitPosition", "int", below),
        ("PositionRight", "int", 1),
        ("PositionBottom", "int", below),
    ):
        SubElement(view, "config:config-item", {"config:name": name, "config:type": kind}).text = str(value)


def _build_root(tag: str) -> Element:
    return Element(tag, ODF_NAMESPACES | {"office:version": ODF_VERSION})


def _serialise(root: Element) -> bytes:
    made: bytes = tostring(root, "utf-8", xml_declaration=True)
    return made
