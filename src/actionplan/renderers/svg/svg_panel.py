"""One theme of a picture of the timeline: its name, the months, and a row for each target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import format_short_day
from actionplan.model.statuses import STOPPED_STATUSES
from actionplan.renderers.axis import Axis
from actionplan.renderers.span_facts import find_late_window, format_due_or_done
from actionplan.renderers.svg import shapes
from actionplan.renderers.svg.svg_colours import Paint, Pen
from actionplan.report import Span

WIDTH = 1000
LABEL_X = 50
AXIS_X = 294
AXIS_WIDTH = 480
STATUS_X = 783
DAY_X = 874
"""The width of the whole, where its columns begin, and how long the axis is."""

PANEL_HEAD_HEIGHT = 52
ROW_HEIGHT = 23
PANEL_FOOT_HEIGHT = 22
"""The height of a theme's name and months, of a row, and of the space under the last row."""

_SMALL_FONT_SIZE = 11.5


class Panel(NamedTuple):
    """A theme, or as many of its rows as are drawn together."""

    title: str
    spans: tuple[Span, ...]

    @property
    def height(self) -> int:
        """The height of the panel."""
        return PANEL_HEAD_HEIGHT + ROW_HEIGHT * len(self.spans) + PANEL_FOOT_HEIGHT


def draw_panel(panel: Panel, axis: Axis, day: date, top: float, paint: Paint) -> Iterator[str]:
    """Draw a panel from its top down, with the line of the day over all of it."""
    bottom = top + panel.height - PANEL_FOOT_HEIGHT
    yield shapes.draw_text(
        shapes.truncate_text(panel.title, WIDTH, 16.5), 0, top + 15, paint, font_size="15", font_weight="600"
    )
    yield from _draw_months(axis, top + PANEL_HEAD_HEIGHT, bottom, paint)
    for n, span in enumerate(panel.spans):
        yield from _draw_row(span, axis, day, top + PANEL_HEAD_HEIGHT + ROW_HEIGHT * n, paint)
    if day in axis:
        at = _find_x(axis, day)
        yield shapes.draw_vertical_line(
            at, top + PANEL_HEAD_HEIGHT - 4, bottom + 4, f'{paint(stroke="ink")} stroke-width="1.5"'
        )
        how = {"text_anchor": "middle", "font_size": f"{_SMALL_FONT_SIZE:g}", "font_weight": "600"}
        yield shapes.draw_text(
            format_short_day(day), min(max(at, AXIS_X + 32), AXIS_X + AXIS_WIDTH - 32), bottom + 16, paint, **how
        )


def _draw_months(axis: Axis, top: float, bottom: float, paint: Paint) -> Iterator[str]:
    """Draw the years and months above the rows, and a line down from each month."""
    letter = 7
    for marks, above in (
        (axis.list_year_labels(AXIS_WIDTH, letter), 20),
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


def _draw_row(span: Span, axis: Axis, day: date, top: float, paint: Paint) -> Iterator[str]:
    """Draw a target: its words on both sides, and its bars between them."""
    pen, base = Pen(paint, span.tone, top + ROW_HEIGHT / 2), top + ROW_HEIGHT / 2 + 4.3
    yield f"<g>{shapes.draw_tooltip(f'{span.words}. {span.label}')}"
    yield shapes.draw_horizontal_line(top + ROW_HEIGHT, WIDTH, f'{paint(stroke="line")} stroke-width="0.6"')
    yield shapes.draw_text(shapes.truncate_text(span.ref, LABEL_X - 6), 0, base, paint, font_weight="600")
    yield shapes.draw_text(shapes.truncate_text(span.label, AXIS_X - LABEL_X - 10), LABEL_X, base, paint)
    yield from draw_bars(span, axis, day, pen)
    yield shapes.draw_text(span.status, STATUS_X, base, paint, ink=pen.colours.text, font_weight="600")
    if words := format_due_or_done(span):
        yield shapes.draw_text(words, DAY_X, base, paint)
    yield "</g>"


def draw_bars(span: Span, axis: Axis, day: date, pen: Pen) -> Iterator[str]:
    """Draw how late a target is, its windows, and when it was done."""
    late = find_late_window(span, day)
    days = axis.clip_window(late).days if late else None
    if days:
        yield shapes.draw_dots(_find_x(axis, days[0]), _find_x(axis, days[1]), pen)
    for window in span.windows:
        reach = axis.clip_window(window)
        if reach.days:
            start, end = fit_bar_ends(
                _find_x(axis, reach.days[0]), _find_x(axis, reach.days[1] + DAY), is_soft=span.is_approximate
            )
            yield (shapes.draw_soft_bar if span.is_approximate else shapes.draw_bar)(
                choose_bar_kind(span, window), start, end, pen
            )
        if reach.is_clipped_before:
            yield shapes.draw_arrow(AXIS_X + 7, -1, pen)
        if reach.is_clipped_after:
            yield shapes.draw_arrow(AXIS_X + AXIS_WIDTH - 7, 1, pen)
    if span.completed and span.completed in axis:
        yield shapes.draw_diamond(_find_x(axis, span.completed), pen)


def fit_bar_ends(start: float, end: float, *, is_soft: bool) -> tuple[float, float]:
    """Fit the ends of a bar: apart from its neighbours, wide enough to be seen, and on the axis."""
    least = shapes.MIN_SOFT_BAR_WIDTH if is_soft else shapes.MIN_HARD_BAR_WIDTH
    if end - start - 2 >= least:
        return start + 1, end - 1
    start = min(max((start + end - least) / 2, AXIS_X), AXIS_X + AXIS_WIDTH - least)
    return start, start + least


def choose_bar_kind(span: Span, window: Window) -> shapes.BarKind:
    """Choose how a window of a target is drawn."""
    if window in span.met_windows:
        return "done"
    if span.status in STOPPED_STATUSES:
        return "stopped"
    return "thin" if span.is_ongoing else "open"


def _find_x(axis: Axis, day: date) -> float:
    return AXIS_X + axis.find_position(day, AXIS_WIDTH * 10) / 10
