"""The timeline in signs of text, for screens and plain text: a line for each target, under its theme.

Every line has its words, so that nothing depends on the picture. The longest of them, which may be cut short, is last.

One target's strip of a timeline in signs of text: its windows as bars, how late it is, and the day of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, format_day
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import format_short_day
from actionplan.renderers.axis import Axis, AxisLabel, build_axis
from actionplan.report import Span, Timeline, Tone
from actionplan.text.escaping import escape_control, measure_width, pad_right

STOPPED_STATUSES = ("suspended", "deleted")


class TimelineSymbols(NamedTuple):
    """What a strip is drawn with: one sign each, but for the mark where words are cut short."""

    done: str
    open: str
    approximate: str
    ongoing: str
    stopped: str
    late: str
    completion: str
    as_at_day: str
    before: str
    after: str
    ellipsis: str

    def build_legend(self, used_symbols: set[str], day: date) -> Iterator[str]:
        """What those of the signs mean that were seen."""
        about = self.approximate + self.open * 2 + self.approximate
        meanings = (
            (self.open, self.open * 4, "still to do"),
            (self.done, self.done * 4, "done"),
            (self.ongoing, self.ongoing * 4, "ongoing"),
            (self.approximate, about, "about then"),
            (self.stopped, self.stopped * 4, "suspended or deleted"),
            (self.late, self.late * 4, "how late"),
            (self.completion, self.completion, "the day it was done"),
            (self.before, self.before, "earlier"),
            (self.after, self.after, "later"),
            (self.as_at_day, self.as_at_day, f"as at {format_day(day)}"),
        )
        return (f"{drawn} {words}" for sign, drawn, words in meanings if sign in used_symbols)


BLOCK_SYMBOLS = TimelineSymbols("█", "▒", "░", "─", ":", "·", "■", "│", "«", "»", "…")
"""Signs that the code pages of old consoles have, too."""

ASCII_SYMBOLS = TimelineSymbols("#", "=", "~", "-", ":", ".", "*", "|", "<", ">", "...")


def draw_strip(span: Span, axis: Axis, day: date, room: int, symbols: TimelineSymbols) -> str:
    """A target's strip, so many cells long; the line of the day goes through all but a bar of one cell."""
    row = [" "] * room
    _draw_lateness(row, span, axis, day, symbols)
    beyond = _draw_windows(row, span, axis, symbols)
    if span.completed and span.completed in axis and not _has_day(span, span.completed):
        row[axis.find_position(span.completed, room)] = symbols.completion
    for at, sign in beyond:
        row[at] = sign
    if day in axis and not _is_single_cell(row, axis.find_position(day, room), symbols):
        row[axis.find_position(day, room)] = symbols.as_at_day
    return "".join(row)


def _draw_windows(row: list[str], span: Span, axis: Axis, symbols: TimelineSymbols) -> list[tuple[int, str]]:
    """Draw the windows; out come the signs for those that go on beyond the ends of the axis."""
    beyond = []
    room = len(row)
    ahead = room + 1
    for window in reversed(span.windows):
        days, before, after = axis.clip_window(window)
        if days:
            first, last = axis.find_position(days[0], room), axis.find_position(days[1], room)
            if last == ahead - 1 and last > first:
                row[last] = " "  # which keeps it from the one that follows
                last -= 1
            row[first : last + 1] = _draw_bar(span, window, last - first + 1, symbols)
            ahead = first
        beyond += [(0, symbols.before)] * before + [(room - 1, symbols.after)] * after
    return beyond


def _draw_bar(span: Span, window: Window, length: int, symbols: TimelineSymbols) -> str:
    ink = _choose_symbol(span, window, symbols)
    if not span.is_approximate:
        return ink * length
    return (symbols.approximate + ink * (length - 2) + symbols.approximate)[:length]


def _choose_symbol(span: Span, window: Window, symbols: TimelineSymbols) -> str:
    if window in span.met_windows:
        return symbols.done
    if span.status in STOPPED_STATUSES:
        return symbols.stopped
    return symbols.ongoing if span.is_ongoing else symbols.open


def _draw_lateness(row: list[str], span: Span, axis: Axis, day: date, symbols: TimelineSymbols) -> None:
    """Draw how late it is or was: from its last day on to the day of the report, or to the day that it was done."""
    late = find_late_window(span, day)
    days = axis.clip_window(late).days if late else None
    if days:
        first, last = axis.find_position(days[0], len(row)), axis.find_position(days[1], len(row))
        row[first : last + 1] = symbols.late * (last - first + 1)


def format_due_or_done(span: Span) -> str:
    """The day on which a target was done, or else is due, for a column of such days."""
    day = span.completed or span.due
    about = "about " if span.is_approximate and not span.completed else ""
    return f"{about}{format_short_day(day)}" if day else ""


def find_late_window(span: Span, day: date) -> Window | None:
    """The days after the last one in time, to that on which it was done or else that of the report; none if in time."""
    last = span.windows[-1].latest if span.status == "ended" else span.due
    until = span.completed or (day if span.status in ("overdue", "ended") else None)
    return Window(last + DAY, until) if last and until and last < until else None


def _has_day(span: Span, day: date) -> bool:
    return any((first or date.min) <= day <= (last or date.max) for first, last in span.windows)


def _is_single_cell(row: list[str], position: int, symbols: TimelineSymbols) -> bool:
    """Whether all that there is of a bar is at that place."""
    sign = row[position]
    beside = row[max(position - 1, 0) : position] + row[position + 1 : position + 2]
    return sign not in (" ", symbols.late) and sign not in beside


COLUMN_GAP = "  "

StyledText = tuple[str, Tone]
StyledLine = tuple[StyledText, ...]

MIN_AXIS_WIDTH = 16
"""A screen that has no room for an axis of so many cells is told in words."""

OUTPUT_HEADING = "Output and measure"
"""The heading of what is told of a target. Where there is less room than that, the axis takes it."""

MAX_REF_WIDTH = 16
"""How many cells the refs take at most. A longer one is cut short, or in plain text pushes its own line along."""

MAX_MONTH_WIDTH = 10
PLAIN_MONTH_WIDTH = 4
PLAIN_AXIS_WIDTH = 96
"""How many cells a month takes at most; in plain text, and the whole of the axis there."""


class TextTimeline(NamedTuple):
    """The lines of each theme, by its name, and those of the key to the signs in them."""

    groups: list[tuple[str, list[StyledLine]]]
    legend: list[str]


def draw_full_timeline(timeline: Timeline) -> TextTimeline:
    """The timeline as wide as it wants to be, nothing cut short."""
    months = build_axis(timeline).months
    room = (
        months * min(PLAIN_MONTH_WIDTH, PLAIN_AXIS_WIDTH // months) if months <= PLAIN_AXIS_WIDTH else PLAIN_AXIS_WIDTH
    )
    return _draw_groups(timeline, _TimelineLayout(_measure_columns(timeline), room, None), BLOCK_SYMBOLS, None)


def draw_fitted_timeline(timeline: Timeline, width: int, symbols: TimelineSymbols = BLOCK_SYMBOLS) -> TextTimeline:
    """The timeline on a screen of so many cells; in words alone where that is too narrow."""
    columns = _measure_columns(timeline)
    spare = width - sum(columns) - len(COLUMN_GAP) * len(columns)
    if spare < MIN_AXIS_WIDTH:
        return TextTimeline([(theme, list(map(_describe_span, spans))) for theme, spans in timeline.groups], [])
    months = build_axis(timeline).months
    room = _round_to_months(spare * 3 // 5, months)
    label = spare - room - len(COLUMN_GAP)
    layout = (
        _TimelineLayout(columns, room, label)
        if label >= len(OUTPUT_HEADING)
        else _TimelineLayout(columns, _round_to_months(spare, months), 0)
    )
    return _draw_groups(timeline, layout, symbols, width)


class _TimelineColumnWidths(NamedTuple):
    """How many cells the columns beside the bars take."""

    ref: int
    status: int
    day: int


class _TimelineLayout(NamedTuple):
    """The columns, how many cells the axis takes, and how many there are for what an output says; None for all."""

    columns: _TimelineColumnWidths
    axis_width: int
    label_width: int | None


def _describe_span(span: Span) -> StyledLine:
    """A target in words alone."""
    return (escape_control(span.ref), "strong"), (escape_control(span.words.removeprefix(span.ref)), "")


def _round_to_months(room: int, months: int) -> int:
    """As much of the room as makes all months equally wide, where there is so much."""
    return months * min(room // months, MAX_MONTH_WIDTH) if room >= months else room


_COLUMN_HEADINGS = ("Ref", "Status", "Due or done")


def _measure_columns(timeline: Timeline) -> _TimelineColumnWidths:
    texts = [_COLUMN_HEADINGS, *(_format_columns(span) for _, spans in timeline.groups for span in spans)]
    ref, standing, day = (max(map(measure_width, column)) for column in zip(*texts, strict=True))
    return _TimelineColumnWidths(min(ref, MAX_REF_WIDTH), standing, day)


def _format_columns(span: Span) -> tuple[str, str, str]:
    """What stands beside a bar: ref, status, and the day on which it is due or was done."""
    return escape_control(span.ref), span.status, format_due_or_done(span)


def _draw_groups(
    timeline: Timeline, layout: _TimelineLayout, symbols: TimelineSymbols, width: int | None
) -> TextTimeline:
    line = build_axis(timeline)
    at = line.find_position(timeline.day, layout.axis_width) if timeline.day in line else None
    seen: set[str] = set()
    groups: list[tuple[str, list[StyledLine]]] = []
    for theme, spans in timeline.groups:
        lines = _build_headings(line, layout)
        for span in spans:
            drawn = draw_strip(span, line, timeline.day, layout.axis_width, symbols)
            seen.update(drawn)
            lines.append(_build_line(span, drawn, at, layout, symbols))
        groups.append((theme, lines))
    return TextTimeline(groups, _wrap_entries(symbols.build_legend(seen, timeline.day), width))


def _build_headings(axis_line: Axis, layout: _TimelineLayout) -> list[StyledLine]:
    """The years, and under them the months between the headings of the columns."""
    ref, standing, day = layout.columns
    months = _join_labels(axis_line.list_month_labels(layout.axis_width), layout.axis_width)
    names = (
        pad_right(_COLUMN_HEADINGS[0], ref),
        months,
        pad_right(_COLUMN_HEADINGS[1], standing),
        pad_right(_COLUMN_HEADINGS[2], day),
    )
    label = "" if layout.label_width == 0 else COLUMN_GAP + OUTPUT_HEADING
    years = _join_labels(axis_line.list_year_labels(layout.axis_width), layout.axis_width)
    return [((f"{' ' * ref}{COLUMN_GAP}{years}", "quiet"),), ((COLUMN_GAP.join(names) + label, "strong"),)]


def _join_labels(labels: Iterable[AxisLabel], room: int) -> str:
    text = ""
    for mark in labels:
        text += " " * (mark.position - len(text)) + mark.text
    return text.ljust(room)


def _build_line(
    span: Span, strip_text: str, day_position: int | None, layout: _TimelineLayout, symbols: TimelineSymbols
) -> StyledLine:
    """A target's line: its ref, its bar with the line of the day through it, and its words."""
    ref, standing, day = map(pad_right, _format_columns(span), layout.columns)
    if layout.label_width is not None:
        ref = pad_right(_truncate(ref, layout.columns.ref, symbols.ellipsis), layout.columns.ref)
    label = (
        ""
        if layout.label_width == 0
        else COLUMN_GAP + _truncate(escape_control(span.label), layout.label_width, symbols.ellipsis)
    )
    bar = _split_at_day(strip_text, day_position, span.tone) if day_position is not None else [(strip_text, span.tone)]
    return (
        (ref, "strong"),
        (COLUMN_GAP, ""),
        *bar,
        (COLUMN_GAP, ""),
        (standing, span.tone),
        (COLUMN_GAP + day + label, ""),
    )


def _split_at_day(strip_text: str, day_position: int, tone: Tone) -> Iterator[StyledText]:
    yield strip_text[:day_position], tone
    yield strip_text[day_position], "strong"
    yield strip_text[day_position + 1 :], tone


def _truncate(text: str, width: int | None, ellipsis: str) -> str:
    """As much of a text as there is room for, and a mark where that is not all."""
    if width is None or measure_width(text) <= width:
        return text
    room = width - len(ellipsis)
    kept = text[:room]
    while measure_width(kept) > room:
        kept = kept[:-1]
    return kept.rstrip() + ellipsis


def _wrap_entries(entries: Iterable[str], width: int | None) -> list[str]:
    """Entries side by side, as many as fit a line."""
    lines = [""]
    for entry in entries:
        beside = f"{lines[-1]}   {entry}" if lines[-1] else entry
        if width is None or len(beside) <= width:
            lines[-1] = beside
        else:
            lines.append(entry)
    return [line for line in lines if line]
