"""A line chart as values: the figures of a measure over time, and the limits of its target."""

from datetime import date
from typing import NamedTuple


class ChartPoint(NamedTuple):
    """A figure at its day: as a number, and as written."""

    day: date
    number: float
    text: str


class LineChart(NamedTuple):
    """A line chart: its title, its points from the first day to the last, and what is on target.

    `low` and `high` are the limits of the target, if it has them, and `target` is that in words. `words` says all that
    is drawn, for people who cannot see it.
    """

    title: str
    points: tuple[ChartPoint, ...]
    target: str = ""
    low: float | None = None
    high: float | None = None
    words: str = ""

    @property
    def limits(self) -> tuple[float, ...]:
        """The limits of the target."""
        return tuple(dict.fromkeys(limit for limit in (self.low, self.high) if limit is not None))
