"""A workbook for Excel: each sheet's table is marked as one, with days in cells of days.

Words are stored as words, so that none is a formula; those that begin as one would also bear Excel's own mark for text,
and stay words when somebody edits the cell. Written by XlsxWriter, which puts no time of day into a file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from actionplan.faces.archive import changed
from actionplan.faces.safe import FORMULA
from actionplan.faces.sheets import LANGUAGE, Book, Sheet, book
from actionplan.report import Report

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from actionplan.faces.records import Value

CELL = 32_767
"""How many UTF-16 units of text a cell of Excel takes."""

CUT = " … (cut here: a cell of Excel takes no more)"

STYLE = "Table Style Light 1"
"""Black on white, with every second row shaded so lightly that the words stay easy to read."""

LINE = 15
HIGHEST = 409
"""Points: what a line of text needs, and what Excel lets a row have."""

_A4 = 9
_CORE = "docProps/core.xml"


class _Looks(NamedTuple):
    """How cells look."""

    title: Format
    heading: Format
    heading_of_numbers: Format
    words: Format
    quoted: Format
    day: Format
    number: Format


def render(report: Report) -> bytes:
    """A report's rows as an Excel workbook."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who asks for a workbook pays for it

    made = book(report)
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties(_properties(made))
        looks = _looks(workbook)
        for sheet in made.sheets:
            _draw(workbook.add_worksheet(sheet.name), sheet, looks)
    return changed(file.getvalue(), _CORE, _in_english)


def _properties(made: Book) -> dict[str, object]:
    created = datetime.combine(made.day, time(), UTC)
    return {"title": made.title, "author": made.authority, "created": created}


def _in_english(core: bytes) -> bytes:
    """The properties of a workbook with its language, which XlsxWriter has no word for."""
    end = b"</cp:coreProperties>"
    return core.replace(end, b"<dc:language>%s</dc:language>%s" % (LANGUAGE.encode(), end))


def _looks(workbook: Workbook) -> _Looks:
    top = {"valign": "top", "text_wrap": True}
    right = {"align": "right", "indent": 1}
    return _Looks(
        workbook.add_format({"bold": True, "font_size": 14}),
        workbook.add_format({"bold": True, **top}),
        workbook.add_format({"bold": True, **top, **right}),
        workbook.add_format(top),
        workbook.add_format({"quote_prefix": True, **top}),
        workbook.add_format({"num_format": "d mmm yyyy", "align": "left", **top}),
        workbook.add_format({**top, **right}),
    )


def _draw(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for n, note in enumerate(sheet.notes):
        page.write_string(n, 0, note, None if n else looks.title)
    page.set_landscape()
    page.set_paper(_A4)
    if sheet.rows:
        _table(page, sheet, len(sheet.notes), looks)


def _table(page: Worksheet, sheet: Sheet, top: int, looks: _Looks) -> None:
    _mark(page, sheet, top, looks)
    for n, heading in enumerate(sheet.headings):
        page.set_column(n, n, heading.width)
    page.freeze_panes(top + 1, 1)
    page.repeat_rows(top)
    page.repeat_columns(0)
    page.fit_to_pages(sheet.pages, 0)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # a ref like 1.10 is no number
    for n, row in enumerate(sheet.rows, top + 1):
        page.set_row(n, min(sheet.lines(row) * LINE, HIGHEST))
        for m, value in enumerate(row):
            _write(page, n, m, value, looks)


def _mark(page: Worksheet, sheet: Sheet, top: int, looks: _Looks) -> None:
    """Mark the table as one, and write its headings."""
    columns = [
        {"header": heading.title, "header_format": looks.heading_of_numbers if heading.number else looks.heading}
        for heading in sheet.headings
    ]
    page.set_row(top, LINE * sheet.lines_of_headings)
    options = {"name": sheet.table, "columns": columns, "style": STYLE}
    page.add_table(top, 0, top + len(sheet.rows), len(sheet.headings) - 1, options)


def _write(page: Worksheet, n: int, m: int, value: Value, looks: _Looks) -> None:
    if isinstance(value, str):
        page.write_string(n, m, _fitting(value), looks.quoted if value.startswith(FORMULA) else looks.words)
    elif isinstance(value, date):
        page.write_datetime(n, m, value, looks.day)
    elif value is not None:
        page.write_number(n, m, value, looks.number)


def _fitting(words: str) -> str:
    """Words that a cell takes whole, or with a note on what is missing."""
    if len(words) * 2 <= CELL or len(words.encode("utf-16-le")) // 2 <= CELL:
        return words
    room = CELL - len(CUT)
    return words.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + CUT
