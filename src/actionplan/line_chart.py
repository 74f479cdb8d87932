"""A line chart as values: the figures of a measure over time, and the limits of its targets."""

from datetime import date
from typing import NamedTuple


class ChartPoint(NamedTuple):
    """A figure at its day: as a number, and as written."""

    day: date
    number: float
    text: str


class ChartTarget(NamedTuple):
    """What is on target from one day to another: the limits, if there are any."""

    first: date
    last: date
    low: float | None = None
    high: float | None = None

    @property
    def limits(self) -> tuple[float, ...]:
        """The limits that it has."""
        return tuple(dict.fromkeys(limit for limit in (self.low, self.high) if limit is not None))


class LineChart(NamedTuple):
    """A line chart: its title, its points from the first day to the last, and what is on target.

    `targets` are those of the years, one after the other, and `target` is all of them in words. `words` says all that
    is drawn, for people who cannot see it.
    """

    title: str
    points: tuple[ChartPoint, ...]
    target: str = ""
    targets: tuple[ChartTarget, ...] = ()
    words: str = ""

    @property
    def limits(self) -> tuple[float, ...]:
        """The limits of all targets."""
        return tuple(dict.fromkeys(limit for target in self.targets for limit in target.limits))
