"""The timeline in signs of text, for screens and plain text: a line for each target, under its theme.

Every line has its words, so that nothing depends on the picture. The longest of them, which may be cut short, is last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.faces.axis import Axis, Mark, axis
from actionplan.faces.safe import cells, pad, safe
from actionplan.faces.strips import BLOCKS, Signs, day_words, strip
from actionplan.report import Span, Timeline, Tone

GAP = "  "

Piece = tuple[str, Tone]
Line = tuple[Piece, ...]

LEAST_AXIS = 16
"""A screen that has no room for an axis of so many cells is told in words."""

OUTPUT = "Output and measure"
"""The heading of what is told of a target. Where there is less room than that, the axis takes it."""

LONGEST_REF = 16
"""How many cells the refs take at most. A longer one is cut short, or in plain text pushes its own line along."""

MONTH = 10
PLAIN_MONTH = 4
PLAIN_AXIS = 96
"""How many cells a month takes at most; in plain text, and the whole of the axis there."""


class Drawing(NamedTuple):
    """The lines of each theme, by its name, and those of the key to the signs in them."""

    groups: list[tuple[str, list[Line]]]
    key: list[str]


def plain(timeline: Timeline) -> Drawing:
    """The timeline as wide as it wants to be, nothing cut short."""
    months = axis(timeline).months
    room = months * min(PLAIN_MONTH, PLAIN_AXIS // months) if months <= PLAIN_AXIS else PLAIN_AXIS
    return _drawn(timeline, _Layout(_columns(timeline), room, None), BLOCKS, None)


def fitted(timeline: Timeline, width: int, signs: Signs = BLOCKS) -> Drawing:
    """The timeline on a screen of so many cells; in words alone where that is too narrow."""
    columns = _columns(timeline)
    spare = width - sum(columns) - len(GAP) * len(columns)
    if spare < LEAST_AXIS:
        return Drawing([(theme, list(map(_said, spans))) for theme, spans in timeline.groups], [])
    months = axis(timeline).months
    room = _whole(spare * 3 // 5, months)
    label = spare - room - len(GAP)
    layout = _Layout(columns, room, label) if label >= len(OUTPUT) else _Layout(columns, _whole(spare, months), 0)
    return _drawn(timeline, layout, signs, width)


class _Columns(NamedTuple):
    """How many cells the columns beside the bars take."""

    ref: int
    standing: int
    day: int


class _Layout(NamedTuple):
    """The columns, how many cells the axis takes, and how many there are for what an output says; None for all."""

    columns: _Columns
    room: int
    label: int | None


def _said(span: Span) -> Line:
    """A target in words alone."""
    return (safe(span.ref), "strong"), (safe(span.words.removeprefix(span.ref)), "")


def _whole(room: int, months: int) -> int:
    """As much of the room as makes all months equally wide, where there is so much."""
    return months * min(room // months, MONTH) if room >= months else room


_HEADINGS = ("Ref", "Status", "Due or done")


def _columns(timeline: Timeline) -> _Columns:
    texts = [_HEADINGS, *(_words(span) for _, spans in timeline.groups for span in spans)]
    ref, standing, day = (max(map(cells, column)) for column in zip(*texts, strict=True))
    return _Columns(min(ref, LONGEST_REF), standing, day)


def _words(span: Span) -> tuple[str, str, str]:
    """What stands beside a bar: ref, status, and the day on which it is due or was done."""
    return safe(span.ref), span.standing, day_words(span)


def _drawn(timeline: Timeline, layout: _Layout, signs: Signs, width: int | None) -> Drawing:
    line = axis(timeline)
    at = line.at(timeline.day, layout.room) if timeline.day in line else None
    seen: set[str] = set()
    groups: list[tuple[str, list[Line]]] = []
    for theme, spans in timeline.groups:
        lines = _heads(line, layout)
        for span in spans:
            drawn = strip(span, line, timeline.day, layout.room, signs)
            seen.update(drawn)
            lines.append(_line(span, drawn, at, layout, signs))
        groups.append((theme, lines))
    return Drawing(groups, _flowed(signs.key(seen, timeline.day), width))


def _heads(line: Axis, layout: _Layout) -> list[Line]:
    """The years, and under them the months between the headings of the columns."""
    ref, standing, day = layout.columns
    months = _written(line.names(layout.room), layout.room)
    names = pad(_HEADINGS[0], ref), months, pad(_HEADINGS[1], standing), pad(_HEADINGS[2], day)
    label = "" if layout.label == 0 else GAP + OUTPUT
    years = _written(line.years(layout.room), layout.room)
    return [((f"{' ' * ref}{GAP}{years}", "quiet"),), ((GAP.join(names) + label, "strong"),)]


def _written(marks: Iterable[Mark], room: int) -> str:
    text = ""
    for mark in marks:
        text += " " * (mark.at - len(text)) + mark.text
    return text.ljust(room)


def _line(span: Span, drawn: str, at: int | None, layout: _Layout, signs: Signs) -> Line:
    """A target's line: its ref, its bar with the line of the day through it, and its words."""
    ref, standing, day = map(pad, _words(span), layout.columns)
    if layout.label is not None:
        ref = pad(_cut(ref, layout.columns.ref, signs.cut), layout.columns.ref)
    label = "" if layout.label == 0 else GAP + _cut(safe(span.label), layout.label, signs.cut)
    bar = _crossed(drawn, at, span.tone) if at is not None else [(drawn, span.tone)]
    return (ref, "strong"), (GAP, ""), *bar, (GAP, ""), (standing, span.tone), (GAP + day + label, "")


def _crossed(drawn: str, at: int, tone: Tone) -> Iterator[Piece]:
    yield drawn[:at], tone
    yield drawn[at], "strong"
    yield drawn[at + 1 :], tone


def _cut(text: str, width: int | None, mark: str) -> str:
    """As much of a text as there is room for, and a mark where that is not all."""
    if width is None or cells(text) <= width:
        return text
    room = width - len(mark)
    kept = text[:room]
    while cells(kept) > room:
        kept = kept[:-1]
    return kept.rstrip() + mark


def _flowed(entries: Iterable[str], width: int | None) -> list[str]:
    """Entries side by side, as many as fit a line."""
    lines = [""]
    for entry in entries:
        beside = f"{lines[-1]}   {entry}" if lines[-1] else entry
        if width is None or len(beside) <= width:
            lines[-1] = beside
        else:
            lines.append(entry)
    return [line for line in lines if line]
