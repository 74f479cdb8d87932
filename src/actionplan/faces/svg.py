"""The timeline as a picture: a file of its own, or pictures for a page of HTML, one under the other.

It is drawn in fixed units, so that the same timeline gives the same bytes. Nothing in it has an id, so that several can
stand on a page, and in a page it has the page's colours. All that it shows it says in words as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from textwrap import wrap

from actionplan.dates import Window, say_day
from actionplan.dates.say import spoken
from actionplan.english import count, listed
from actionplan.faces import svg_shapes as shapes
from actionplan.faces.axis import axis
from actionplan.faces.headed import subtitles
from actionplan.faces.safe import safe
from actionplan.faces.strips import lateness
from actionplan.faces.svg_inks import DARK_STYLE, Paint, Pen
from actionplan.faces.svg_rows import WIDTH, Panel, kind, panel
from actionplan.report import Report, Span, Timeline

MOST = 22
"""How many rows are drawn together: as many as a printed page holds."""

MARGIN = 24
BETWEEN = 14
ENTRY = 44
"""Round a file, between panels, and how wide the sample of an entry of the key is with the space after its words."""

KINDS: dict[shapes.Kind, str] = {
    "open": "still to do",
    "done": "done",
    "thin": "ongoing",
    "stopped": "suspended or deleted",
}

SIZE = f'font-size="{shapes.SIZE}"'
FONTS = f'{SIZE} font-family="system-ui, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif"'


def draw(timeline: Timeline) -> str:
    """Pictures for a page of HTML: one for each theme, of no more rows than a page holds, and the key to them."""
    paint = Paint(is_page=True)
    drawn = [_picture(each, timeline, paint) for each in _panels(timeline)]
    key, high = _key(timeline, 0, paint)
    return "".join([*drawn, f'<svg {_box(high)} role="img" {SIZE}><title>Key to the bars</title>{key}</svg>'])


def render(report: Report) -> str:
    """A report's timeline as a file: its title, the key, and the themes one under the other."""
    timeline = report.timeline
    if timeline is None:
        raise ValueError("a report without a timeline cannot be drawn")
    paint = Paint(is_page=False)
    head, top = _head(report, paint)
    key, high = _key(timeline, top, paint)
    parts, top = [head, key], top + high + BETWEEN
    for each in _panels(timeline):
        parts += panel(each, axis(timeline), timeline.day, top, paint)
        top += each.height + BETWEEN
    told = [note for section in report.sections for note in section.notes] if not timeline.groups else []
    foot, top = _lines((*told, *report.key, *report.closing), top + 6, paint)
    return _file(report, timeline, "".join([*parts, foot]), top)


def _file(report: Report, timeline: Timeline, drawn: str, high: float) -> str:
    words = "\n".join(_themed(timeline))
    box = f"{-MARGIN} {-MARGIN} {WIDTH + 2 * MARGIN} {shapes.number(high + 2 * MARGIN)}"
    size = f'width="{WIDTH + 2 * MARGIN}" height="{shapes.number(high + 2 * MARGIN)}"'
    paper = f'<rect x="{-MARGIN}" y="{-MARGIN}" width="100%" height="100%" {Paint(is_page=False)("paper")}/>'
    named = 'role="img" aria-labelledby="title" aria-describedby="words"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}" xml:lang="{report.lang}" {named} {FONTS}>\n'
        f'<title id="title">{_escaped(report.title)}</title>\n<desc id="words">{words}</desc>\n'
        f"<style>{DARK_STYLE}</style>\n{paper}{drawn}\n</svg>\n"
    )


def _themed(timeline: Timeline) -> Iterator[str]:
    """Every target in words, under its theme."""
    for theme, spans in timeline.groups:
        yield f"{_escaped(theme)}:"
        yield from (_escaped(f"{span.words}. {span.label}") for span in spans)


def _picture(drawn: Panel, timeline: Timeline, paint: Paint) -> str:
    """One panel as a picture by itself."""
    shown = "".join(panel(drawn, axis(timeline), timeline.day, 0, paint))
    period = spoken(Window(timeline.first, timeline.last))
    title = f"{drawn.title}: {period} as bars, as at {say_day(timeline.day)}"
    words = f"<title>{_escaped(title)}</title><desc>{_escaped(_counted(drawn.spans))}</desc>"
    return f'<svg {_box(drawn.height)} role="img" {SIZE}>{words}{shown}</svg>'


def _counted(spans: Iterable[Span]) -> str:
    """How they stand: "18 targets: 8 overdue, 5 ongoing and 5 not yet due."."""
    found = Counter(span.standing for span in spans)
    standings = listed([f"{number} {standing}" for standing, number in found.most_common()])
    return f"{count(found.total(), 'target')}: {standings}."


def _panels(timeline: Timeline) -> Iterator[Panel]:
    """Each theme, in parts of about as many rows where it is long."""
    for theme, spans in timeline.groups:
        parts = -(-len(spans) // MOST)
        for n in range(parts):
            title = f"{theme} ({n + 1} of {parts})" if parts > 1 else theme
            yield Panel(title, spans[len(spans) * n // parts : len(spans) * (n + 1) // parts])


def _head(report: Report, paint: Paint) -> tuple[str, float]:
    """The title and the plans, and how far down they reach."""
    title = wrap(safe(report.title), 90)
    lines = [
        shapes.text(line, 0, 18 + 26 * n, paint, font_size="20", font_weight="600") for n, line in enumerate(title)
    ]
    below, bottom = _lines(subtitles(report), 26 * len(title) + 2, paint)
    return "".join(lines) + below, bottom + 14


def _lines(sentences: Iterable[str], top: float, paint: Paint) -> tuple[str, float]:
    """Sentences one under the other, and how far down they reach."""
    lines = [line for sentence in sentences for line in wrap(safe(sentence), 140)]
    drawn = [shapes.text(line, 0, top + 12 + 18 * n, paint, ink="soft") for n, line in enumerate(lines)]
    return "".join(drawn), top + 18 * len(lines)


def _key(timeline: Timeline, top: float, paint: Paint) -> tuple[str, float]:
    """What the shapes mean that are drawn, side by side, and how high that is."""
    drawn, left, line = [], 0.0, 0
    for sample, words in _samples(timeline, Pen(paint, "", 0)):
        room = ENTRY + shapes.wide(words)
        if left + room > WIDTH:
            left, line = 0.0, line + 1
        middle = top + 12 + 22 * line
        moved = f'<g transform="translate({shapes.number(left)} {shapes.number(middle)})">{sample}</g>'
        drawn.append(moved + shapes.text(words, left + 34, middle + 4.3, paint))
        left += room + 10
    return "".join(drawn), 22.0 * (line + 1) + 2


def _samples(timeline: Timeline, pen: Pen) -> Iterator[tuple[str, str]]:
    """The shapes that are drawn, each about a middle line, and what they mean."""
    line, day = axis(timeline), timeline.day
    spans = [span for _, each in timeline.groups for span in each]
    drawn = {kind(span, window) for span in spans for window in span.windows}
    reaches = [line.stretch(window) for span in spans for window in span.windows]
    yield from ((shapes.bar(each, 0, 28, pen), words) for each, words in KINDS.items() if each in drawn)
    if any(span.approximate and span.windows for span in spans):
        yield shapes.soft("open", 0, 28, pen), "about then"
    if any(lateness(span, day) for span in spans):
        yield shapes.trail(0, 27, pen), "how late"
    if any(span.completed for span in spans):
        yield shapes.gem(14, pen), "the day it was done"
    if any(reach.before or reach.after for reach in reaches):
        yield shapes.arrow(12, -1, pen) + shapes.arrow(16, 1, pen), "earlier or later"
    if day in line:
        yield shapes.upright(14, -8, 8, f'{pen.paint(stroke="ink")} stroke-width="1.5"'), f"as at {say_day(day)}"


def _box(high: float) -> str:
    return f'viewBox="-2 -2 {WIDTH + 4} {shapes.number(high + 4)}"'


def _escaped(text: str) -> str:
    return escape(safe(text), quote=False)
