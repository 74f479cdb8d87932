"""The timeline as a picture: a file of its own, or pictures for a page of HTML, one under the other.

It is drawn in fixed units, so that the same timeline gives the same bytes. Nothing in it has an id, so that several can
stand on a page, and in a page it has the page's colours. All that it shows it says in words as well.

One theme of a picture of the timeline: its name, the months, and a row for each target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from textwrap import wrap
from typing import NamedTuple

from actionplan.dates import Window, format_day
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.renderers.axis import Axis, build_axis
from actionplan.renderers.heading import list_subtitles
from actionplan.renderers.svg import shapes
from actionplan.renderers.svg.shapes import DARK_STYLE, Paint, Pen
from actionplan.renderers.text.timeline import STOPPED_STATUSES, find_late_window, format_due_or_done
from actionplan.report import Report, Span, Timeline
from actionplan.text.english import format_count, format_list
from actionplan.text.escaping import escape_control

WIDTH = 1000
LABEL_X = 50
AXIS_X = 294
AXIS_WIDTH = 480
STATUS_X = 783
DAY_X = 874
"""Where the columns begin, how long the axis is, and how wide the whole."""

PANEL_HEAD_HEIGHT = 52
ROW_HEIGHT = 23
PANEL_FOOT_HEIGHT = 22
"""How high a theme's name and months are, a row, and what stands under the last."""

_SMALL_FONT_SIZE = 11.5


class Panel(NamedTuple):
    """A theme, or as many rows of one as are drawn together."""

    title: str
    spans: tuple[Span, ...]

    @property
    def height(self) -> int:
        """How high it is."""
        return PANEL_HEAD_HEIGHT + ROW_HEIGHT * len(self.spans) + PANEL_FOOT_HEIGHT


def draw_panel(drawn: Panel, axis: Axis, day: date, top: float, paint: Paint) -> Iterator[str]:
    """The markup of a panel from its top down, the line of the day over all of it."""
    bottom = top + drawn.height - PANEL_FOOT_HEIGHT
    yield shapes.draw_text(
        shapes.truncate_text(drawn.title, WIDTH, 16.5), 0, top + 15, paint, font_size="15", font_weight="600"
    )
    yield from _draw_months(axis, top + PANEL_HEAD_HEIGHT, bottom, paint)
    for n, span in enumerate(drawn.spans):
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
    """The years and months above the rows, and a line down from each month."""
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
    """A target: its words on both sides, and its bars between them."""
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
    """How late a target is, its windows, and when it was done."""
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
    """The ends of a bar: apart from its neighbours, wide enough to be seen, and on the axis."""
    least = shapes.MIN_SOFT_BAR_WIDTH if is_soft else shapes.MIN_HARD_BAR_WIDTH
    if end - start - 2 >= least:
        return start + 1, end - 1
    start = min(max((start + end - least) / 2, AXIS_X), AXIS_X + AXIS_WIDTH - least)
    return start, start + least


def choose_bar_kind(span: Span, window: Window) -> shapes.BarKind:
    """How a window of a target is drawn."""
    if window in span.met_windows:
        return "done"
    if span.status in STOPPED_STATUSES:
        return "stopped"
    return "thin" if span.is_ongoing else "open"


def _find_x(axis: Axis, day: date) -> float:
    return AXIS_X + axis.find_position(day, AXIS_WIDTH * 10) / 10


MAX_PANEL_ROWS = 22
"""How many rows are drawn together: as many as a printed page holds."""

FILE_MARGIN = 24
PANEL_GAP = 14
LEGEND_SAMPLE_WIDTH = 44
"""Round a file, between panels, and how wide the sample of an entry of the key is with the space after its words."""

BAR_KIND_MEANINGS: dict[shapes.BarKind, str] = {
    "open": "still to do",
    "done": "done",
    "thin": "ongoing",
    "stopped": "suspended or deleted",
}

FONT_SIZE_ATTRIBUTE = f'font-size="{shapes.FONT_SIZE}"'
FONT_ATTRIBUTES = f'{FONT_SIZE_ATTRIBUTE} font-family="system-ui, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif"'


def render_inline(timeline: Timeline) -> str:
    """Pictures for a page of HTML: one for each theme, of no more rows than a page holds, and the key to them."""
    paint = Paint(is_page=True)
    drawn = [_draw_picture(each, timeline, paint) for each in _iter_panels(timeline)]
    key, high = _draw_legend(timeline, 0, paint)
    return "".join(
        [
            *drawn,
            f'<svg {_format_view_box(high)} role="img" {FONT_SIZE_ATTRIBUTE}><title>Key to the bars</title>{key}</svg>',
        ]
    )


def render(report: Report) -> str:
    """A report's timeline as a file: its title, the key, and the themes one under the other."""
    timeline = report.timeline
    if timeline is None:
        raise ValueError("a report without a timeline cannot be drawn")
    paint = Paint(is_page=False)
    head, top = _draw_head(report, paint)
    key, high = _draw_legend(timeline, top, paint)
    parts, top = [head, key], top + high + PANEL_GAP
    for each in _iter_panels(timeline):
        parts += draw_panel(each, build_axis(timeline), timeline.day, top, paint)
        top += each.height + PANEL_GAP
    told = [note for section in report.sections for note in section.notes] if not timeline.groups else []
    foot, top = _draw_lines((*told, *report.legend, *report.closing), top + 6, paint)
    return _build_file(report, timeline, "".join([*parts, foot]), top)


def _build_file(report: Report, timeline: Timeline, content: str, height: float) -> str:
    words = "\n".join(_iter_descriptions(timeline))
    box = f"{-FILE_MARGIN} {-FILE_MARGIN} {WIDTH + 2 * FILE_MARGIN} {shapes.format_number(height + 2 * FILE_MARGIN)}"
    size = f'width="{WIDTH + 2 * FILE_MARGIN}" height="{shapes.format_number(height + 2 * FILE_MARGIN)}"'
    paper = f'<rect x="{-FILE_MARGIN}" y="{-FILE_MARGIN}" width="100%" height="100%" {Paint(is_page=False)("paper")}/>'
    named = 'role="img" aria-labelledby="title" aria-describedby="words"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}" xml:lang="{report.lang}" {named} {FONT_ATTRIBUTES}>\n'
        f'<title id="title">{_escape_text(report.title)}</title>\n<desc id="words">{words}</desc>\n'
        f"<style>{DARK_STYLE}</style>\n{paper}{content}\n</svg>\n"
    )


def _iter_descriptions(timeline: Timeline) -> Iterator[str]:
    """Every target in words, under its theme."""
    for theme, spans in timeline.groups:
        yield f"{_escape_text(theme)}:"
        yield from (_escape_text(f"{span.words}. {span.label}") for span in spans)


def _draw_picture(drawn: Panel, timeline: Timeline, paint: Paint) -> str:
    """One panel as a picture by itself."""
    shown = "".join(draw_panel(drawn, build_axis(timeline), timeline.day, 0, paint))
    period = describe_window(Window(timeline.first, timeline.last))
    title = f"{drawn.title}: {period} as bars, as at {format_day(timeline.day)}"
    words = f"<title>{_escape_text(title)}</title><desc>{_escape_text(_format_status_counts(drawn.spans))}</desc>"
    return f'<svg {_format_view_box(drawn.height)} role="img" {FONT_SIZE_ATTRIBUTE}>{words}{shown}</svg>'


def _format_status_counts(spans: Iterable[Span]) -> str:
    """How they stand: "18 targets: 8 overdue, 5 ongoing and 5 not yet due."."""
    found = Counter(span.status for span in spans)
    standings = format_list([f"{number} {standing}" for standing, number in found.most_common()])
    return f"{format_count(found.total(), 'target')}: {standings}."


def _iter_panels(timeline: Timeline) -> Iterator[Panel]:
    """Each theme, in parts of about as many rows where it is long."""
    for theme, spans in timeline.groups:
        parts = -(-len(spans) // MAX_PANEL_ROWS)
        for n in range(parts):
            title = f"{theme} ({n + 1} of {parts})" if parts > 1 else theme
            yield Panel(title, spans[len(spans) * n // parts : len(spans) * (n + 1) // parts])


def _draw_head(report: Report, paint: Paint) -> tuple[str, float]:
    """The title and the plans, and how far down they reach."""
    title = wrap(escape_control(report.title), 90)
    lines = [
        shapes.draw_text(line, 0, 18 + 26 * n, paint, font_size="20", font_weight="600") for n, line in enumerate(title)
    ]
    below, bottom = _draw_lines(list_subtitles(report), 26 * len(title) + 2, paint)
    return "".join(lines) + below, bottom + 14


def _draw_lines(sentences: Iterable[str], top: float, paint: Paint) -> tuple[str, float]:
    """Sentences one under the other, and how far down they reach."""
    lines = [line for sentence in sentences for line in wrap(escape_control(sentence), 140)]
    drawn = [shapes.draw_text(line, 0, top + 12 + 18 * n, paint, ink="soft") for n, line in enumerate(lines)]
    return "".join(drawn), top + 18 * len(lines)


def _draw_legend(timeline: Timeline, top: float, paint: Paint) -> tuple[str, float]:
    """What the shapes mean that are drawn, side by side, and how high that is."""
    drawn, left, line = [], 0.0, 0
    for sample, words in _iter_samples(timeline, Pen(paint, "", 0)):
        room = LEGEND_SAMPLE_WIDTH + shapes.estimate_width(words)
        if left + room > WIDTH:
            left, line = 0.0, line + 1
        middle = top + 12 + 22 * line
        moved = f'<g transform="translate({shapes.format_number(left)} {shapes.format_number(middle)})">{sample}</g>'
        drawn.append(moved + shapes.draw_text(words, left + 34, middle + 4.3, paint))
        left += room + 10
    return "".join(drawn), 22.0 * (line + 1) + 2


def _iter_samples(timeline: Timeline, pen: Pen) -> Iterator[tuple[str, str]]:
    """The shapes that are drawn, each about a middle line, and what they mean."""
    line, day = build_axis(timeline), timeline.day
    spans = [span for _, each in timeline.groups for span in each]
    drawn = {choose_bar_kind(span, window) for span in spans for window in span.windows}
    reaches = [line.clip_window(window) for span in spans for window in span.windows]
    yield from (
        (shapes.draw_bar(each, 0, 28, pen), words) for each, words in BAR_KIND_MEANINGS.items() if each in drawn
    )
    if any(span.is_approximate and span.windows for span in spans):
        yield shapes.draw_soft_bar("open", 0, 28, pen), "about then"
    if any(find_late_window(span, day) for span in spans):
        yield shapes.draw_dots(0, 27, pen), "how late"
    if any(span.completed for span in spans):
        yield shapes.draw_diamond(14, pen), "the day it was done"
    if any(reach.is_clipped_before or reach.is_clipped_after for reach in reaches):
        yield shapes.draw_arrow(12, -1, pen) + shapes.draw_arrow(16, 1, pen), "earlier or later"
    if day in line:
        yield (
            shapes.draw_vertical_line(14, -8, 8, f'{pen.paint(stroke="ink")} stroke-width="1.5"'),
            f"as at {format_day(day)}",
        )


def _format_view_box(height: float) -> str:
    return f'viewBox="-2 -2 {WIDTH + 4} {shapes.format_number(height + 4)}"'


def _escape_text(text: str) -> str:
    return escape(escape_control(text), quote=False)
