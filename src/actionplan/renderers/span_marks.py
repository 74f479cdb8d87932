"""What every drawing of the timeline shows of a target: marks on the axis, and what they mean.

A renderer draws each kind of mark in its own way. The words of `MARK_MEANINGS` are the key of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import Window, format_day
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import format_short_day
from actionplan.model.statuses import STOPPED_STATUSES, Status
from actionplan.renderers.axis import Axis, build_axis
from actionplan.report import Span, Timeline, Tone

BarKind = Literal["open", "done", "thin", "stopped"]
MarkKind = Literal[
    "late", "open", "done", "thin", "stopped", "move", "published", "before", "after", "completion", "proposed"
]

MARK_MEANINGS: dict[MarkKind, str] = {
    "open": "still to do",
    "done": "done",
    "thin": "ongoing",
    "stopped": "suspended or deleted",
    "late": "how late",
    "published": "as first published, with a line to the new day",
    "completion": "the day it was done",
    "proposed": "a new date is proposed",
}

STEPS = 10_000
"""How many places an axis has."""


class Mark(NamedTuple):
    """A mark from one place of the axis to another; most signs have one place only. A bar may have soft ends.

    What `is_ahead` is of a date that has not been missed, of a target that missed others: it is not in their colour.
    """

    kind: MarkKind
    start: float
    end: float
    is_soft: bool = False
    is_ahead: bool = False

    def choose_tone(self, span: Span) -> Tone:
        """Choose the tone of the mark: that of its target, unless it is of a date that has not been missed."""
        return "" if self.is_ahead else span.tone


class AxisScale(NamedTuple):
    """Where an axis is drawn: its left end, its width, and the least width of a bar and of one with soft ends."""

    left: float
    width: float
    min_bar: float
    min_soft_bar: float

    def find_place(self, axis: Axis, day: date) -> float:
        """Find the place of a day."""
        return self.left + axis.find_position(day, STEPS) * self.width / STEPS

    def fit_bar_ends(self, start: float, end: float, *, is_soft: bool) -> tuple[float, float]:
        """Fit the ends of a bar: apart from its neighbours, wide enough to be seen, and on the axis."""
        gap, least = self.min_bar / 5, self.min_soft_bar if is_soft else self.min_bar
        if end - start - 2 * gap >= least:
            return start + gap, end - gap
        start = min(max((start + end - least) / 2, self.left), self.left + self.width - least)
        return start, start + least


def format_due_or_done(span: Span) -> str:
    """Format the day on which a target was done, or else is due, for a column of such days.

    What is complete on a day that nobody knows was not done on the day that it was due.
    """
    if span.status == Status.COMPLETE and span.completed is None:
        return "day not known"
    day = span.completed or span.due
    about = "about " if span.is_approximate and not span.completed else ""
    return f"{about}{format_short_day(day)}" if day else ""


def find_late_window(span: Span, day: date) -> Window | None:
    """Find the days that a target is late: from the day after it was due to when it was done, or else to `day`."""
    last = span.windows[-1].latest if span.status == "ended" else span.due
    until = span.completed or (day if span.status in ("overdue", "ended") else None)
    return Window(last + DAY, until) if last and until and last < until else None


def iter_marks(span: Span, axis: Axis, day: date, scale: AxisScale) -> Iterator[Mark]:
    """Yield the marks of a target in the order in which they are drawn, one over the other."""
    late = find_late_window(span, day)
    days = axis.clip_window(late).days if late else None
    shift = _find_shift(span, axis)
    if shift:
        yield Mark("move", scale.find_place(axis, shift[0]), scale.find_place(axis, shift[1]))
    if days:
        yield Mark("late", scale.find_place(axis, days[0]), scale.find_place(axis, days[1]))
    for window in span.windows:
        reach = axis.clip_window(window)
        if reach.days:
            first, last = (scale.find_place(axis, each) for each in (reach.days[0], reach.days[1] + DAY))
            start, end = scale.fit_bar_ends(first, last, is_soft=span.is_approximate)
            is_ahead = span.status == Status.OVERDUE and (window.latest is None or window.latest >= day)
            kind = _choose_bar_kind(span, window)
            yield Mark(kind, start, end, is_soft=span.is_approximate, is_ahead=is_ahead and kind != "done")
        if reach.is_clipped_before:
            yield Mark("before", scale.left, scale.left)
        if reach.is_clipped_after:
            yield Mark("after", scale.left + scale.width, scale.left + scale.width)
    if span.moved_from and span.moved_from in axis:
        at = scale.find_place(axis, span.moved_from)
        yield Mark("published", at, at)
    if span.completed and span.completed in axis:
        at = scale.find_place(axis, span.completed)
        yield Mark("completion", at, at)
    if span.proposed_to and span.proposed_to in axis:
        at = scale.find_place(axis, span.proposed_to)
        yield Mark("proposed", at, at, is_ahead=True)


def list_samples(timeline: Timeline, width: float) -> list[tuple[tuple[Mark, ...], str]]:
    """List a sample of each kind of mark that is drawn, `width` wide, and its meaning."""
    scale = AxisScale(0, width, min_bar=width / 10, min_soft_bar=width / 5)
    axis = build_axis(timeline)
    spans = [span for _, group in timeline.groups for span in group]
    drawn = [mark for span in spans for mark in iter_marks(span, axis, timeline.day, scale)]
    kinds = {mark.kind for mark in drawn}
    samples = [(_build_sample(kind, width), words) for kind, words in MARK_MEANINGS.items() if kind in kinds]
    if any(mark.is_soft for mark in drawn):
        samples.append(((Mark("open", 0, width, is_soft=True),), "about then"))
    if kinds & {"before", "after"}:
        samples.append(((Mark("before", 0, 0), Mark("after", width, width)), "earlier or later"))
    return samples


def _build_sample(kind: MarkKind, width: float) -> tuple[Mark, ...]:
    if kind == "published":
        return Mark("move", width / 4, width), Mark("published", width / 4, width / 4)
    return (Mark(kind, 0, width),)


def format_day_meaning(timeline: Timeline) -> str:
    """Say what the line through all rows means; nothing if the day is not on the axis."""
    return f"as at {format_day(timeline.day)}" if timeline.day in build_axis(timeline) else ""


def _find_shift(span: Span, axis: Axis) -> tuple[date, date] | None:
    """Find the day that was first published and the new one, or the end of the axis on the way there."""
    if span.moved_from is None or span.moved_to is None or span.moved_from not in axis:
        return None
    return span.moved_from, min(max(span.moved_to, axis.first), axis.last)


def _choose_bar_kind(span: Span, window: Window) -> BarKind:
    """Choose how a window of a target is drawn."""
    if window in span.met_windows:
        return "done"
    if span.status in STOPPED_STATUSES:
        return "stopped"
    return "thin" if span.is_ongoing else "open"
