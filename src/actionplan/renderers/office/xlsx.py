"""A workbook for Excel: each sheet's table is a table of Excel, and days are dates.

Text is stored as text, so it never becomes a formula. Words that look like a formula also have Excel's own mark for
text, so that they stay words when somebody edits the cell. XlsxWriter puts no time of day into a file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from actionplan.renderers.office.archive import replace_part
from actionplan.renderers.office.workbook import LANGUAGE, Sheet, WorkbookContent, build_workbook
from actionplan.report import Report
from actionplan.text.escaping import FORMULA_STARTS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from actionplan.renderers.office.sheet_table import CellValue

MAX_CELL_UNITS = 32_767
"""The most UTF-16 units of text that an Excel cell can hold."""

TRUNCATION_NOTE = " … (cut here: an Excel cell cannot hold more)"

TABLE_STYLE = "Table Style Light 1"
"""Black on white, with every second row shaded so lightly that the words stay easy to read."""

LINE_POINTS = 15
MAX_ROW_POINTS = 409
"""The height of a line of text, and the most that Excel allows a row, in points."""

_A4_PAPER = 9
_CORE_PART = "docProps/core.xml"


class _CellFormats(NamedTuple):
    """The formats of cells."""

    title: Format
    heading: Format
    number_heading: Format
    words: Format
    quoted_words: Format
    day: Format
    number: Format


def render(report: Report) -> bytes:
    """Render a report's rows as an Excel workbook."""
    content = build_workbook(report)
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties(_build_properties(content))
        formats = _add_formats(workbook)
        for sheet in content.sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, formats)
    return replace_part(file.getvalue(), _CORE_PART, _add_language)


def _build_properties(content: WorkbookContent) -> dict[str, object]:
    created = datetime.combine(content.as_at, time(), UTC)
    return {"title": content.title, "author": content.authority, "created": created}


def _add_language(core: bytes) -> bytes:
    """Add the language to the properties of a workbook: XlsxWriter cannot."""
    end = b"</cp:coreProperties>"
    return core.replace(end, b"<dc:language>%s</dc:language>%s" % (LANGUAGE.encode(), end))


def _add_formats(workbook: Workbook) -> _CellFormats:
    top = {"valign": "top", "text_wrap": True}
    right = {"align": "right", "indent": 1}
    return _CellFormats(
        title=workbook.add_format({"bold": True, "font_size": 14}),
        heading=workbook.add_format({"bold": True, **top}),
        number_heading=workbook.add_format({"bold": True, **top, **right}),
        words=workbook.add_format(top),
        quoted_words=workbook.add_format({"quote_prefix": True, **top}),
        day=workbook.add_format({"num_format": "d mmm yyyy", "align": "left", **top}),
        number=workbook.add_format({**top, **right}),
    )


def _write_sheet(worksheet: Worksheet, sheet: Sheet, formats: _CellFormats) -> None:
    for n, note in enumerate(sheet.notes):
        worksheet.write_string(n, 0, note, None if n else formats.title)
    worksheet.set_landscape()
    worksheet.set_paper(_A4_PAPER)
    if sheet.rows:
        _write_table(worksheet, sheet, len(sheet.notes), formats)


def _write_table(worksheet: Worksheet, sheet: Sheet, top: int, formats: _CellFormats) -> None:
    _add_table(worksheet, sheet, top, formats)
    for n, heading in enumerate(sheet.columns):
        worksheet.set_column(n, n, heading.width)
    worksheet.freeze_panes(top + 1, 1)
    worksheet.repeat_rows(top)
    worksheet.repeat_columns(0)
    worksheet.fit_to_pages(sheet.page_count, 0)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # a ref like 1.10 is not a number
    for n, row in enumerate(sheet.rows, top + 1):
        worksheet.set_row(n, min(sheet.count_lines(row) * LINE_POINTS, MAX_ROW_POINTS))
        for m, value in enumerate(row):
            _write_value(worksheet, n, m, value, formats)


def _add_table(worksheet: Worksheet, sheet: Sheet, top: int, formats: _CellFormats) -> None:
    """Mark the table as one, and write its headings."""
    columns = [
        {"header": heading.title, "header_format": formats.number_heading if heading.is_number else formats.heading}
        for heading in sheet.columns
    ]
    worksheet.set_row(top, LINE_POINTS * sheet.heading_lines)
    options = {"name": sheet.table_name, "columns": columns, "style": TABLE_STYLE}
    worksheet.add_table(top, 0, top + len(sheet.rows), len(sheet.columns) - 1, options)


def _write_value(worksheet: Worksheet, n: int, m: int, value: CellValue, formats: _CellFormats) -> None:
    if isinstance(value, str):
        worksheet.write_string(
            n, m, _truncate(value), formats.quoted_words if value.startswith(FORMULA_STARTS) else formats.words
        )
    elif isinstance(value, date):
        worksheet.write_datetime(n, m, value, formats.day)
    elif value is not None:
        worksheet.write_number(n, m, value, formats.number)


def _truncate(words: str) -> str:
    """Cut words that are too long for a cell, and note that."""
    if len(words) * 2 <= MAX_CELL_UNITS or len(words.encode("utf-16-le")) // 2 <= MAX_CELL_UNITS:
        return words
    room = MAX_CELL_UNITS - len(TRUNCATION_NOTE)
    return words.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + TRUNCATION_NOTE
