"""A line of whole months on which days have their places, for every face that draws a timeline.

Months are equally long on it, as they are in people's minds and in columns of text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.calendar import DAY, build_date
from actionplan.dates.vocabulary import MONTH_NAMES
from actionplan.report import Timeline


class ClippedWindow(NamedTuple):
    """What an axis shows of a window: its first and last `days` there, if any, and whether it goes on beyond."""

    days: tuple[date, date] | None
    is_clipped_before: bool
    is_clipped_after: bool


class AxisLabel(NamedTuple):
    """Words at a place of the axis."""

    position: int
    text: str


class Axis(NamedTuple):
    """So many whole months from a `first` day, which begins one."""

    first: date
    months: int

    @property
    def last(self) -> date:
        """Its last day."""
        return build_date(self.first.year, self.first.month + self.months) - DAY

    def __contains__(self, day: object) -> bool:
        """Whether a day is on it."""
        return isinstance(day, date) and self.first <= day <= self.last

    def find_position(self, day: date, width: int) -> int:
        """The place of a day where the axis is so many equal steps long; that of the day after its last is `room`."""
        month = (day.year - self.first.year) * 12 + day.month - self.first.month
        length = (build_date(day.year, day.month + 1) - build_date(day.year, day.month)).days
        return (month * length + day.day - 1) * width // (self.months * length)

    def clip_window(self, window: Window) -> ClippedWindow:
        """What it shows of a window."""
        first, last = window.earliest or date.min, window.latest or date.max
        days = max(first, self.first), min(last, self.last)
        return ClippedWindow(days if days[0] <= days[1] else None, first < self.first, last > self.last)

    def list_month_labels(self, width: int, letter_width: int = 1) -> list[AxisLabel]:
        """The names of months that fit, where a letter takes so many steps: all, or each third or sixth, or none."""
        every = next((n for n in (1, 3, 6) if n * width >= 4 * letter_width * self.months), 0)
        if not every:
            return []
        marks = [AxisLabel(n * width // self.months, self._format_month(n)) for n in range(0, self.months, every)]
        return [mark for mark in marks if mark.position + 3 * letter_width <= width]

    def list_year_labels(self, width: int, letter_width: int = 1) -> list[AxisLabel]:
        """The years that fit: each where it begins, and the first where the axis does."""
        januaries = [n for n in range(1, self.months) if self._get_month(n).month == 1]
        marks = [AxisLabel(n * width // self.months, str(self._get_month(n).year)) for n in (0, *januaries)]
        if len(marks) > 1 and marks[1].position < 5 * letter_width:
            marks = marks[1:]
        return _drop_crowded((mark for mark in marks if mark.position + 4 * letter_width <= width), 5 * letter_width)

    def _format_month(self, n: int) -> str:
        return MONTH_NAMES[self._get_month(n).month - 1][:3]

    def _get_month(self, n: int) -> date:
        return build_date(self.first.year, self.first.month + n)


def build_axis(timeline: Timeline) -> Axis:
    """The whole months of a timeline."""
    first, last = timeline.first, timeline.last
    return Axis(first.replace(day=1), (last.year - first.year) * 12 + last.month - first.month + 1)


def _drop_crowded(labels: Iterable[AxisLabel], min_distance: int) -> list[AxisLabel]:
    """Those marks that leave so much room to the one before."""
    kept: list[AxisLabel] = []
    for mark in labels:
        if not kept or mark.position - kept[-1].position >= min_distance:
            kept.append(mark)
    return kept
