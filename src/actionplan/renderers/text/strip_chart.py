"""One target's strip of the timeline in characters: its windows as bars, how late it is, and the report's day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, format_day
from actionplan.model.statuses import STOPPED_STATUSES
from actionplan.renderers.axis import Axis
from actionplan.renderers.span_marks import MARK_MEANINGS, find_late_window
from actionplan.report import Span


class TimelineSymbols(NamedTuple):
    """The symbols of a strip: one character each, except the mark where words are cut short."""

    done: str
    open: str
    approximate: str
    ongoing: str
    stopped: str
    late: str
    completion: str
    published: str
    proposed: str
    as_at_day: str
    before: str
    after: str
    ellipsis: str

    def build_legend(self, used_symbols: set[str], day: date) -> Iterator[str]:
        """Yield the meanings of the symbols that were used."""
        about = self.approximate + self.open * 2 + self.approximate
        meanings = (
            (self.open, self.open * 4, MARK_MEANINGS["open"]),
            (self.done, self.done * 4, MARK_MEANINGS["done"]),
            (self.ongoing, self.ongoing * 4, MARK_MEANINGS["thin"]),
            (self.approximate, about, "about then"),
            (self.stopped, self.stopped * 4, MARK_MEANINGS["stopped"]),
            (self.late, self.late * 4, MARK_MEANINGS["late"]),
            (self.published, self.published, "as first published"),
            (self.completion, self.completion, MARK_MEANINGS["completion"]),
            (self.proposed, self.proposed, MARK_MEANINGS["proposed"]),
            (self.before, self.before, "earlier"),
            (self.after, self.after, "later"),
            (self.as_at_day, self.as_at_day, f"as at {format_day(day)}"),
        )
        return (f"{sample} {words}" for symbol, sample, words in meanings if symbol in used_symbols)


BLOCK_SYMBOLS = TimelineSymbols(
    done="█",
    open="▒",
    approximate="░",
    ongoing="─",
    stopped=":",
    late="·",
    completion="■",
    published="o",
    proposed="?",
    as_at_day="│",
    before="«",
    after="»",
    ellipsis="…",
)
"""Characters that the code pages of old consoles have, too."""

ASCII_SYMBOLS = TimelineSymbols(
    done="#",
    open="=",
    approximate="~",
    ongoing="-",
    stopped=":",
    late=".",
    completion="*",
    published="o",
    proposed="?",
    as_at_day="|",
    before="<",
    after=">",
    ellipsis="...",
)


def draw_strip(span: Span, axis: Axis, day: date, room: int, symbols: TimelineSymbols) -> str:
    """Draw a target's strip, `room` cells long; the line of the day goes through all but a bar of one cell."""
    row = [" "] * room
    _draw_lateness(row, span, axis, day, symbols)
    beyond = _draw_windows(row, span, axis, symbols)
    if span.moved_from and span.moved_from in axis and not _has_day(span, span.moved_from):
        row[axis.find_position(span.moved_from, room)] = symbols.published
    if span.completed and span.completed in axis and not _has_day(span, span.completed):
        row[axis.find_position(span.completed, room)] = symbols.completion
    if span.proposed_to and span.proposed_to in axis:
        row[axis.find_position(span.proposed_to, room)] = symbols.proposed
    for at, sign in beyond:
        row[at] = sign
    if day in axis and not _is_single_cell(row, axis.find_position(day, room), symbols):
        row[axis.find_position(day, room)] = symbols.as_at_day
    return "".join(row)


def _draw_windows(row: list[str], span: Span, axis: Axis, symbols: TimelineSymbols) -> list[tuple[int, str]]:
    """Draw the windows; return the symbols for those that go on beyond the ends of the axis, with their places."""
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
    """Draw how late it is or was: from its last day to the day of the report, or to the day when it was done."""
    late = find_late_window(span, day)
    days = axis.clip_window(late).days if late else None
    if days:
        first, last = axis.find_position(days[0], len(row)), axis.find_position(days[1], len(row))
        row[first : last + 1] = symbols.late * (last - first + 1)


def _has_day(span: Span, day: date) -> bool:
    return any((first or date.min) <= day <= (last or date.max) for first, last in span.windows)


def _is_single_cell(row: list[str], position: int, symbols: TimelineSymbols) -> bool:
    """Return True if the bar at that place has no other cell."""
    sign = row[position]
    beside = row[max(position - 1, 0) : position] + row[position + 1 : position + 2]
    return sign not in (" ", symbols.late) and sign not in beside
