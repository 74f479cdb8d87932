"""One theme of a picture of the timeline: its name, the months, and a row for each target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.calendar import DAY
from actionplan.dates.say import short
from actionplan.faces import svg_shapes as shapes
from actionplan.faces.axis import Axis
from actionplan.faces.strips import STOPPED, day_words, lateness
from actionplan.faces.svg_inks import Paint, Pen
from actionplan.report import Span

WIDTH = 1000
LABEL = 50
AXIS = 294
ROOM = 480
STANDING = 783
DAY_AT = 874
"""Where the columns begin, how long the axis is, and how wide the whole."""

HEAD = 52
ROW = 23
FOOT = 22
"""How high a theme's name and months are, a row, and what stands under the last."""

_SMALL = 11.5


class Panel(NamedTuple):
    """A theme, or as many rows of one as are drawn together."""

    title: str
    spans: tuple[Span, ...]

    @property
    def height(self) -> int:
        """How high it is."""
        return HEAD + ROW * len(self.spans) + FOOT


def panel(drawn: Panel, line: Axis, day: date, top: float, paint: Paint) -> Iterator[str]:
    """The markup of a panel from its top down, the line of the day over all of it."""
    bottom = top + drawn.height - FOOT
    yield shapes.text(shapes.cut(drawn.title, WIDTH, 16.5), 0, top + 15, paint, font_size="15", font_weight="600")
    yield from _months(line, top + HEAD, bottom, paint)
    for n, span in enumerate(drawn.spans):
        yield from _row(span, line, day, top + HEAD + ROW * n, paint)
    if day in line:
        at = _place(line, day)
        yield shapes.upright(at, top + HEAD - 4, bottom + 4, f'{paint(stroke="ink")} stroke-width="1.5"')
        how = {"text_anchor": "middle", "font_size": f"{_SMALL:g}", "font_weight": "600"}
        yield shapes.text(short(day), min(max(at, AXIS + 32), AXIS + ROOM - 32), bottom + 16, paint, **how)


def _months(line: Axis, top: float, bottom: float, paint: Paint) -> Iterator[str]:
    """The years and months above the rows, and a line down from each month."""
    letter = 7
    for marks, above in ((line.years(ROOM, letter), 20), (line.names(ROOM, letter), 6)):
        for at, words in marks:
            yield shapes.text(words, AXIS + at + 3, top - above, paint, ink="soft", font_size=f"{_SMALL:g}")
    for mark in line.names(ROOM, letter) or line.years(ROOM, letter):
        yield shapes.upright(AXIS + mark.at, top - 2, bottom, paint(stroke="line"))
    yield shapes.upright(AXIS + ROOM, top - 2, bottom, paint(stroke="line"))
    yield shapes.level(top, WIDTH, paint(stroke="soft"))


def _row(span: Span, line: Axis, day: date, top: float, paint: Paint) -> Iterator[str]:
    """A target: its words on both sides, and its bars between them."""
    pen, base = Pen(paint, span.tone, top + ROW / 2), top + ROW / 2 + 4.3
    yield f"<g>{shapes.titled(f'{span.words}. {span.label}')}"
    yield shapes.level(top + ROW, WIDTH, f'{paint(stroke="line")} stroke-width="0.6"')
    yield shapes.text(shapes.cut(span.ref, LABEL - 6), 0, base, paint, font_weight="600")
    yield shapes.text(shapes.cut(span.label, AXIS - LABEL - 10), LABEL, base, paint)
    yield from bars(span, line, day, pen)
    yield shapes.text(span.standing, STANDING, base, paint, ink=pen.inks.text, font_weight="600")
    if words := day_words(span):
        yield shapes.text(words, DAY_AT, base, paint)
    yield "</g>"


def bars(span: Span, line: Axis, day: date, pen: Pen) -> Iterator[str]:
    """How late a target is, its windows, and when it was done."""
    late = lateness(span, day)
    days = line.stretch(late).days if late else None
    if days:
        yield shapes.trail(_place(line, days[0]), _place(line, days[1]), pen)
    for window in span.windows:
        reach = line.stretch(window)
        if reach.days:
            start, end = ends(_place(line, reach.days[0]), _place(line, reach.days[1] + DAY), soft=span.approximate)
            yield (shapes.soft if span.approximate else shapes.bar)(kind(span, window), start, end, pen)
        if reach.before:
            yield shapes.arrow(AXIS + 7, -1, pen)
        if reach.after:
            yield shapes.arrow(AXIS + ROOM - 7, 1, pen)
    if span.completed and span.completed in line:
        yield shapes.gem(_place(line, span.completed), pen)


def ends(start: float, end: float, *, soft: bool) -> tuple[float, float]:
    """The ends of a bar: apart from its neighbours, wide enough to be seen, and on the axis."""
    least = shapes.LEAST_SOFT if soft else shapes.LEAST
    if end - start - 2 >= least:
        return start + 1, end - 1
    start = min(max((start + end - least) / 2, AXIS), AXIS + ROOM - least)
    return start, start + least


def kind(span: Span, window: Window) -> shapes.Kind:
    """How a window of a target is drawn."""
    if window in span.met:
        return "done"
    if span.standing in STOPPED:
        return "stopped"
    return "thin" if span.ongoing else "open"


def _place(line: Axis, day: date) -> float:
    return AXIS + line.at(day, ROOM * 10) / 10
