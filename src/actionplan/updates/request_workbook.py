"""Write the workbook of a request: what is asked is on its first screen, and only what is asked can be filled in.

Every cell is text, so that a day or a figure stays as the officer typed it, and words never become a formula. The
sheets are locked without a password: rows can be filtered, and columns made wider.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from actionplan.dates import format_day
from actionplan.renderers.office.archive import replace_part
from actionplan.renderers.office.styles import FONT, HEADING_COLOUR, HEADING_SHADE, RULE_COLOUR, TEXT_COLOUR
from actionplan.renderers.office.xlsx import (
    A4_PAPER,
    CORE_PART,
    HAIRLINE,
    MAX_FOOTER_TITLE,
    MAX_ROW_POINTS,
    add_language,
    truncate_words,
)
from actionplan.reports.workbook import FILTER_BUTTON_WIDTH, count_lines
from actionplan.text.english import format_count, shorten
from actionplan.updates.officer_request import OfficerRequest, RequestRow, UnreadCell, iter_facts
from actionplan.updates.request_layout import (
    FACTS_SHEET,
    FIGURES_SHEET,
    HEADING_ROW,
    SHEET_COLUMNS,
    TARGETS_SHEET,
    UNREAD_SHEET,
    RequestColumn,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FILL_COLOUR, FILL_NAME = "fff6c8", "light yellow"
"""The colour of the cells to fill in, and its name in the instructions. Words on it have a contrast of 15 to 1."""

_MEDIUM, _MARK = 2, "#b00020"
"""The thickness and the colour of the border of an answer that is sent back."""

_FONT_SIZE, _TITLE_SIZE = 12, 16
_TEXT = "@"
"""The number format of cells that are text, whatever is typed into them."""

_ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}
"""What a locked sheet allows besides filling in."""

UNREAD_COLUMNS = (("Where", 20), ("What you typed", 60), ("Why it could not be taken in", 60))
_MAX_ADVICE_TITLE = 32
_LINE_POINTS, _MIN_LINES = 15.5, 2
"""The height of a line of text in points, and how many lines every row has room for."""


class _RequestFormats(NamedTuple):
    title: Format
    line: Format
    heading: Format
    heading_to_fill: Format
    given: Format
    to_fill: Format
    in_trouble: Format


def render_request(request: OfficerRequest) -> bytes:
    """Render a request as an Excel workbook. The same request always gives the same bytes."""
    file = BytesIO()
    plain = {"font_name": FONT, "font_size": _FONT_SIZE}
    with Workbook(file, {"in_memory": True, "default_format_properties": plain}) as workbook:
        created = datetime.combine(request.as_at, time(), UTC)
        workbook.set_properties({"title": _format_title(request), "author": request.title, "created": created})
        formats = _add_formats(workbook)
        for name in SHEET_COLUMNS:
            rows = request.list_rows(name)
            if rows or name == TARGETS_SHEET:
                worksheet = workbook.add_worksheet(name)
                _write_opening(worksheet, list(iter_opening(request, name)), formats)
                _write_rows(worksheet, request.list_columns(name), rows, formats)
                _set_page(worksheet, request, name)
        if request.unread:
            _write_unread(workbook.add_worksheet(UNREAD_SHEET), request.unread, formats)
        _write_facts(workbook.add_worksheet(FACTS_SHEET), request)
    return replace_part(_drop_fixed_heights(file.getvalue()), CORE_PART, add_language)


def _format_title(request: OfficerRequest) -> str:
    return f"Update on the action plan: {request.officer}"


def iter_opening(request: OfficerRequest, sheet: str) -> Iterator[str]:
    """Yield the lines above the table of a sheet: the title, the plan and the day, and what is to be done."""
    yield _format_title(request)
    reply_by = f" Please send it back by {format_day(request.reply_by)}." if request.reply_by else ""
    yield f"{request.title}, as at {format_day(request.as_at)}.{reply_by}"
    if request.is_sent_back:
        yield (
            f"Some of your answers could not be taken in, and are here again. Please correct the {FILL_NAME} cells, "
            "save the workbook as it is, as an Excel workbook (.xlsx), and send it back."
        )
        if request.unread:
            yield (
                f"The sheet {UNREAD_SHEET} has what you typed in other places. Type it into the row of its target, or "
                "delete it there."
            )
        return
    number, what = len(request.list_rows(sheet)), "target" if sheet == TARGETS_SHEET else "figure"
    yield (
        f"Please fill in the {FILL_NAME} cells for {'this' if number == 1 else f'these {number}'} "
        f"{what if number == 1 else f'{what}s'}, and leave empty what you have nothing to say about. "
        "Then save the workbook as it is, as an Excel workbook (.xlsx), and send it back."
    )
    if figures := len(request.list_rows(FIGURES_SHEET)) if sheet == TARGETS_SHEET else 0:
        yield f"The sheet {FIGURES_SHEET} asks for {format_count(figures, 'figure')} as well."


def _add_formats(workbook: Workbook) -> _RequestFormats:
    cell = {
        "num_format": _TEXT,
        "font_color": f"#{TEXT_COLOUR}",
        "valign": "top",
        "text_wrap": True,
        "border": HAIRLINE,
        "border_color": f"#{RULE_COLOUR}",
    }
    heading = {**cell, "bold": True, "font_color": f"#{HEADING_COLOUR}", "bg_color": f"#{HEADING_SHADE}"}
    fill = {"bg_color": f"#{FILL_COLOUR}"}
    return _RequestFormats(
        title=workbook.add_format({"bold": True, "font_size": _TITLE_SIZE, "font_color": f"#{HEADING_COLOUR}"}),
        line=workbook.add_format({"font_color": f"#{TEXT_COLOUR}"}),
        heading=workbook.add_format(heading),
        heading_to_fill=workbook.add_format({**heading, **fill}),
        given=workbook.add_format(cell),
        to_fill=workbook.add_format({**cell, **fill, "locked": False}),
        in_trouble=workbook.add_format({**cell, **fill, "locked": False, "border": _MEDIUM, "border_color": _MARK}),
    )


def _write_opening(worksheet: Worksheet, lines: Sequence[str], formats: _RequestFormats) -> None:
    for n, line in enumerate(lines):
        worksheet.write_string(n, 0, truncate_words(line), formats.line if n else formats.title)


def _write_rows(
    worksheet: Worksheet, columns: Sequence[RequestColumn], rows: Sequence[RequestRow], formats: _RequestFormats
) -> None:
    top = HEADING_ROW - 1
    last = top + len(rows)
    for n, texts in enumerate(
        ([c.title for c in columns], *([row.get_text(c.key) for c in columns] for row in rows)), top
    ):
        worksheet.set_row(n, _measure_height(texts, columns, FILTER_BUTTON_WIDTH if n == top else 0))
    for m, column in enumerate(columns):
        worksheet.set_column(m, m, column.width)
        worksheet.write_string(top, m, column.title, formats.heading if column.is_given else formats.heading_to_fill)
        for n, row in enumerate(rows, top + 1):
            text, cell_format = row.get_text(column.key), formats.given if column.is_given else formats.to_fill
            cell_format = formats.in_trouble if column.key in row.answers else cell_format
            if text or column.is_given:
                worksheet.write_string(n, m, truncate_words(text), cell_format)
            else:
                worksheet.write_blank(n, m, None, cell_format)
        if rows and not column.is_given:
            worksheet.data_validation(top + 1, m, last, m, _build_validation(column))
    worksheet.autofilter(top, 0, last, len(columns) - 1)
    worksheet.freeze_panes(HEADING_ROW, 1)
    everywhere = "A1:XFD1048576"
    worksheet.ignore_errors({"number_stored_as_text": everywhere, "two_digit_text_year": everywhere})
    first_to_fill = next(m for m, column in enumerate(columns) if not column.is_given)
    worksheet.set_selection(top + 1, first_to_fill, top + 1, first_to_fill)


def _measure_height(texts: Sequence[str], columns: Sequence[RequestColumn], reserved: int) -> float:
    """Return the height that a row needs for its texts, in points. `reserved` is the width of what is beside them."""
    lines = (count_lines(text, column.width - reserved) for text, column in zip(texts, columns, strict=True))
    return min(max(_MIN_LINES, *lines) * _LINE_POINTS, MAX_ROW_POINTS)


def _drop_fixed_heights(archive: bytes) -> bytes:
    """Let rows grow with what is typed into them: XlsxWriter fixes each height that it is told."""
    for number in range(1, len(SHEET_COLUMNS) + 1):
        archive = replace_part(
            archive, f"xl/worksheets/sheet{number}.xml", lambda sheet: sheet.replace(b' customHeight="1"', b"")
        )
    return archive


def _build_validation(column: RequestColumn) -> dict[str, object]:
    """Build what a cell says when it is chosen, its list of answers, and the refusal of another."""
    says = {"input_title": column.title[:_MAX_ADVICE_TITLE], "input_message": column.advice}
    if not column.choices:
        return {"validate": "any", **says}
    refusal = {"error_title": column.title[:_MAX_ADVICE_TITLE], "error_message": column.advice}
    return {"validate": "list", "source": list(column.choices), **says, **refusal}


def _set_page(worksheet: Worksheet, request: OfficerRequest, sheet: str) -> None:
    """Lock what is given, and make the sheet ready to print: A4, landscape, one page wide, with headings and number."""
    worksheet.protect("", _ALLOWED)
    worksheet.set_landscape()
    worksheet.set_paper(A4_PAPER)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(HEADING_ROW - 1)
    name = shorten(request.officer, MAX_FOOTER_TITLE).replace("&", "&&")
    worksheet.set_footer(f"&L{name}&C{sheet}&RPage &P of &N")


def _write_unread(worksheet: Worksheet, cells: Sequence[UnreadCell], formats: _RequestFormats) -> None:
    """Write what an officer typed where no answer is read."""
    for m, (title, width) in enumerate(UNREAD_COLUMNS):
        worksheet.set_column(m, m, width)
        worksheet.write_string(0, m, title, formats.heading)
    for n, cell in enumerate(cells, 1):
        for m, text in enumerate(cell.shown):
            cell_format = formats.to_fill if m == 1 and text else formats.given
            worksheet.write_string(n, m, truncate_words(text), cell_format)
    worksheet.protect("", _ALLOWED)


def _write_facts(worksheet: Worksheet, request: OfficerRequest) -> None:
    """Write the hidden sheet, by which a workbook that comes back is understood."""
    for n, texts in enumerate(iter_facts(request)):
        for m, text in enumerate(texts):
            worksheet.write_string(n, m, truncate_words(text))
    worksheet.protect()
    worksheet.hide()
