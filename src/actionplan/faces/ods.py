"""A spreadsheet in the OpenDocument format: each table is a database range with its headings, and days are days.

Words are stored as words, so that none is a formula. The file is put together here and not by odfdo: docs/decisions.md
says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from actionplan.dates.say import short
from actionplan.faces.archive import packed
from actionplan.faces.ods_parts import MIME, styles
from actionplan.faces.opendocument import NAMESPACES, SPACES, VERSION, manifest, meta
from actionplan.faces.sheets import LANGUAGE, Book, Sheet, book
from actionplan.report import Report

if TYPE_CHECKING:
    from actionplan.faces.records import Value

CHARACTER = 0.21
LINE = 0.42
GAP = 0.15
"""Centimetres of a column for each character of its width; of a row for each line, and below the last."""


def render(report: Report) -> bytes:
    """A report's rows as an OpenDocument spreadsheet."""
    made = book(report)
    parts = (
        ("content.xml", _content(made)),
        ("styles.xml", styles(sheet.pages for sheet in made.sheets)),
        ("settings.xml", _settings(made)),
        ("meta.xml", meta(made.title, made.authority, made.day, LANGUAGE)),
    )
    return packed((("mimetype", MIME), *parts, ("META-INF/manifest.xml", manifest(MIME, (name for name, _ in parts)))))


# The sheets.


def _content(made: Book) -> bytes:
    root = _root("office:document-content")
    _styles(SubElement(root, "office:automatic-styles"), made)
    sheets = SubElement(SubElement(root, "office:body"), "office:spreadsheet")
    for sheet in made.sheets:
        _sheet(sheets, sheet)
    ranges = SubElement(sheets, "table:database-ranges")
    for sheet in made.sheets:
        if sheet.rows:
            _range(ranges, sheet)
    return _xml(root)


def _styles(into: Element, made: Book) -> None:
    """The styles of sheets, of their rows by how many lines they have, and of columns by their widths."""
    for number in sorted({sheet.pages for sheet in made.sheets}):
        sheet = {"style:name": f"Sheet{number}", "style:family": "table", "style:master-page-name": f"Across{number}"}
        SubElement(into, "style:style", sheet)
    for lines in sorted({lines for sheet in made.sheets for lines in _heights(sheet)}):
        row = SubElement(into, "style:style", {"style:name": f"Row{lines}", "style:family": "table-row"})
        SubElement(row, "style:table-row-properties", {"style:row-height": f"{lines * LINE + GAP:.2f}cm"})
    for width in sorted({heading.width for sheet in made.sheets for heading in sheet.headings}):
        column = SubElement(into, "style:style", {"style:name": f"Width{width}", "style:family": "table-column"})
        SubElement(column, "style:table-column-properties", {"style:column-width": f"{width * CHARACTER:.2f}cm"})


def _heights(sheet: Sheet) -> Iterator[int]:
    """How many lines each row of a sheet has."""
    yield from (1 for _ in sheet.notes)
    if sheet.rows:
        yield sheet.lines_of_headings
        yield from map(sheet.lines, sheet.rows)


def _sheet(into: Element, sheet: Sheet) -> None:
    page = SubElement(into, "table:table", {"table:name": sheet.name, "table:style-name": f"Sheet{sheet.pages}"})
    if not sheet.rows:
        SubElement(page, "table:table-column")
    for n, heading in enumerate(sheet.headings if sheet.rows else ()):
        beside = page if n else SubElement(page, "table:table-header-columns")  # refs, on every page that is printed
        SubElement(beside, "table:table-column", {"table:style-name": f"Width{heading.width}"})
    for n, note in enumerate(sheet.notes):
        _words(_cell(_row(page, 1), "Note" if n else "Title"), note)
    if sheet.rows:
        _headings(_row(SubElement(page, "table:table-header-rows"), sheet.lines_of_headings), sheet)
    for values in sheet.rows:
        row = _row(page, sheet.lines(values))
        for value in values:
            _value(row, value)


def _headings(row: Element, sheet: Sheet) -> None:
    for heading in sheet.headings:
        _words(_cell(row, "HeadingOfNumbers" if heading.number else "Heading"), heading.title)


def _range(into: Element, sheet: Sheet) -> None:
    """Mark the table of a sheet as one, with its headings and buttons to filter by."""
    first = len(sheet.notes) + 1
    area = f"A{first}:{_letters(len(sheet.headings))}{first + len(sheet.rows)}"
    named = {"table:name": sheet.table, "table:target-range-address": f"'{sheet.name}'.{area}"}
    SubElement(into, "table:database-range", named | {"table:display-filter-buttons": "true"})


def _letters(column: int) -> str:
    """The name of a column by its number, counted from 1: Z, AA."""
    over, last = divmod(column - 1, 26)
    return (_letters(over) if over else "") + chr(ord("A") + last)


def _row(into: Element, lines: int) -> Element:
    return SubElement(into, "table:table-row", {"table:style-name": f"Row{lines}"})


def _value(row: Element, value: Value) -> None:
    if value is None:
        SubElement(row, "table:table-cell")
    elif isinstance(value, str):
        _words(_cell(row, "Words"), value)
    elif isinstance(value, date):
        said = {"office:value-type": "date", "office:date-value": value.isoformat()}
        SubElement(_cell(row, "Day", said), "text:p").text = short(value)
    else:
        said = {"office:value-type": "float", "office:value": str(value)}
        SubElement(_cell(row, "Number", said), "text:p").text = str(value)


_STRING = {"office:value-type": "string"}


def _cell(row: Element, look: str, said: dict[str, str] = _STRING) -> Element:
    return SubElement(row, "table:table-cell", {"table:style-name": look, **said})


def _words(cell: Element, words: str) -> None:
    """A paragraph for each line, with every space in it."""
    for line in words.split("\n"):
        paragraph = SubElement(cell, "text:p")
        if SPACES.search(line):
            _spaced(paragraph, line)
        else:
            paragraph.text = line


def _spaced(paragraph: Element, line: str) -> None:
    """The words of a line, with a mark for the spaces between them."""
    done, mark = 0, None
    for found in SPACES.finditer(line):
        _say(paragraph, mark, line[done : found.start()])
        mark = SubElement(paragraph, "text:s", {"text:c": str(len(found[0]))})
        done = found.end()
    _say(paragraph, mark, line[done:])


def _say(paragraph: Element, after: Element | None, words: str) -> None:
    if after is None:
        paragraph.text = words
    else:
        after.tail = words


# The rest of the file.


def _settings(made: Book) -> bytes:
    """That headings and refs stay in view."""
    root = _root("office:document-settings")
    settings = SubElement(root, "office:settings")
    seen = SubElement(settings, "config:config-item-set", {"config:name": "ooo:view-settings"})
    views = SubElement(seen, "config:config-item-map-indexed", {"config:name": "Views"})
    view = SubElement(views, "config:config-item-map-entry")
    tables = SubElement(view, "config:config-item-map-named", {"config:name": "Tables"})
    for sheet in made.sheets:
        if sheet.rows:
            _freeze(SubElement(tables, "config:config-item-map-entry", {"config:name": sheet.name}), sheet)
    return _xml(root)


def _freeze(view: Element, sheet: Sheet) -> None:
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


def _root(tag: str) -> Element:
    return Element(tag, NAMESPACES | {"office:version": VERSION})


def _xml(root: Element) -> bytes:
    made: bytes = tostring(root, "utf-8", xml_declaration=True)
    return made
