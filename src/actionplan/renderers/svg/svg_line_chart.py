"""A line chart as a picture in a page of HTML: the strip that is on target, the line, and the words of its ends."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.dates.formatting import format_short_day
from actionplan.line_chart import LineChart
from actionplan.renderers.chart_plot import ChartPlot, locate_chart
from actionplan.renderers.svg import shapes
from actionplan.renderers.svg.svg_colours import Paint

WIDTH, HEIGHT = 360, 150
_LEFT, _TOP, _RIGHT, _BOTTOM = 12, 24, 12, 26
"""The size of a picture, and the room round the plot for words."""

_RADIUS = 3.5
_SMALL = {"font_size": "12"}


def render_chart(chart: LineChart) -> str:
    """Render a line chart, with all that it shows in words."""
    paint = Paint(is_page=True)
    plot = locate_chart(chart, WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM)
    content = "".join([*_draw_target(chart, plot, paint), *_draw_line(plot, paint), *_draw_words(chart, plot, paint)])
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg {size} role="img" font-size="13">{shapes.draw_tooltip(chart.words)}{content}</svg>'


def _draw_target(chart: LineChart, plot: ChartPlot, paint: Paint) -> Iterator[str]:
    """Draw the strips that are on target, their edges, and their words."""
    for strip in plot.strips:
        left, right, top = (
            shapes.format_number(place) for place in (_LEFT + strip.left, _LEFT + strip.right, _TOP + strip.top)
        )
        width, height = (
            shapes.format_number(max(size, 0)) for size in (strip.right - strip.left, strip.bottom - strip.top)
        )
        yield f'<rect x="{left}" y="{top}" width="{width}" height="{height}" {paint("done-back")}/>'
        for limit in strip.limits:
            place = shapes.format_number(_TOP + limit)
            ends = f'x1="{left}" x2="{right}" y1="{place}" y2="{place}"'
            yield f'<line {ends} {paint(stroke="done-bar")} stroke-width="1.5" stroke-dasharray="5 4"/>'
    if plot.strips:
        words = shapes.truncate_text(f"Target: {chart.target}", WIDTH - _LEFT - _RIGHT, 12)
        yield shapes.draw_text(words, _LEFT, 14, paint, ink="done", **_SMALL)


def _draw_line(plot: ChartPlot, paint: Paint) -> Iterator[str]:
    places = [(_LEFT + x, _TOP + y) for x, y in plot.points]
    joined = " ".join(f"{shapes.format_number(x)},{shapes.format_number(y)}" for x, y in places)
    yield f'<polyline points="{joined}" fill="none" {paint(stroke="ink")} stroke-width="2"/>'
    for x, y in places:
        at = f'cx="{shapes.format_number(x)}" cy="{shapes.format_number(y)}"'
        yield f'<circle {at} r="{_RADIUS}" {paint("ink")}/>'


def _draw_words(chart: LineChart, plot: ChartPlot, paint: Paint) -> Iterator[str]:
    """Draw the figure and the day of both ends."""
    ends = ((chart.points[0], plot.points[0], "start"), (chart.points[-1], plot.points[-1], "end"))
    for point, (x, y), anchor in ends:
        above = _TOP + y - 8 if y > 14 else _TOP + y + 18
        yield shapes.draw_text(point.text, _LEFT + x, above, paint, text_anchor=anchor, font_weight="600")
        day = format_short_day(point.day)
        yield shapes.draw_text(day, _LEFT + x, HEIGHT - 6, paint, ink="soft", text_anchor=anchor, **_SMALL)
