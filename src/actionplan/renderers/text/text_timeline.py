"""The timeline in characters, for screens and plain text: a line for each target, under its theme.

Every line has its words, so that nothing depends on the picture. The longest of them, which may be cut short, is last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.renderers.axis import Axis, AxisLabel, build_axis
from actionplan.renderers.span_marks import format_due_or_done
from actionplan.renderers.text.strip_chart import ASCII_SYMBOLS, BLOCK_SYMBOLS, TimelineSymbols, draw_strip
from actionplan.report import Span, Timeline, Tone
from actionplan.text.escaping import escape_control, measure_width, pad_right

COLUMN_GAP = "  "

StyledText = tuple[str, Tone]
StyledLine = tuple[StyledText, ...]

_COLUMN_HEADINGS = ("Ref", "Status", "Due or done")

MIN_AXIS_WIDTH = 16
"""If a screen has less room than this for the axis, the timeline is in words."""

OUTPUT_HEADING = "Output and measure"
"""The heading of a target's words. If there is less room than that, the axis takes it."""

MAX_REF_WIDTH = 16
"""The most cells for a ref. A longer one is cut short; in plain text it moves its own line along."""

MAX_MONTH_WIDTH = 10
PLAIN_MONTH_WIDTH = 4
PLAIN_AXIS_WIDTH = 96
"""The most cells for a month, on a screen and in plain text; and for the whole axis in plain text."""


class TextTimeline(NamedTuple):
    """The lines of each theme, by its name, and those of the key."""

    groups: list[tuple[str, list[StyledLine]]]
    legend: list[str]


class _TimelineColumnWidths(NamedTuple):
    """The widths of the columns beside the bars, in cells."""

    ref: int
    status: int
    day: int


class _TimelineLayout(NamedTuple):
    """The columns, and the widths of the axis and of what an output says; None for as much as it needs."""

    columns: _TimelineColumnWidths
    axis_width: int
    label_width: int | None


def draw_full_timeline(timeline: Timeline) -> TextTimeline:
    """Draw the timeline as wide as it needs to be, nothing cut short."""
    months = build_axis(timeline).months
    month_width = min(PLAIN_MONTH_WIDTH, PLAIN_AXIS_WIDTH // months)
    axis_width = months * month_width or PLAIN_AXIS_WIDTH
    layout = _TimelineLayout(_measure_columns(timeline), axis_width, label_width=None)
    return _draw_groups(timeline, layout, BLOCK_SYMBOLS, width=None)


def draw_fitted_timeline(timeline: Timeline, width: int, *, ascii_only: bool = False) -> TextTimeline:
    """Draw the timeline on a screen of `width` cells; in words alone if that is too narrow."""
    columns = _measure_columns(timeline)
    spare = width - sum(columns) - len(COLUMN_GAP) * len(columns)
    if spare < MIN_AXIS_WIDTH:
        return TextTimeline([(theme, list(map(_describe_span, spans))) for theme, spans in timeline.groups], [])
    months = build_axis(timeline).months
    axis_width = _round_to_months(spare * 3 // 5, months)
    label_width = spare - axis_width - len(COLUMN_GAP)
    if label_width < len(OUTPUT_HEADING):
        axis_width, label_width = _round_to_months(spare, months), 0
    layout = _TimelineLayout(columns, axis_width, label_width)
    return _draw_groups(timeline, layout, ASCII_SYMBOLS if ascii_only else BLOCK_SYMBOLS, width)


def _describe_span(span: Span) -> StyledLine:
    """Describe a target in words alone."""
    ref, colon, words = span.words.partition(": ")
    return (escape_control(ref), "strong"), (escape_control(colon + words), "")


def _round_to_months(room: int, months: int) -> int:
    """Round the room down so that all months are equally wide, if it is large enough."""
    return months * min(room // months, MAX_MONTH_WIDTH) if room >= months else room


def _measure_columns(timeline: Timeline) -> _TimelineColumnWidths:
    texts = [_COLUMN_HEADINGS, *(_format_columns(span) for _, spans in timeline.groups for span in spans)]
    ref, status, day = (max(map(measure_width, column)) for column in zip(*texts, strict=True))
    return _TimelineColumnWidths(min(ref, MAX_REF_WIDTH), status, day)


def _format_columns(span: Span) -> tuple[str, str, str]:
    """Format the columns beside a bar: ref, status, and the day on which it is due or was done."""
    return escape_control(span.ref), span.status, format_due_or_done(span)


def _draw_groups(
    timeline: Timeline, layout: _TimelineLayout, symbols: TimelineSymbols, width: int | None
) -> TextTimeline:
    axis = build_axis(timeline)
    day_position = axis.find_position(timeline.day, layout.axis_width) if timeline.day in axis else None
    used_symbols: set[str] = set()
    groups: list[tuple[str, list[StyledLine]]] = []
    for theme, spans in timeline.groups:
        lines = _build_headings(axis, layout)
        for span in spans:
            strip = draw_strip(span, axis, timeline.day, layout.axis_width, symbols)
            used_symbols.update(strip)
            lines.append(_build_line(span, strip, day_position, layout, symbols))
        groups.append((theme, lines))
    return TextTimeline(groups, _wrap_entries(symbols.build_legend(used_symbols, timeline.day), width))


def _build_headings(axis: Axis, layout: _TimelineLayout) -> list[StyledLine]:
    """Build the years, and under them the months between the headings of the columns."""
    months = _join_labels(axis.list_month_labels(layout.axis_width), layout.axis_width)
    ref_heading, status_heading, day_heading = map(pad_right, _COLUMN_HEADINGS, layout.columns)
    names = (ref_heading, months, status_heading, day_heading)
    label = "" if layout.label_width == 0 else COLUMN_GAP + OUTPUT_HEADING
    years = _join_labels(axis.list_year_labels(layout.axis_width), layout.axis_width)
    return [
        ((f"{' ' * layout.columns.ref}{COLUMN_GAP}{years}", "quiet"),),
        ((COLUMN_GAP.join(names) + label, "strong"),),
    ]


def _join_labels(labels: Iterable[AxisLabel], room: int) -> str:
    text = ""
    for label in labels:
        text += " " * (label.position - len(text)) + label.text
    return text.ljust(room)


def _build_line(
    span: Span, strip: str, day_position: int | None, layout: _TimelineLayout, symbols: TimelineSymbols
) -> StyledLine:
    """Build a target's line: its ref, its bar with the line of the day through it, and its words."""
    ref, status, day = map(pad_right, _format_columns(span), layout.columns)
    if layout.label_width is not None:
        ref = pad_right(_truncate(ref, layout.columns.ref, symbols.ellipsis), layout.columns.ref)
    label = ""
    if layout.label_width != 0:
        label = COLUMN_GAP + _truncate(escape_control(span.label), layout.label_width, symbols.ellipsis)
    bar = _split_at_day(strip, day_position, span.tone) if day_position is not None else [(strip, span.tone)]
    return (
        (ref, "strong"),
        (COLUMN_GAP, ""),
        *bar,
        (COLUMN_GAP, ""),
        (status, span.tone),
        (COLUMN_GAP + day + label, ""),
    )


def _split_at_day(strip: str, day_position: int, tone: Tone) -> Iterator[StyledText]:
    yield strip[:day_position], tone
    yield strip[day_position], "strong"
    yield strip[day_position + 1 :], tone


def _truncate(text: str, width: int | None, ellipsis: str) -> str:
    """Cut a text to the width, and mark that it was cut."""
    if width is None or measure_width(text) <= width:
        return text
    room = width - len(ellipsis)
    fitting = text[:room]
    while measure_width(fitting) > room:
        fitting = fitting[:-1]
    return fitting.rstrip() + ellipsis


def _wrap_entries(entries: Iterable[str], width: int | None) -> list[str]:
    """Put entries side by side, as many as fit a line."""
    lines = [""]
    for entry in entries:
        beside = f"{lines[-1]}   {entry}" if lines[-1] else entry
        if width is None or len(beside) <= width:
            lines[-1] = beside
        else:
            lines.append(entry)
    return [line for line in lines if line]
