"""The time axis of every drawing of the timeline: a line of whole months, and the places of days on it.

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
    """The part of a window that lies on an axis: its first and last days there, if any, and if it goes on beyond."""

    days: tuple[date, date] | None
    is_clipped_before: bool
    is_clipped_after: bool


class AxisLabel(NamedTuple):
    """Words at a place of the axis."""

    position: int
    text: str


class Axis(NamedTuple):
    """A number of whole months from a first day, which is the first of its month."""

    first: date
    months: int

    @property
    def last(self) -> date:
        """The last day of the axis."""
        return build_date(self.first.year, self.first.month + self.months) - DAY

    def __contains__(self, day: object) -> bool:
        """Return True if a day is on the axis."""
        return isinstance(day, date) and self.first <= day <= self.last

    def find_position(self, day: date, width: int) -> int:
        """Find the place of a day on an axis of `width` equal steps; the day after the last is at `width`."""
        month = (day.year - self.first.year) * 12 + day.month - self.first.month
        length = (build_date(day.year, day.month + 1) - build_date(day.year, day.month)).days
        return (month * length + day.day - 1) * width // (self.months * length)

    def clip_window(self, window: Window) -> ClippedWindow:
        """Clip a window to the axis."""
        first, last = window.earliest or date.min, window.latest or date.max
        days = max(first, self.first), min(last, self.last)
        return ClippedWindow(days if days[0] <= days[1] else None, first < self.first, last > self.last)

    def list_month_labels(self, width: int, letter_width: int = 1) -> list[AxisLabel]:
        """List the names of months that fit, where a letter takes `letter_width` steps: all, some or none."""
        every = next((n for n in (1, 3, 6) if n * width >= 4 * letter_width * self.months), 0)
        if not every:
            return []
        labels = [AxisLabel(n * width // self.months, self._format_month(n)) for n in range(0, self.months, every)]
        return [label for label in labels if label.position + 3 * letter_width <= width]

    def list_year_labels(self, width: int, letter_width: int = 1) -> list[AxisLabel]:
        """List the years that fit: the first where the axis begins, the others each where it begins."""
        januaries = [n for n in range(1, self.months) if self._get_month(n).month == 1]
        labels = [AxisLabel(n * width // self.months, str(self._get_month(n).year)) for n in (0, *januaries)]
        if len(labels) > 1 and labels[1].position < 5 * letter_width:
            labels = labels[1:]
        return _drop_crowded(
            (label for label in labels if label.position + 4 * letter_width <= width), 5 * letter_width
        )

    def _format_month(self, n: int) -> str:
        return MONTH_NAMES[self._get_month(n).month - 1][:3]

    def _get_month(self, n: int) -> date:
        return build_date(self.first.year, self.first.month + n)


def build_axis(timeline: Timeline) -> Axis:
    """Build the axis of the whole months of a timeline."""
    first, last = timeline.first, timeline.last
    return Axis(first.replace(day=1), (last.year - first.year) * 12 + last.month - first.month + 1)


def _drop_crowded(labels: Iterable[AxisLabel], min_distance: int) -> list[AxisLabel]:
    """Keep the labels that are at least `min_distance` after the one before."""
    spaced: list[AxisLabel] = []
    for label in labels:
        if not spaced or label.position - spaced[-1].position >= min_distance:
            spaced.append(label)
    return spaced
