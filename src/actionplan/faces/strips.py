"""One target's strip of a timeline in signs of text: its windows as bars, how late it is, and the day of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, say_day
from actionplan.dates.calendar import DAY
from actionplan.dates.say import short
from actionplan.faces.axis import Axis
from actionplan.report import Span

STOPPED = ("suspended", "deleted")


class Signs(NamedTuple):
    """What a strip is drawn with: one sign each, but for the mark where words are cut short."""

    done: str
    open: str
    soft: str
    thin: str
    stopped: str
    late: str
    met: str
    day: str
    before: str
    after: str
    cut: str

    def key(self, seen: set[str], day: date) -> Iterator[str]:
        """What those of the signs mean that were seen."""
        about = self.soft + self.open * 2 + self.soft
        meanings = (
            (self.open, self.open * 4, "still to do"),
            (self.done, self.done * 4, "done"),
            (self.thin, self.thin * 4, "ongoing"),
            (self.soft, about, "about then"),
            (self.stopped, self.stopped * 4, "suspended or deleted"),
            (self.late, self.late * 4, "how late"),
            (self.met, self.met, "the day it was done"),
            (self.before, self.before, "earlier"),
            (self.after, self.after, "later"),
            (self.day, self.day, f"as at {say_day(day)}"),
        )
        return (f"{drawn} {words}" for sign, drawn, words in meanings if sign in seen)


BLOCKS = Signs("█", "▒", "░", "─", ":", "·", "■", "│", "«", "»", "…")
"""Signs that the code pages of old consoles have, too."""

ASCII = Signs("#", "=", "~", "-", ":", ".", "*", "|", "<", ">", "...")


def strip(span: Span, line: Axis, day: date, room: int, signs: Signs) -> str:
    """A target's strip, so many cells long; the line of the day goes through all but a bar of one cell."""
    row = [" "] * room
    _trail(row, span, line, day, signs)
    beyond = _bars(row, span, line, signs)
    if span.completed and span.completed in line and not _holds(span, span.completed):
        row[line.at(span.completed, room)] = signs.met
    for at, sign in beyond:
        row[at] = sign
    if day in line and not _is_alone(row, line.at(day, room), signs):
        row[line.at(day, room)] = signs.day
    return "".join(row)


def _bars(row: list[str], span: Span, line: Axis, signs: Signs) -> list[tuple[int, str]]:
    """Draw the windows; out come the signs for those that go on beyond the ends of the axis."""
    beyond = []
    room = len(row)
    ahead = room + 1
    for window in reversed(span.windows):
        days, before, after = line.stretch(window)
        if days:
            first, last = line.at(days[0], room), line.at(days[1], room)
            if last == ahead - 1 and last > first:
                row[last] = " "  # which keeps it from the one that follows
                last -= 1
            row[first : last + 1] = _bar(span, window, last - first + 1, signs)
            ahead = first
        beyond += [(0, signs.before)] * before + [(room - 1, signs.after)] * after
    return beyond


def _bar(span: Span, window: Window, length: int, signs: Signs) -> str:
    ink = _ink(span, window, signs)
    if not span.approximate:
        return ink * length
    return (signs.soft + ink * (length - 2) + signs.soft)[:length]


def _ink(span: Span, window: Window, signs: Signs) -> str:
    if window in span.met:
        return signs.done
    if span.standing in STOPPED:
        return signs.stopped
    return signs.thin if span.ongoing else signs.open


def _trail(row: list[str], span: Span, line: Axis, day: date, signs: Signs) -> None:
    """Draw how late it is or was: from its last day on to the day of the report, or to the day that it was done."""
    late = lateness(span, day)
    days = line.stretch(late).days if late else None
    if days:
        first, last = line.at(days[0], len(row)), line.at(days[1], len(row))
        row[first : last + 1] = signs.late * (last - first + 1)


def day_words(span: Span) -> str:
    """The day on which a target was done, or else is due, for a column of such days."""
    day = span.completed or span.due
    about = "about " if span.approximate and not span.completed else ""
    return f"{about}{short(day)}" if day else ""


def lateness(span: Span, day: date) -> Window | None:
    """The days after the last one in time, to that on which it was done or else that of the report; none if in time."""
    last = span.windows[-1].latest if span.standing == "ended" else span.due
    until = span.completed or (day if span.standing in ("overdue", "ended") else None)
    return Window(last + DAY, until) if last and until and last < until else None


def _holds(span: Span, day: date) -> bool:
    return any((first or date.min) <= day <= (last or date.max) for first, last in span.windows)


def _is_alone(row: list[str], at: int, signs: Signs) -> bool:
    """Whether all that there is of a bar is at that place."""
    sign = row[at]
    beside = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    return sign not in (" ", signs.late) and sign not in beside
