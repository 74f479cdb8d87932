"""A spreadsheet in the OpenDocument format: a chart of the counts, and tables that are marked, with days as days.

Text is stored as text, so it never becomes a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.dates.formatting import format_short_day
from actionplan.renderers.office.odf import (
    CHART_MEDIA_TYPE,
    SPREADSHEET_MEDIA_TYPE,
    Properties,
    build_odf_environment,
    pack_odf,
)
from actionplan.renderers.office.sheet_cells import (
    BOLD_SHEET_TONES,
    LANGUAGE,
    LINK_COLOUR,
    SHEET_COLOURS,
    enumerate_rules,
    format_column_letters,
    list_amount_formats,
)
from actionplan.renderers.office.styles import BAR_COLOUR, HEADING_COLOUR, HEADING_SHADE, RULE_COLOUR
from actionplan.report import Report
from actionplan.reports.workbook import Sheet, SheetLineChart, build_workbook, list_target_rows
from actionplan.reports.workbook.sheet_table import Amount, Link
from actionplan.text.english import format_count

CHARACTER_WIDTH_CM = 0.21
LINE_HEIGHT_CM = 0.42
ROW_GAP_CM = 0.15
"""The width of a column for each character; the height of a row for each line, and the space below the last."""

CHART_WIDTH_CM, CHART_BAR_HEIGHT_CM, CHART_HEAD_HEIGHT_CM = 11.0, 0.7, 1.6
"""The size of the chart, and of each bar with its gap."""

LINE_CHART_HEIGHT_CM, CHART_GAP_CM, LINE_CHART_ROWS = 6.0, 0.5, 15
"""The height of a line chart, the space between two, and the rows that both cover."""

CHART_FOLDER = "Chart"

CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR"}


class PlacedChart(NamedTuple):
    """A line chart of a sheet, the folder of its file, and its place on the sheet."""

    sheet_name: str
    folder: str
    chart: SheetLineChart
    left: float
    top: float


class ToneStyle(NamedTuple):
    """The style of cells in a column that have tones by conditions: pairs of a condition and the tone it gives."""

    name: str
    conditions: tuple[tuple[str, str], ...]
    base: str


def render(report: Report, *, contact: str = "") -> bytes:
    """Render a report as an OpenDocument spreadsheet, with who to contact on the first sheet."""
    environment = build_odf_environment()
    environment.filters |= {"day": format_short_day, "column_letters": format_column_letters}
    environment.tests |= {
        "link": lambda value: isinstance(value, Link),
        "amount": lambda value: isinstance(value, Amount),
    }
    workbook = build_workbook(report, contact)
    values = {
        "title": workbook.title,
        "sheets": workbook.sheets,
        "line_counts": sorted({lines for sheet in workbook.sheets for lines in _iter_row_lines(sheet)}),
        "column_widths": sorted({column.width for sheet in workbook.sheets for column in sheet.columns}),
        "tone_styles": {sheet.name: dict(_iter_tone_styles(sheet)) for sheet in workbook.sheets},
        "amount_formats": {form: f"Amount{n}" for n, form in enumerate(list_amount_formats(workbook), 1)},
        "currencies": CURRENCIES,
        "character_width": CHARACTER_WIDTH_CM,
        "line_height": LINE_HEIGHT_CM,
        "row_gap": ROW_GAP_CM,
        "chart_size": (CHART_WIDTH_CM, CHART_BAR_HEIGHT_CM, CHART_HEAD_HEIGHT_CM),
        "chart_folder": CHART_FOLDER,
        "colours": SHEET_COLOURS,
        "bold_tones": BOLD_SHEET_TONES,
        "bar_colour": BAR_COLOUR,
        "heading_colour": HEADING_COLOUR,
        "heading_shade": HEADING_SHADE,
        "link_colour": LINK_COLOUR,
        "rule_colour": RULE_COLOUR,
    }
    has_chart = any(sheet.chart for sheet in workbook.sheets)
    chart = ((f"{CHART_FOLDER}/content", "chart"),) if has_chart else ()
    line_charts = list(_iter_line_charts(workbook.sheets))
    values |= {"line_charts": line_charts, "line_chart_size": (CHART_WIDTH_CM, LINE_CHART_HEIGHT_CM)}
    values["line_chart_rows"] = LINE_CHART_ROWS
    names = (("content", "content"), ("styles", "styles"), ("settings", "settings"), *chart)
    parts = {f"{name}.xml": environment.get_template(f"ods_{template}.xml").render(values) for name, template in names}
    template = environment.get_template("ods_line_chart.xml")
    parts |= {f"{each.folder}/content.xml": template.render(values, chart=each.chart) for each in line_charts}
    properties = Properties(workbook.title, workbook.authority, workbook.as_at, LANGUAGE)
    folders = [*([CHART_FOLDER] if has_chart else []), *(each.folder for each in line_charts)]
    objects = dict.fromkeys(folders, CHART_MEDIA_TYPE)
    return pack_odf(environment, SPREADSHEET_MEDIA_TYPE, parts, properties, objects)


def describe_amount(report: Report, _data: bytes) -> str:
    """Say how many rows the sheet of targets has."""
    return format_count(len(list_target_rows(report.rows)), "row")


def _iter_line_charts(sheets: Sequence[Sheet]) -> Iterator[PlacedChart]:
    """Yield the line charts below the tables of sheets, two beside each other."""
    for sheet in sheets:
        top = sum(lines * LINE_HEIGHT_CM + ROW_GAP_CM for lines in (*[1] * len(sheet.notes), *_iter_row_lines(sheet)))
        for n, chart in enumerate(sheet.line_charts):
            left = (n % 2) * (CHART_WIDTH_CM + CHART_GAP_CM)
            below = top + (n // 2) * (LINE_CHART_HEIGHT_CM + CHART_GAP_CM)
            yield PlacedChart(sheet.name, f"{CHART_FOLDER}{n + 1}", chart, left=left, top=below)


def _iter_row_lines(sheet: Sheet) -> Iterator[int]:
    """Yield how many lines each row of a sheet has; a note has one."""
    yield 1
    for fact in (*sheet.facts, *sheet.end_facts):
        yield sheet.count_lines((fact.name, fact.value))
    if sheet.rows:
        yield sheet.heading_lines
        yield from map(sheet.count_lines, sheet.rows)


def _iter_tone_styles(sheet: Sheet) -> Iterator[tuple[int, ToneStyle]]:
    """Yield each column that has tones, by its number from 0, with the style of its cells."""
    row = sheet.heading_row + 2
    for number, letters in enumerate_rules(sheet):
        conditions = tuple(
            (f'is-true-formula([.${letters[rule.heading]}{row}]="{rule.value}")', rule.tone)
            for rule in sheet.columns[number].rules
            if rule.heading in letters
        )
        base = f"'{sheet.name}'.{format_column_letters(number + 1)}{row}"
        yield number, ToneStyle(f"{sheet.table_name}{number}", conditions, base)
