"""The timeline as a picture: a file of its own, or pictures for a page of HTML, one under the other.

It is drawn in fixed units, so that the same timeline gives the same bytes. Pictures in a page have no ids, so that
there can be several, and have the page's colours. Everything that is drawn is also there in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import wrap

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window
from actionplan.renderers.axis import build_axis
from actionplan.renderers.span_facts import find_late_window
from actionplan.renderers.svg import shapes
from actionplan.renderers.svg.svg_colours import DARK_STYLE, Paint, Pen
from actionplan.renderers.svg.svg_panel import WIDTH, Panel, choose_bar_kind, draw_panel
from actionplan.report import Report, Span, Timeline
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.english import format_count, format_list
from actionplan.text.escaping import escape_control

MAX_PANEL_ROWS = 22
"""The most rows that are drawn together: as many as a printed page holds."""

FILE_MARGIN = 24
PANEL_GAP = 14
LEGEND_SAMPLE_WIDTH = 44
"""The margin of a file, the gap between panels, and the width of a sample in the key with its spaces."""

BAR_KIND_MEANINGS: dict[shapes.BarKind, str] = {
    "open": "still to do",
    "done": "done",
    "thin": "ongoing",
    "stopped": "suspended or deleted",
}

FONT_SIZE_ATTRIBUTE = f'font-size="{shapes.FONT_SIZE}"'
FONT_ATTRIBUTES = f'{FONT_SIZE_ATTRIBUTE} font-family="system-ui, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif"'


def render_inline(timeline: Timeline) -> str:
    """Render pictures for a page of HTML: one for each theme, of no more rows than a page holds, and the key."""
    paint = Paint(is_page=True)
    pictures = [_draw_picture(panel, timeline, paint) for panel in _iter_panels(timeline)]
    key, high = _draw_legend(timeline, 0, paint)
    return "".join(
        [
            *pictures,
            f'<svg {_format_view_box(high)} role="img" {FONT_SIZE_ATTRIBUTE}><title>Key to the bars</title>{key}</svg>',
        ]
    )


def render(report: Report) -> str:
    """Render a report's timeline as a file: its title, the key, and the themes one under the other."""
    timeline = report.timeline
    if timeline is None:
        raise ValueError("a report without a timeline cannot be drawn")
    paint = Paint(is_page=False)
    head, top = _draw_head(report, paint)
    key, high = _draw_legend(timeline, top, paint)
    parts, top = [head, key], top + high + PANEL_GAP
    for panel in _iter_panels(timeline):
        parts += draw_panel(panel, build_axis(timeline), timeline.day, top, paint)
        top += panel.height + PANEL_GAP
    notes = [note for section in report.sections for note in section.notes] if not timeline.groups else []
    foot, top = _draw_lines((*notes, *report.legend, *report.closing), top + 6, paint)
    return _build_file(report, timeline, "".join([*parts, foot]), top)


def _build_file(report: Report, timeline: Timeline, content: str, height: float) -> str:
    words = "\n".join(_iter_descriptions(timeline))
    box = f"{-FILE_MARGIN} {-FILE_MARGIN} {WIDTH + 2 * FILE_MARGIN} {shapes.format_number(height + 2 * FILE_MARGIN)}"
    size = f'width="{WIDTH + 2 * FILE_MARGIN}" height="{shapes.format_number(height + 2 * FILE_MARGIN)}"'
    paper = f'<rect x="{-FILE_MARGIN}" y="{-FILE_MARGIN}" width="100%" height="100%" {Paint(is_page=False)("paper")}/>'
    named = 'role="img" aria-labelledby="title" aria-describedby="words"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}" xml:lang="{report.lang}" '
        f"{named} {FONT_ATTRIBUTES}>\n"
        f'<title id="title">{shapes.escape_text(report.title)}</title>\n<desc id="words">{words}</desc>\n'
        f"<style>{DARK_STYLE}</style>\n{paper}{content}\n</svg>\n"
    )


def _iter_descriptions(timeline: Timeline) -> Iterator[str]:
    """Yield every target in words, under its theme."""
    for theme, spans in timeline.groups:
        yield f"{shapes.escape_text(theme)}:"
        yield from (shapes.escape_text(f"{span.words}. {span.label}") for span in spans)


def _draw_picture(panel: Panel, timeline: Timeline, paint: Paint) -> str:
    """Draw one panel as a picture by itself."""
    shapes_markup = "".join(draw_panel(panel, build_axis(timeline), timeline.day, 0, paint))
    period = describe_window(Window(timeline.first, timeline.last))
    title = f"{panel.title}: {period} as bars, as at {format_day(timeline.day)}"
    counts = shapes.escape_text(_format_status_counts(panel.spans))
    words = f"<title>{shapes.escape_text(title)}</title><desc>{counts}</desc>"
    return f'<svg {_format_view_box(panel.height)} role="img" {FONT_SIZE_ATTRIBUTE}>{words}{shapes_markup}</svg>'


def _format_status_counts(spans: Iterable[Span]) -> str:
    """Format how many targets have each status: "18 targets: 8 overdue, 5 ongoing and 5 not yet due."."""
    counts = Counter(span.status for span in spans)
    words = format_list([f"{number} {status}" for status, number in counts.most_common()])
    return f"{format_count(counts.total(), 'target')}: {words}."


def _iter_panels(timeline: Timeline) -> Iterator[Panel]:
    """Yield each theme, divided into parts of about as many rows if it is long."""
    for theme, spans in timeline.groups:
        parts = -(-len(spans) // MAX_PANEL_ROWS)
        for n in range(parts):
            title = f"{theme} ({n + 1} of {parts})" if parts > 1 else theme
            yield Panel(title, spans[len(spans) * n // parts : len(spans) * (n + 1) // parts])


def _draw_head(report: Report, paint: Paint) -> tuple[str, float]:
    """Draw the title and the plans; return also how far down they reach."""
    title = wrap(escape_control(report.title), 90)
    lines = [
        shapes.draw_text(line, 0, 18 + 26 * n, paint, font_size="20", font_weight="600") for n, line in enumerate(title)
    ]
    below, bottom = _draw_lines((*report.opening, *list_plan_titles(report)), 26 * len(title) + 2, paint)
    return "".join(lines) + below, bottom + 14


def _draw_lines(sentences: Iterable[str], top: float, paint: Paint) -> tuple[str, float]:
    """Draw sentences one under the other; return also how far down they reach."""
    lines = [line for sentence in sentences for line in wrap(escape_control(sentence), 140)]
    markup = [shapes.draw_text(line, 0, top + 12 + 18 * n, paint, ink="soft") for n, line in enumerate(lines)]
    return "".join(markup), top + 18 * len(lines)


def _draw_legend(timeline: Timeline, top: float, paint: Paint) -> tuple[str, float]:
    """Draw the meanings of the shapes side by side; return also how high that is."""
    entries, left, line = [], 0.0, 0
    for sample, words in _iter_samples(timeline, Pen(paint, "", 0)):
        room = LEGEND_SAMPLE_WIDTH + shapes.estimate_width(words)
        if left + room > WIDTH:
            left, line = 0.0, line + 1
        middle = top + 12 + 22 * line
        moved = f'<g transform="translate({shapes.format_number(left)} {shapes.format_number(middle)})">{sample}</g>'
        entries.append(moved + shapes.draw_text(words, left + 34, middle + 4.3, paint))
        left += room + 10
    return "".join(entries), 22.0 * (line + 1) + 2


def _iter_samples(timeline: Timeline, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield a sample of each shape that is drawn, about a middle line, and its meaning."""
    axis, day = build_axis(timeline), timeline.day
    spans = [span for _, kind in timeline.groups for span in kind]
    kinds = {choose_bar_kind(span, window) for span in spans for window in span.windows}
    reaches = [axis.clip_window(window) for span in spans for window in span.windows]
    yield from (
        (shapes.draw_bar(kind, 0, 28, pen), words) for kind, words in BAR_KIND_MEANINGS.items() if kind in kinds
    )
    if any(span.is_approximate and span.windows for span in spans):
        yield shapes.draw_soft_bar("open", 0, 28, pen), "about then"
    if any(find_late_window(span, day) for span in spans):
        yield shapes.draw_dots(0, 27, pen), "how late"
    if any(span.completed for span in spans):
        yield shapes.draw_diamond(14, pen), "the day it was done"
    if any(reach.is_clipped_before or reach.is_clipped_after for reach in reaches):
        yield shapes.draw_arrow(12, -1, pen) + shapes.draw_arrow(16, 1, pen), "earlier or later"
    if day in axis:
        yield (
            shapes.draw_vertical_line(14, -8, 8, f'{pen.paint(stroke="ink")} stroke-width="1.5"'),
            f"as at {format_day(day)}",
        )


def _format_view_box(height: float) -> str:
    return f'viewBox="-2 -2 {WIDTH + 4} {shapes.format_number(height + 4)}"'
