"""The places of a line chart on a drawing: its line, its points and the limits of its targets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from actionplan.line_chart import LineChart

Place = tuple[float, float]

_MARGIN_SHARE = 0.12
"""The share of the height above the highest and below the lowest figure."""


class ChartBand(NamedTuple):
    """What is on target for a time: the strip from left to right and from its top down, and the heights of limits."""

    left: float
    right: float
    top: float
    bottom: float
    limits: tuple[float, ...]


class ChartPlot(NamedTuple):
    """The points from left to right, and the strips that are on target, one for each year with a target of its own."""

    points: tuple[Place, ...]
    strips: tuple[ChartBand, ...]


def locate_chart(chart: LineChart, width: float, height: float) -> ChartPlot:
    """Place a chart on a drawing of that size. Days are as far from each other as in the calendar."""
    first, last = chart.points[0].day.toordinal(), chart.points[-1].day.toordinal()
    numbers = [*(point.number for point in chart.points), *chart.limits]
    least, most = min(numbers), max(numbers)
    span, inner = (most - least) or 1.0, height * (1 - 2 * _MARGIN_SHARE)

    def find_height(number: float) -> float:
        return height * _MARGIN_SHARE + inner * (most - number) / span

    def find_place(day: date) -> float:
        return width * (min(day.toordinal(), last) - first) / ((last - first) or 1)

    points = tuple((find_place(point.day), find_height(point.number)) for point in chart.points)
    strips = tuple(
        ChartBand(
            left=find_place(target.first),
            right=find_place(target.last + timedelta(days=1)),
            top=0.0 if target.high is None else find_height(target.high),
            bottom=height if target.low is None else find_height(target.low),
            limits=tuple(map(find_height, target.limits)),
        )
        for target in chart.targets
    )
    return ChartPlot(points, strips)
