"""A spreadsheet in the OpenDocument format: each table is a database range with its headings, and days are days.

Text is stored as text, so it never becomes a formula.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.dates.formatting import format_short_day
from actionplan.renderers.office.odf import SPREADSHEET_MEDIA_TYPE, Properties, build_odf_environment, pack_odf
from actionplan.renderers.office.workbook import LANGUAGE, Sheet, build_workbook
from actionplan.report import Report

CHARACTER_WIDTH_CM = 0.21
LINE_HEIGHT_CM = 0.42
ROW_GAP_CM = 0.15
"""The width of a column for each character; the height of a row for each line, and the space below the last."""


def render(report: Report) -> bytes:
    """Render a report's rows as an OpenDocument spreadsheet."""
    environment = build_odf_environment()
    environment.filters |= {"day": format_short_day, "column_letters": _format_column_letters}
    workbook = build_workbook(report)
    measures = {
        "page_counts": sorted({sheet.page_count for sheet in workbook.sheets}),
        "line_counts": sorted({lines for sheet in workbook.sheets for lines in _iter_row_lines(sheet)}),
        "column_widths": sorted({column.width for sheet in workbook.sheets for column in sheet.columns}),
        "character_width": CHARACTER_WIDTH_CM,
        "line_height": LINE_HEIGHT_CM,
        "row_gap": ROW_GAP_CM,
    }
    parts = {
        f"{name}.xml": environment.get_template(f"ods_{name}.xml").render(measures, sheets=workbook.sheets)
        for name in ("content", "styles", "settings")
    }
    properties = Properties(workbook.title, workbook.authority, workbook.as_at, LANGUAGE)
    return pack_odf(environment, SPREADSHEET_MEDIA_TYPE, parts, properties)


def _iter_row_lines(sheet: Sheet) -> Iterator[int]:
    """Yield how many lines each row of a sheet has; a note has one."""
    yield 1
    if sheet.rows:
        yield sheet.heading_lines
        yield from map(sheet.count_lines, sheet.rows)


def _format_column_letters(column: int) -> str:
    """Format the number of a column, counted from 1, as its name: Z, AA."""
    over, last = divmod(column - 1, 26)
    return (_format_column_letters(over) if over else "") + chr(ord("A") + last)
