"""A line chart in a document: the strip that is on target and the line, with the words for both in its key."""

from __future__ import annotations

from actionplan.dates.formatting import format_short_day
from actionplan.line_chart import LineChart
from actionplan.renderers.chart_plot import locate_chart
from actionplan.renderers.office.document_blocks import KeyedDrawing
from actionplan.renderers.office.document_drawings import Drawing, Shape, build_polygon, build_rectangle
from actionplan.renderers.svg.svg_colours import LIGHT_COLOURS
from actionplan.text.escaping import escape_control

WIDTH, HEIGHT = 84.0, 24.0
_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 8.0, 3.2
_RADIUS = 0.9
_INSET = 1.2
_DASH = 1.4


def build_chart_drawing(chart: LineChart) -> KeyedDrawing:
    """Build the drawing of a line chart, and its key, in which the figures of both ends are."""
    plot = locate_chart(chart, WIDTH - 2 * _INSET, HEIGHT)
    shapes = [Shape((((0.0, HEIGHT), (WIDTH, HEIGHT)),), stroke=_get_colour("line"), is_closed=False)]
    for strip in plot.strips:
        # A target that holds from the first day, or to the last one, has the inset beside its point too.
        left = strip.left + _INSET if strip.left > 0 else 0.0
        right = strip.right + _INSET if strip.right < WIDTH - 2 * _INSET else WIDTH
        box = build_rectangle(left, strip.top, right, max(strip.bottom, strip.top + 0.1))
        shapes.append(Shape((box,), fill=_get_colour("done-back")))
        shapes += [_build_dashes(limit, left, right) for limit in strip.limits]
    places = tuple((_INSET + x, y) for x, y in plot.points)
    shapes.append(_build_line(places))
    shapes += [Shape((build_polygon(place, _RADIUS, 16),), fill=_get_colour("ink")) for place in places]
    drawing = Drawing(WIDTH, HEIGHT, tuple(shapes), escape_control(chart.words))
    return KeyedDrawing(drawing, _build_key(chart))


def _build_key(chart: LineChart) -> tuple[tuple[Drawing, str], ...]:
    middle, ends = _SAMPLE_HEIGHT / 2, (chart.points[0], chart.points[-1])
    figures = " to ".join(f"{point.text} on {format_short_day(point.day)}" for point in ends)
    line = _build_line(((0.0, middle), (_SAMPLE_WIDTH, middle)))
    key = [(Drawing(_SAMPLE_WIDTH, _SAMPLE_HEIGHT, (line,)), escape_control(f"{chart.title}, from {figures}"))]
    if chart.limits:
        strip = Shape((build_rectangle(0, 0, _SAMPLE_WIDTH, _SAMPLE_HEIGHT),), fill=_get_colour("done-back"))
        sample = Drawing(_SAMPLE_WIDTH, _SAMPLE_HEIGHT, (strip, _build_dashes(middle, 0.0, _SAMPLE_WIDTH)))
        key.append((sample, escape_control(f"on target: {chart.target}")))
    return tuple(key)


def _build_line(places: tuple[tuple[float, float], ...]) -> Shape:
    return Shape((places,), stroke=_get_colour("ink"), line_width=0.6, is_closed=False)


def _build_dashes(height: float, left: float, right: float) -> Shape:
    count = max(round((right - left) / _DASH / 2), 1)
    step = (right - left) / count
    dashes = tuple(((left + n * step, height), (left + n * step + step / 2, height)) for n in range(count))
    return Shape(dashes, stroke=_get_colour("done-bar"), line_width=0.4, is_closed=False)


def _get_colour(name: str) -> str:
    return LIGHT_COLOURS[name].removeprefix("#")
