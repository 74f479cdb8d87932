"""The timeline in a document: for each theme a table with a row for each target, and in it the target's bars.

The words are words of the table, so that nothing is cut, rows break over pages, and months are repeated above them.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from actionplan.renderers.axis import Axis, AxisLabel, build_axis
from actionplan.renderers.office import styles
from actionplan.renderers.office.column_widths import CELL_PADDING, WIDE_LETTER_WIDTH
from actionplan.renderers.office.document_blocks import (
    AxisHeading,
    Block,
    DocumentRow,
    DocumentTable,
    KeyedDrawing,
    Paragraph,
)
from actionplan.renderers.office.mark_shapes import AXIS_INSET, SAMPLE_WIDTH, draw_day_sample, draw_row, draw_sample
from actionplan.renderers.span_marks import format_day_meaning, format_due_or_done, list_samples
from actionplan.report import Cell, Span, Timeline
from actionplan.text.escaping import escape_control, measure_width

TITLE = "The year as bars"
YEAR_ANCHOR = "year"

HEADINGS = ("Ref", "Target", "Status")
"""The headings of the columns of words. The months head the other."""

REF_WIDTHS = (14, 36)
STATUS_WIDTH = 31
NAME_SHARE = 0.45
"""The least and the most width of a ref, the width of a status, and the share of a name in what is left."""

NO_BREAK = "\u00a0"

_WORD_ROOM = 1.95
"""The room for a letter if lines are broken between words."""


def iter_year_blocks(timeline: Timeline, width: float) -> Iterator[Block]:
    """Yield the heading, the key, and a table for each theme, for text of that width. In a paper it is an appendix."""
    axis, is_appendix = build_axis(timeline), not timeline.is_whole_report
    heading = f"Appendix: {TITLE[:1].lower()}{TITLE[1:]}" if is_appendix else TITLE
    yield Paragraph("heading 1", heading, is_kept_with_next=True, anchor=YEAR_ANCHOR)
    yield _build_key(timeline)
    widths = _choose_widths(timeline, width)
    for theme, spans in timeline.groups:
        title = escape_control(theme).strip()
        if title:
            yield Paragraph("heading 2", title, is_kept_with_next=True)
        yield _build_table(title or TITLE, spans, timeline, axis, widths)


def _build_key(timeline: Timeline) -> KeyedDrawing:
    key = [(draw_sample(marks), words) for marks, words in list_samples(timeline, SAMPLE_WIDTH)]
    if words := format_day_meaning(timeline):
        key.append((draw_day_sample(), words))
    return KeyedDrawing(None, tuple(key), is_kept_with_next=True)


def _choose_widths(timeline: Timeline, width: float) -> tuple[float, float, float, float]:
    """Choose the widths of the ref, the name, the months and the status: the same for every theme."""
    least, most = REF_WIDTHS
    refs = [measure_width(escape_control(span.ref)) for _, spans in timeline.groups for span in spans]
    ref = min(max(max(refs, default=0) * WIDE_LETTER_WIDTH + CELL_PADDING, least), most)
    name = (width - ref - STATUS_WIDTH) * NAME_SHARE
    return ref, name, width - ref - STATUS_WIDTH - name, STATUS_WIDTH


def _build_table(
    title: str, spans: tuple[Span, ...], timeline: Timeline, axis: Axis, widths: tuple[float, float, float, float]
) -> DocumentTable:
    axis_width = widths[2] - CELL_PADDING - 2 * AXIS_INSET
    letter = styles.CELL_STYLE.size * styles.POINT * 0.62
    steps = round(1000 * letter / axis_width)
    lines = (axis.list_year_labels(1000, steps), axis.list_month_labels(1000, steps))
    heading = AxisHeading(
        tuple(_list_places(labels, axis_width) for labels in lines if labels) or (((AXIS_INSET, ""),),)
    )
    ref, name, status = HEADINGS
    return DocumentTable(
        title=title,
        description=f"A row for each of {len(spans)} targets, with its bars drawn under the months and told in words.",
        headings=(ref, name, heading, status),
        numeric=(False,) * len(widths),
        widths=widths,
        rows=tuple(_build_row(span, timeline, axis, widths) for span in spans),
    )


def _list_places(labels: list[AxisLabel], axis_width: float) -> tuple[tuple[float, str], ...]:
    return tuple((AXIS_INSET + label.position * axis_width / 1000, label.text) for label in labels)


def _build_row(span: Span, timeline: Timeline, axis: Axis, widths: tuple[float, float, float, float]) -> DocumentRow:
    """Build a row as high as its words need, so that the lines of the months go on from row to row."""
    name = escape_control(span.name or span.label)
    day = format_due_or_done(span).replace(" ", NO_BREAK)
    status = Cell(f"{span.status}{', ' if day else ''}{day}", span.tone)
    cells = (Cell(escape_control(span.ref), "strong"), Cell(name), status)
    lines = max(_count_lines(cell.text, width) for cell, width in zip(cells, (*widths[:2], widths[3]), strict=True))
    drawing = draw_row(
        span,
        axis,
        timeline.day,
        width=widths[2] - CELL_PADDING,
        height=styles.measure_lines(lines, styles.CELL_STYLE),
    )
    drawing = drawing._replace(words=escape_control(span.words))
    return DocumentRow((cells[0], cells[1], drawing, cells[2]), is_unbreakable=True, line_count=lines)


def _count_lines(text: str, width: float) -> int:
    """Count the lines of a cell."""
    return len(wrap(text, max(int((width - CELL_PADDING) / _WORD_ROOM), 1))) or 1
