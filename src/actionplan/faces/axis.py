"""A line of whole months on which days have their places, for every face that draws a timeline.

Months are equally long on it, as they are in people's minds and in columns of text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.calendar import DAY, start
from actionplan.dates.words import MONTH_NAMES
from actionplan.report import Timeline


class Stretch(NamedTuple):
    """What an axis shows of a window: its first and last `days` there, if any, and whether it goes on beyond."""

    days: tuple[date, date] | None
    before: bool
    after: bool


class Mark(NamedTuple):
    """Words at a place of the axis."""

    at: int
    text: str


class Axis(NamedTuple):
    """So many whole months from a `first` day, which begins one."""

    first: date
    months: int

    @property
    def last(self) -> date:
        """Its last day."""
        return start(self.first.year, self.first.month + self.months) - DAY

    def __contains__(self, day: object) -> bool:
        """Whether a day is on it."""
        return isinstance(day, date) and self.first <= day <= self.last

    def at(self, day: date, room: int) -> int:
        """The place of a day where the axis is so many equal steps long; that of the day after its last is `room`."""
        month = (day.year - self.first.year) * 12 + day.month - self.first.month
        length = (start(day.year, day.month + 1) - start(day.year, day.month)).days
        return (month * length + day.day - 1) * room // (self.months * length)

    def stretch(self, window: Window) -> Stretch:
        """What it shows of a window."""
        first, last = window.earliest or date.min, window.latest or date.max
        days = max(first, self.first), min(last, self.last)
        return Stretch(days if days[0] <= days[1] else None, first < self.first, last > self.last)

    def names(self, room: int, letter: int = 1) -> list[Mark]:
        """The names of months that fit, where a letter takes so many steps: all, or each third or sixth, or none."""
        every = next((n for n in (1, 3, 6) if n * room >= 4 * letter * self.months), 0)
        if not every:
            return []
        marks = [Mark(n * room // self.months, self._name(n)) for n in range(0, self.months, every)]
        return [mark for mark in marks if mark.at + 3 * letter <= room]

    def years(self, room: int, letter: int = 1) -> list[Mark]:
        """The years that fit: each where it begins, and the first where the axis does."""
        januaries = [n for n in range(1, self.months) if self._month(n).month == 1]
        marks = [Mark(n * room // self.months, str(self._month(n).year)) for n in (0, *januaries)]
        if len(marks) > 1 and marks[1].at < 5 * letter:
            marks = marks[1:]
        return _apart((mark for mark in marks if mark.at + 4 * letter <= room), 5 * letter)

    def _name(self, n: int) -> str:
        return MONTH_NAMES[self._month(n).month - 1][:3]

    def _month(self, n: int) -> date:
        return start(self.first.year, self.first.month + n)


def axis(timeline: Timeline) -> Axis:
    """The whole months of a timeline."""
    first, last = timeline.first, timeline.last
    return Axis(first.replace(day=1), (last.year - first.year) * 12 + last.month - first.month + 1)


def _apart(marks: Iterable[Mark], least: int) -> list[Mark]:
    """Those marks that leave so much room to the one before."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.at - kept[-1].at >= least:
            kept.append(mark)
    return kept
