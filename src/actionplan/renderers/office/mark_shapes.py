"""The marks of the timeline as shapes in a row of a document: the same as in a picture, in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.renderers.axis import Axis
from actionplan.renderers.office import styles
from actionplan.renderers.office.document_drawings import (
    Drawing,
    Shape,
    build_dashes,
    build_polygon,
    build_rectangle,
)
from actionplan.renderers.span_marks import AxisScale, Mark, iter_marks
from actionplan.renderers.svg.svg_colours import LIGHT_COLOURS, ToneColours, get_tone_colours
from actionplan.report import Span

BAR_HEIGHT = 3.4
THIN_BAR_HEIGHT = 1.4
MIN_BAR = 1.5
MIN_SOFT_BAR = 6
"""The height of a bar and of one for ongoing work, and the least widths."""

SAMPLE_WIDTH, SAMPLE_HEIGHT = 8, 3.6
"""The size of a sample in the key."""

AXIS_INSET = 2.0
"""How far the axis is from the sides of a drawing, which has room for half a sign there."""

DAY_LINE_WIDTH = 0.5

GRID_STEP = 10
"""A quarter of the least distance of the lines of months, in tenths of a millimetre."""

_FADES = (0.2, 0.4, 0.6)
"""How strong the colour is at a soft end, from the outside in."""


def draw_row(span: Span, axis: Axis, day: date, *, width: float, height: float) -> Drawing:
    """Draw a row of the timeline: the lines of the months, the line of the day, and the marks beside the first line."""
    middle = styles.measure_lines(1, styles.CELL_STYLE) / 2
    scale = AxisScale(AXIS_INSET, width - 2 * AXIS_INSET, MIN_BAR, MIN_SOFT_BAR)
    steps = int(scale.width * 10)
    labels = axis.list_month_labels(steps, GRID_STEP) or axis.list_year_labels(steps, GRID_STEP)
    places = {AXIS_INSET + label.position / 10 for label in labels} | {AXIS_INSET, width - AXIS_INSET}
    grid = tuple(((place, 0.0), (place, height)) for place in sorted(places))
    shapes = [Shape(grid, stroke=_get_colour("line"), is_closed=False)]
    if day in axis:
        shapes.append(build_day_line(scale.find_place(axis, day), height))
    for mark in iter_marks(span, axis, day, scale):
        shapes += _iter_shapes(mark, middle, get_tone_colours(mark.choose_tone(span)))
    return Drawing(width, height, tuple(shapes), span.words)


def draw_sample(marks: tuple[Mark, ...]) -> Drawing:
    """Draw a sample for the key, which has no colour of its own."""
    colours, middle = get_tone_colours(""), SAMPLE_HEIGHT / 2
    shapes = tuple(shape for mark in marks for shape in _iter_shapes(mark, middle, colours))
    return Drawing(SAMPLE_WIDTH, SAMPLE_HEIGHT, (_build_frame(), *shapes))


def draw_day_sample() -> Drawing:
    """Draw a sample of the line of the day."""
    return Drawing(SAMPLE_WIDTH, SAMPLE_HEIGHT, (_build_frame(), build_day_line(SAMPLE_WIDTH / 2, SAMPLE_HEIGHT)))


def build_day_line(place: float, height: float) -> Shape:
    """Build the line of the day, from top to bottom."""
    line = ((place, 0.0), (place, height))
    return Shape((line,), stroke=_get_colour("ink"), line_width=DAY_LINE_WIDTH, is_closed=False)


def _build_frame() -> Shape:
    """Build a white ground, because a drawing is as large as what is drawn in it."""
    return Shape((build_rectangle(0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT),), fill=_get_colour("paper"))


def _iter_shapes(mark: Mark, middle: float, colours: ToneColours) -> Iterator[Shape]:
    """Yield the shapes of a mark about a middle line."""
    kind, start, end, is_soft, _ = mark
    bar, text, paper = _get_colour(colours.bar), _get_colour(colours.text), _get_colour("paper")
    if kind == "late":
        count = max(int((end - start) / 1.1), 1)
        places = [start + (n + 0.6) * (end - start) / count for n in range(count)]
        yield Shape(tuple(build_polygon((place, middle), 0.42, 8) for place in places), fill=bar)
    elif kind == "move":
        yield Shape((((start, middle), (end, middle)),), stroke=text, line_width=0.35, is_closed=False)
    elif kind == "published":
        yield Shape((build_polygon((start, middle), 1.25, 20),), fill=paper, stroke=text, line_width=0.4)
    elif kind == "completion":
        place = (start + end) / 2
        yield Shape((build_polygon((place, middle), 1.75, 4),), fill=bar, stroke=paper, line_width=0.2)
    elif kind == "proposed":
        yield Shape((build_polygon((start, middle), 1.5, 4),), fill=paper, stroke=text, line_width=0.4)
    elif kind in ("before", "after"):
        back = start + (1.9 if kind == "before" else -1.9)
        yield Shape((((start, middle), (back, middle - 1.4), (back, middle + 1.4)),), fill=bar)
    elif is_soft:
        yield from _iter_soft_bar_shapes(mark, middle, colours)
    else:
        yield from _iter_bar_shapes(mark, middle, colours)


def _iter_bar_shapes(mark: Mark, middle: float, colours: ToneColours) -> Iterator[Shape]:
    """Yield a bar: filled and ticked, an outline, a thin one, or a broken outline."""
    half = (THIN_BAR_HEIGHT if mark.kind == "thin" else BAR_HEIGHT) / 2
    corners = build_rectangle(mark.start, middle - half, mark.end, middle + half)
    bar = _get_colour(colours.bar)
    if mark.kind == "stopped":
        yield Shape(build_dashes(corners, 0.8), stroke=bar, line_width=0.3, is_closed=False)
    elif mark.kind == "open":
        yield Shape((corners,), fill=_get_colour(colours.background), stroke=bar, line_width=0.4)
    else:
        yield Shape((corners,), fill=bar)
    if mark.kind == "done" and mark.end - mark.start >= 4:
        x = mark.start + 1.1
        tick = ((x, middle), (x + 0.8, middle + 0.8), (x + 2.2, middle - 0.8))
        yield Shape((tick,), stroke=_get_colour("paper"), line_width=0.5, is_closed=False)


def _iter_soft_bar_shapes(mark: Mark, middle: float, colours: ToneColours) -> Iterator[Shape]:
    """Yield the same with ends that fade away."""
    kind, start, end, *_ = mark
    step = min((end - start) / 10, 1.3)
    half = (THIN_BAR_HEIGHT if kind == "thin" else BAR_HEIGHT) / 2
    for n, strength in enumerate(_FADES):
        lefts = (start + n * step, end - (n + 1) * step)
        slices = tuple(build_rectangle(left, middle - half, left + step, middle + half) for left in lefts)
        yield Shape(slices, fill=_compute_fade(_get_colour(colours.bar), strength))
    yield from _iter_bar_shapes(Mark(kind, start + 3 * step, end - 3 * step), middle, colours)


def _get_colour(name: str) -> str:
    return LIGHT_COLOURS[name].removeprefix("#")


def _compute_fade(colour: str, strength: float) -> str:
    """Mix a colour with white."""
    return bytes(round(255 - (255 - part) * strength) for part in bytes.fromhex(colour)).hex()
