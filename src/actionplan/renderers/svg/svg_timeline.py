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
from actionplan.renderers.span_marks import format_day_meaning, list_samples
from actionplan.renderers.svg import shapes
from actionplan.renderers.svg.svg_colours import DARK_STYLE, Paint, Pen
from actionplan.renderers.svg.svg_panel import WIDTH, Panel, PanelRow, build_panel_row, draw_panel
from actionplan.report import Report, Span, Timeline
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.english import format_count, format_list
from actionplan.text.escaping import escape_control

MAX_ROWS_HEIGHT = 340
"""The height of rows that are drawn together: a printed page holds two such pictures, and one that is landscape one.

Higher ones would leave nearly empty pages before them.
"""

FILE_MARGIN = 24
PANEL_GAP = 14
SAMPLE_WIDTH = 28
"""The margin of a file, the gap between panels, and the width of a sample in the key."""

FONT_SIZE_ATTRIBUTE = f'font-size="{shapes.FONT_SIZE}"'
FONT_ATTRIBUTES = f'{FONT_SIZE_ATTRIBUTE} font-family="system-ui, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif"'


def render_inline(timeline: Timeline) -> str:
    """Render pictures for a page of HTML: the key, and one for each theme, of no more rows than a page holds."""
    paint = Paint(is_page=True)
    pictures = [_draw_picture(panel, timeline, paint) for panel in _iter_panels(timeline)]
    key, high = _draw_legend(timeline, 0, paint)
    return "".join(
        [
            f'<svg {_format_view_box(high)} role="img" {FONT_SIZE_ATTRIBUTE}><title>Key to the bars</title>{key}</svg>',
            *pictures,
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
    counts = shapes.escape_text(_format_status_counts(row.span for row in panel.rows))
    words = f"<title>{shapes.escape_text(title)}</title><desc>{counts}</desc>"
    return f'<svg {_format_view_box(panel.height)} role="img" {FONT_SIZE_ATTRIBUTE}>{words}{shapes_markup}</svg>'


def _format_status_counts(spans: Iterable[Span]) -> str:
    """Format how many targets have each status: "18 targets: 8 overdue, 5 ongoing and 5 not yet due."."""
    counts = Counter(span.status for span in spans)
    words = format_list([f"{number} {status}" for status, number in counts.most_common()])
    return f"{format_count(counts.total(), 'target')}: {words}."


def _iter_panels(timeline: Timeline) -> Iterator[Panel]:
    """Yield each theme, divided into parts of about the same height if it is long."""
    for theme, spans in timeline.groups:
        parts = _divide_rows([build_panel_row(span) for span in spans])
        for n, part in enumerate(parts, 1):
            yield Panel(f"{theme} ({n} of {len(parts)})" if len(parts) > 1 else theme, tuple(part))


def _divide_rows(rows: list[PanelRow]) -> list[list[PanelRow]]:
    """Divide rows into as many parts as they need pages, each of about the same height."""
    height = sum(row.height for row in rows)
    room = height / (-(-height // MAX_ROWS_HEIGHT) or 1)
    parts: list[list[PanelRow]] = [[]]
    used = 0
    for row in rows:
        if parts[-1] and used + row.height / 2 > room * len(parts):
            parts.append([])
        parts[-1].append(row)
        used += row.height
    return parts


def _draw_head(report: Report, paint: Paint) -> tuple[str, float]:
    """Draw the title and the plans; return also how far down they reach."""
    title = wrap(escape_control(report.title), 58)
    lines = [
        shapes.draw_text(line, 0, 18 + 26 * n, paint, font_size="20", font_weight="600") for n, line in enumerate(title)
    ]
    below, bottom = _draw_lines((*report.opening, *list_plan_titles(report)), 26 * len(title) + 2, paint)
    return "".join(lines) + below, bottom + 14


def _draw_lines(sentences: Iterable[str], top: float, paint: Paint) -> tuple[str, float]:
    """Draw sentences one under the other; return also how far down they reach."""
    lines = [line for sentence in sentences for line in wrap(escape_control(sentence), 95)]
    markup = [shapes.draw_text(line, 0, top + 12 + 18 * n, paint, ink="soft") for n, line in enumerate(lines)]
    return "".join(markup), top + 18 * len(lines)


def _draw_legend(timeline: Timeline, top: float, paint: Paint) -> tuple[str, float]:
    """Draw the meanings of the shapes side by side; return also how high that is."""
    entries, left, line = [], 0.0, 0
    for sample, words in _iter_samples(timeline, Pen(paint, "", 0)):
        room = SAMPLE_WIDTH + 16 + shapes.estimate_width(words)
        if left + room > WIDTH:
            left, line = 0.0, line + 1
        middle = top + 12 + 22 * line
        moved = f'<g transform="translate({shapes.format_number(left)} {shapes.format_number(middle)})">{sample}</g>'
        entries.append(moved + shapes.draw_text(words, left + SAMPLE_WIDTH + 6, middle + 4.5, paint))
        left += room + 10
    return "".join(entries), 22.0 * (line + 1) + 2


def _iter_samples(timeline: Timeline, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield a sample of each shape that is drawn, about a middle line, and its meaning."""
    for marks, words in list_samples(timeline, SAMPLE_WIDTH):
        yield "".join(shapes.draw_mark(mark, pen) for mark in marks), words
    if words := format_day_meaning(timeline):
        line = f'{pen.paint(stroke="ink")} stroke-width="1.5"'
        yield shapes.draw_vertical_line(SAMPLE_WIDTH / 2, -8, 8, line), words


def _format_view_box(height: float) -> str:
    return f'viewBox="-2 -2 {WIDTH + 4} {shapes.format_number(height + 4)}"'
