"""A panel of the timeline: a theme with the months above it, and a row for each target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates.formatting import format_short_day
from actionplan.renderers.axis import Axis
from actionplan.renderers.span_marks import AxisScale, format_due_or_done, iter_marks
from actionplan.renderers.svg import shapes
from actionplan.renderers.svg.svg_colours import Paint, Pen
from actionplan.report import Span

WIDTH = 700
LABEL_X = 46
AXIS_X = 264
AXIS_WIDTH = 240
STATUS_X = 514
DAY_X = 612
"""The width of the whole, where its columns begin, and how long the axis is."""

PANEL_HEAD_HEIGHT = 56
LINE_HEIGHT = 16
ROW_PADDING = 8
PANEL_FOOT_HEIGHT = 22
"""The height of a theme's name and months, of a line of a row, and of the space in a row and under the last."""

AXIS_SCALE = AxisScale(AXIS_X, AXIS_WIDTH, min_bar=5, min_soft_bar=22)

_COLUMN_GAP = 8
_SMALL_FONT_SIZE = 12
_TITLE_SIZE = 15


class PanelRow(NamedTuple):
    """A target with the lines of its words in each column."""

    span: Span
    ref: list[str]
    label: list[str]
    status: list[str]
    day: list[str]

    @property
    def height(self) -> int:
        """The height of its longest column."""
        return LINE_HEIGHT * max(map(len, self[1:])) + ROW_PADDING


class Panel(NamedTuple):
    """A theme, or as many of its rows as are drawn together."""

    title: str
    rows: tuple[PanelRow, ...]

    @property
    def height(self) -> int:
        """The height of the panel."""
        return PANEL_HEAD_HEIGHT + sum(row.height for row in self.rows) + PANEL_FOOT_HEIGHT


def build_panel_row(span: Span) -> PanelRow:
    """Break the words of a target into lines, so that none is cut."""
    room = AXIS_X - LABEL_X - _COLUMN_GAP
    return PanelRow(
        span=span,
        ref=shapes.wrap_text(span.ref, LABEL_X - 6),
        label=shapes.wrap_text(span.name or span.label, room),
        status=shapes.wrap_text(span.status, DAY_X - STATUS_X - 4),
        day=shapes.wrap_text(format_due_or_done(span), WIDTH - DAY_X),
    )


def draw_panel(panel: Panel, axis: Axis, day: date, top: float, paint: Paint) -> Iterator[str]:
    """Draw a panel from its top down, with the line of the day over all of it."""
    bottom = top + panel.height - PANEL_FOOT_HEIGHT
    title = shapes.truncate_text(panel.title, WIDTH, _TITLE_SIZE * 1.1)
    yield shapes.draw_text(title, 0, top + 15, paint, font_size=f"{_TITLE_SIZE}", font_weight="600")
    yield from _draw_months(axis, top + PANEL_HEAD_HEIGHT, bottom, paint)
    place = top + PANEL_HEAD_HEIGHT
    for row in panel.rows:
        yield from _draw_row(row, axis, day, place, paint)
        place += row.height
    if day in axis:
        at = AXIS_SCALE.find_place(axis, day)
        yield shapes.draw_vertical_line(
            at, top + PANEL_HEAD_HEIGHT - 4, bottom + 4, f'{paint(stroke="ink")} stroke-width="1.5"'
        )
        how = {"text_anchor": "middle", "font_size": f"{_SMALL_FONT_SIZE:g}", "font_weight": "600"}
        yield shapes.draw_text(
            format_short_day(day), min(max(at, AXIS_X + 36), AXIS_X + AXIS_WIDTH - 36), bottom + 17, paint, **how
        )


def _draw_months(axis: Axis, top: float, bottom: float, paint: Paint) -> Iterator[str]:
    """Draw the years and months above the rows, and a line down from each month."""
    letter = 7
    for marks, above in (
        (axis.list_year_labels(AXIS_WIDTH, letter), 21),
        (axis.list_month_labels(AXIS_WIDTH, letter), 6),
    ):
        for at, words in marks:
            yield shapes.draw_text(
                words, AXIS_X + at + 3, top - above, paint, ink="soft", font_size=f"{_SMALL_FONT_SIZE:g}"
            )
    for mark in axis.list_month_labels(AXIS_WIDTH, letter) or axis.list_year_labels(AXIS_WIDTH, letter):
        yield shapes.draw_vertical_line(AXIS_X + mark.position, top - 2, bottom, paint(stroke="line"))
    yield shapes.draw_vertical_line(AXIS_X + AXIS_WIDTH, top - 2, bottom, paint(stroke="line"))
    yield shapes.draw_horizontal_line(top, WIDTH, paint(stroke="soft"))


def _draw_row(row: PanelRow, axis: Axis, day: date, top: float, paint: Paint) -> Iterator[str]:
    """Draw a target: its words on both sides, and its marks between them, beside the first line."""
    span = row.span
    first = top + ROW_PADDING / 2 + LINE_HEIGHT / 2
    pen = Pen(paint, span.tone, first)
    yield f"<g>{shapes.draw_tooltip(f'{span.words}. {span.label}')}"
    yield shapes.draw_horizontal_line(top + row.height, WIDTH, f'{paint(stroke="line")} stroke-width="0.6"')
    columns: tuple[tuple[list[str], float, dict[str, str]], ...] = (
        (row.ref, 0, {"font_weight": "600"}),
        (row.label, LABEL_X, {}),
        (row.status, STATUS_X, {"ink": pen.colours.text, "font_weight": "600"}),
        (row.day, DAY_X, {}),
    )
    for lines, left, how in columns:
        for n, line in enumerate(lines):
            if line:
                yield shapes.draw_text(line, left, first + 4.5 + LINE_HEIGHT * n, paint, **how)
    yield from (
        shapes.draw_mark(mark, pen._replace(tone=mark.choose_tone(span)))
        for mark in iter_marks(span, axis, day, AXIS_SCALE)
    )
    yield "</g>"
