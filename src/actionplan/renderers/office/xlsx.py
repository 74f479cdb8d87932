"""A workbook for Excel: a chart of the counts, and tables that are marked as such, in which days are dates.

Text is stored as text, so it never becomes a formula. Words that look like a formula also have Excel's own mark for
text, so that they stay words when somebody edits the cell. XlsxWriter puts no time of day into a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from actionplan.renderers.office.archive import replace_part
from actionplan.renderers.office.sheet_cells import (
    BOLD_SHEET_TONES,
    LANGUAGE,
    LINK_COLOUR,
    SHEET_COLOURS,
    enumerate_rules,
    list_amount_formats,
)
from actionplan.renderers.office.styles import BAR_COLOUR, HEADING_COLOUR, HEADING_SHADE, RULE_COLOUR
from actionplan.report import Report
from actionplan.reports.workbook import (
    Sheet,
    SheetChart,
    SheetFact,
    SheetLineChart,
    WorkbookContent,
    build_workbook,
    list_target_rows,
)
from actionplan.reports.workbook.sheet_table import Amount, AmountFormat, CellValue, Link, SheetTone
from actionplan.text.english import format_count, shorten
from actionplan.text.escaping import FORMULA_STARTS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAX_CELL_UNITS = 32_767
"""The most UTF-16 units of text that an Excel cell can hold."""

TRUNCATION_NOTE = " … (cut here: an Excel cell cannot hold more)"

TABLE_STYLE = "Table Style Light 1"
"""Black on white, with every second row shaded so lightly that the words stay easy to read."""

LINE_POINTS = 15
MAX_ROW_POINTS = 409
"""The height of a line of text, and the most that Excel allows a row, in points."""

MAX_LINKS = 65_000
"""No more than Excel allows on a sheet. The words of others stay."""

MAX_FOOTER_TITLE = 80

CHART_WIDTH = 440
CHART_BAR_HEIGHT, CHART_HEAD_HEIGHT = 26, 60
"""The size of the chart, and of each bar with its gap, in pixels."""

LINE_CHART_HEIGHT, LINE_CHART_ROWS = 240, 14
MAX_CHART_TITLE = 70
"""The height of a line chart in pixels, the rows that it covers, and the most characters of its title."""

A4_PAPER, HAIRLINE = 9, 7
"""The numbers that Excel has for a sheet of A4, and for the thinnest line."""

CORE_PART = "docProps/core.xml"
"""The part of a workbook that has its properties."""


class _CellFormats(NamedTuple):
    """The formats of cells."""

    title: Format
    warning: Format
    name: Format
    heading: Format
    number_heading: Format
    words: Format
    quoted_words: Format
    link: Format
    day: Format
    number: Format
    share: Format
    amounts: dict[AmountFormat, Format]
    tones: dict[SheetTone, Format]


def render(report: Report, *, contact: str = "") -> bytes:
    """Render a report as an Excel workbook, with who to contact on the first sheet."""
    content = build_workbook(report, contact)
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties(_build_properties(content))
        formats = _add_formats(workbook, list_amount_formats(content))
        for sheet in content.sheets:
            worksheet = workbook.add_worksheet(sheet.name)
            _write_sheet(worksheet, sheet, formats)
            _set_page(worksheet, sheet, content.title)
            if sheet.chart:
                _add_chart(workbook, worksheet, sheet, sheet.chart)
            for n, spec in enumerate(sheet.line_charts):
                _add_line_chart(workbook, worksheet, sheet, spec, n)
    return replace_part(file.getvalue(), CORE_PART, add_language)


def describe_amount(report: Report, _data: bytes) -> str:
    """Say how many rows the sheet of targets has."""
    return format_count(len(list_target_rows(report.rows)), "row")


def _build_properties(content: WorkbookContent) -> dict[str, object]:
    created = datetime.combine(content.as_at, time(), UTC)
    return {"title": content.title, "author": content.authority, "created": created}


def add_language(core: bytes) -> bytes:
    """Add the language to the properties of a workbook: XlsxWriter cannot."""
    end = b"</cp:coreProperties>"
    return core.replace(end, b"<dc:language>%s</dc:language>%s" % (LANGUAGE.encode(), end))


def _add_formats(workbook: Workbook, amounts: Sequence[AmountFormat]) -> _CellFormats:
    top = {"valign": "top", "text_wrap": True, "bottom": HAIRLINE, "bottom_color": f"#{RULE_COLOUR}"}
    right = {"align": "right", "indent": 1, **top}
    heading = {"bold": True, "bg_color": f"#{HEADING_SHADE}", "font_color": f"#{HEADING_COLOUR}"}
    return _CellFormats(
        title=workbook.add_format({"bold": True, "font_size": 14}),
        warning=workbook.add_format({"bold": True, "font_color": f"#{SHEET_COLOURS['red'].words}", **top}),
        name=workbook.add_format({"bold": True, **top}),
        heading=workbook.add_format({**heading, **top}),
        number_heading=workbook.add_format({**heading, **right}),
        words=workbook.add_format(top),
        quoted_words=workbook.add_format({"quote_prefix": True, **top}),
        link=workbook.add_format({"font_color": f"#{LINK_COLOUR}", "underline": True, **top}),
        day=workbook.add_format({"num_format": "d mmm yyyy", "align": "left", **top}),
        number=workbook.add_format(right),
        share=workbook.add_format({"num_format": "0%", **right}),
        amounts={form: workbook.add_format({"num_format": form.code, **right}) for form in amounts},
        tones={
            tone: workbook.add_format(
                {"bg_color": f"#{colours.shade}", "font_color": f"#{colours.words}", "bold": tone in BOLD_SHEET_TONES}
            )
            for tone, colours in SHEET_COLOURS.items()
        },
    )


def _write_sheet(worksheet: Worksheet, sheet: Sheet, formats: _CellFormats) -> None:
    for n, heading in enumerate(sheet.columns if sheet.rows else ()):
        worksheet.set_column(n, n, heading.width)
    for n, note in enumerate(sheet.notes):
        worksheet.write_string(n, 0, note, None if n else formats.title)
    _write_facts(worksheet, sheet, sheet.facts, len(sheet.notes), formats)
    if sheet.rows:
        _write_table(worksheet, sheet, sheet.heading_row, formats)
    _write_facts(worksheet, sheet, sheet.end_facts, sheet.heading_row + len(sheet.rows) + 2, formats)


def _write_facts(
    worksheet: Worksheet, sheet: Sheet, facts: tuple[SheetFact, ...], top: int, formats: _CellFormats
) -> None:
    for n, fact in enumerate(facts, top):
        worksheet.set_row(n, _measure_row(sheet, (fact.name, fact.value)))
        worksheet.write_string(n, 0, fact.name, formats.warning if fact.is_warning else formats.name)
        if fact.is_warning and isinstance(fact.value, str):
            worksheet.write_string(n, 1, truncate_words(fact.value), formats.warning)
        else:
            _write_value(worksheet, n, 1, fact.value, formats)


def _write_table(worksheet: Worksheet, sheet: Sheet, top: int, formats: _CellFormats) -> None:
    _add_table(worksheet, sheet, top, formats)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # a ref like 1.10 is not a number
    printed, links = sheet.printed_columns, 0
    for n, row in enumerate(sheet.rows, top + 1):
        worksheet.set_row(n, _measure_row(sheet, row))
        for m, value in enumerate(row):
            if value is None:
                if m < printed:
                    worksheet.write_blank(n, m, None, formats.words)  # so that the rule below the row is not broken
                continue
            links += isinstance(value, Link)
            shown = value.words if isinstance(value, Link) and links > MAX_LINKS else value
            _write_value(worksheet, n, m, shown, formats)
    last = top + len(sheet.rows)
    for column, address in enumerate_rules(sheet):
        for rule in sheet.columns[column].rules:
            if rule.heading in address:
                criteria = f'=${address[rule.heading]}{top + 2}="{rule.value}"'
                options = {"type": "formula", "criteria": criteria, "format": formats.tones[rule.tone]}
                worksheet.conditional_format(top + 1, column, last, column, {**options, "stop_if_true": True})


def _measure_row(sheet: Sheet, row: tuple[CellValue, ...]) -> int:
    """Return the height of a row in points."""
    return min(sheet.count_lines(row) * LINE_POINTS, MAX_ROW_POINTS)


def _set_page(worksheet: Worksheet, sheet: Sheet, title: str) -> None:
    """Make a sheet ready to print: A4, landscape, one page wide, with headings, name and number on every page."""
    worksheet.set_landscape()
    worksheet.set_paper(A4_PAPER)
    worksheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.8)
    worksheet.fit_to_pages(1, 0)
    name = shorten(title, MAX_FOOTER_TITLE).replace("&", "&&")
    worksheet.set_footer(f"&L{name}&C{sheet.name}&RPage &P of &N")
    if sheet.rows and not sheet.chart:
        worksheet.freeze_panes(sheet.heading_row + 1, 1)
        worksheet.repeat_rows(sheet.heading_row)
        last = sheet.heading_row + len(sheet.rows) + ceil(len(sheet.line_charts) / 2) * LINE_CHART_ROWS
        worksheet.print_area(0, 0, last, sheet.printed_columns - 1)


def _add_table(worksheet: Worksheet, sheet: Sheet, top: int, formats: _CellFormats) -> None:
    """Mark the table as one, and write its headings."""
    columns = [
        {"header": heading.title, "header_format": formats.number_heading if heading.is_number else formats.heading}
        for heading in sheet.columns
    ]
    worksheet.set_row(top, LINE_POINTS * sheet.heading_lines)
    options = {"name": sheet.table_name, "columns": columns, "style": TABLE_STYLE, "autofilter": not sheet.chart}
    worksheet.add_table(top, 0, top + len(sheet.rows), len(sheet.columns) - 1, options)


def _add_chart(workbook: Workbook, worksheet: Worksheet, sheet: Sheet, spec: SheetChart) -> None:
    """Draw the chart of a sheet to the right of its table: a bar for each row, with its number."""
    first = sheet.heading_row + 1 + spec.first_row
    last = first + len(spec.tones) - 1
    colours = (SHEET_COLOURS[tone].words if tone else BAR_COLOUR for tone in spec.tones)
    points = [{"fill": {"color": f"#{colour}"}} for colour in colours]
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": spec.title,
            "categories": [sheet.name, first, spec.label_column, last, spec.label_column],
            "values": [sheet.name, first, spec.number_column, last, spec.number_column],
            "points": points,
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": spec.title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": CHART_WIDTH, "height": CHART_BAR_HEIGHT * len(spec.tones) + CHART_HEAD_HEIGHT})
    worksheet.insert_chart(len(sheet.notes), len(sheet.columns) + 1, chart, {"description": spec.description})


def _add_line_chart(workbook: Workbook, worksheet: Worksheet, sheet: Sheet, spec: SheetLineChart, n: int) -> None:
    """Draw a line chart below the table of a sheet, two beside each other, from the cells of the sheet Figures."""
    first = spec.heading_row + 1 + spec.first_row
    last = first + spec.row_count - 1
    chart = workbook.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": shorten(spec.title, MAX_CHART_TITLE),
            "categories": ["Figures", first, spec.day_column, last, spec.day_column],
            "values": ["Figures", first, spec.number_column, last, spec.number_column],
            "line": {"color": f"#{BAR_COLOUR}", "width": 2},
            "marker": {"type": "circle", "size": 6, "fill": {"color": f"#{BAR_COLOUR}"}},
            "data_labels": {"value": True, "position": "above"},
        }
    )
    chart.set_title({"name": shorten(spec.title, MAX_CHART_TITLE), "name_font": {"size": 11}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_x_axis({"date_axis": True, "num_format": "mmm yyyy", "major_tick_mark": "none"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": f"#{RULE_COLOUR}"}}})
    chart.set_size({"width": CHART_WIDTH, "height": LINE_CHART_HEIGHT})
    row = sheet.heading_row + len(sheet.rows) + 2
    place = {"x_offset": (n % 2) * (CHART_WIDTH + 20), "y_offset": (n // 2) * (LINE_CHART_HEIGHT + 20)}
    worksheet.insert_chart(row, 0, chart, {"description": spec.description, **place})


def _write_value(worksheet: Worksheet, n: int, m: int, value: CellValue, formats: _CellFormats) -> None:
    if isinstance(value, str):
        worksheet.write_string(
            n, m, truncate_words(value), formats.quoted_words if value.startswith(FORMULA_STARTS) else formats.words
        )
    elif isinstance(value, Link):
        address = f"internal:'{value.address[1:]}'!A1" if value.address.startswith("#") else value.address
        worksheet.write_url(n, m, address, formats.link, truncate_words(value.words))
    elif isinstance(value, date):
        worksheet.write_datetime(n, m, value, formats.day)
    elif isinstance(value, bool):
        worksheet.write_boolean(n, m, value, formats.words)
    elif isinstance(value, Amount):
        worksheet.write_number(n, m, float(value.number), formats.amounts[value.form])
    elif value is not None:
        worksheet.write_number(n, m, float(value), formats.share if isinstance(value, float) else formats.number)


def truncate_words(words: str) -> str:
    """Cut words that are too long for a cell, and note that."""
    if len(words) * 2 <= MAX_CELL_UNITS or len(words.encode("utf-16-le")) // 2 <= MAX_CELL_UNITS:
        return words
    room = MAX_CELL_UNITS - len(TRUNCATION_NOTE)
    return words.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + TRUNCATION_NOTE
