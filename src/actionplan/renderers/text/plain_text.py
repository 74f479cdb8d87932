"""Plain text for pipes, files and other programs: aligned columns, a line for each row, and nothing cut short.

The column that needs most room comes last, so that a long text cannot push the others out of line.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.renderers.list_tables import build_fact_table, build_item_table, format_shares, is_list
from actionplan.renderers.text.table_widths import remove_bars
from actionplan.report import AUTHORITY_COLUMN, Report, Section, Table, Timeline
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.escaping import escape_control, measure_width, pad_left, pad_right

COLUMN_GAP = "  "
MAX_COLUMN_WIDTH = 48
"""A column is padded to at most this width. A longer text moves its own row along, and no other."""


def render(report: Report) -> str:
    """Render a report as plain text."""
    return "\n".join(line.rstrip() for line in _iter_lines(report)) + "\n"


def _iter_lines(report: Report) -> Iterator[str]:
    if report.opening:
        yield from (*map(escape_control, report.opening), "")
    yield from _underline(escape_control(report.title), "=")
    yield from map(escape_control, list_plan_titles(report))
    if report.lead:
        yield from ("", escape_control(report.lead))
    if report.timeline and report.timeline.is_whole_report:
        yield from _iter_timeline(report.timeline)
    else:
        for section in report.sections:
            yield ""
            yield from _iter_section(section)
    for sentences in (report.legend, report.closing):
        if sentences:
            yield ""
            yield from map(escape_control, sentences)


def _iter_timeline(timeline: Timeline) -> Iterator[str]:
    """Yield the year as bars, by theme, and the key."""
    from actionplan.renderers.text.text_timeline import draw_full_timeline  # noqa: PLC0415 - for one question only

    drawing = draw_full_timeline(timeline)
    for theme, lines in drawing.groups:
        yield ""
        yield from _underline(escape_control(theme), "-")
        yield from ("".join(words for words, _ in line) for line in lines)
    yield from ("", *drawing.legend)


def _iter_section(section: Section) -> Iterator[str]:
    title = escape_control(section.title)
    if title:
        yield from _underline(title, "-") if section.level == 1 else (title,)
    yield from map(escape_control, section.notes)
    if section.shares:
        yield escape_control(format_shares(section.shares))
    apart = bool(section.notes or section.shares) or section.level > 1
    table = remove_bars(section.table) if section.table else None
    for each in (build_item_table(section), build_fact_table(section.facts), table):
        if each and each.rows:
            yield from ["", *iter_table_lines(each)] if apart else iter_table_lines(each)
            apart = True


def _underline(title: str, line: str) -> tuple[str, str]:
    return title, line * measure_width(title)


def iter_table_lines(table: Table) -> Iterator[str]:
    """Yield the lines of one table, its headings first if it has any."""
    columns = [_format_column(table, n) for n in _order_columns(table)]
    lines = map(COLUMN_GAP.join, zip(*columns, strict=True))
    if is_list(table):
        next(lines)
    yield from lines


def _order_columns(table: Table) -> list[int]:
    """Order the columns' places, with the one that grows most at the end, unless their order was chosen."""
    columns = table.columns
    places = list(range(len(columns)))
    if table.is_order_chosen:
        return places
    growing = (n for n in places if columns[n] != AUTHORITY_COLUMN)
    longest = max(growing, key=lambda n: columns[n].grow, default=None)
    if longest is not None and columns[longest].grow:
        places.append(places.pop(longest))
    return places


def _format_column(table: Table, n: int) -> list[str]:
    """Format one column, its heading on top, each text filled up to the width they share."""
    column = table.columns[n]
    texts = [column.title, *(row[n].text for row in table.rows)]
    joined = "".join(texts)
    if not joined.isprintable():
        texts = [escape_control(text) for text in texts]
    measure = len if joined.isascii() else measure_width
    width = min(max(map(measure, texts)), MAX_COLUMN_WIDTH)
    if column.is_number:
        return [pad_left(text, width) for text in texts]
    return [text.ljust(width) for text in texts] if measure is len else [pad_right(text, width) for text in texts]
