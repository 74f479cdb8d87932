"""The places of a line chart on a drawing: its line, its points and the limits of its target."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.line_chart import LineChart

Place = tuple[float, float]

_MARGIN_SHARE = 0.12
"""The share of the height above the highest and below the lowest figure."""


class ChartPlot(NamedTuple):
    """The points from left to right, the heights of the limits, and the strip that is on target, from its top down."""

    points: tuple[Place, ...]
    limits: tuple[float, ...]
    on_target: tuple[float, float] | None


def locate_chart(chart: LineChart, width: float, height: float) -> ChartPlot:
    """Place a chart on a drawing of that size. Days are as far from each other as in the calendar."""
    first, last = chart.points[0].day.toordinal(), chart.points[-1].day.toordinal()
    numbers = [*(point.number for point in chart.points), *chart.limits]
    least, most = min(numbers), max(numbers)
    span, inner = (most - least) or 1.0, height * (1 - 2 * _MARGIN_SHARE)

    def find_height(number: float) -> float:
        return height * _MARGIN_SHARE + inner * (most - number) / span

    points = tuple(
        (width * (point.day.toordinal() - first) / ((last - first) or 1), find_height(point.number))
        for point in chart.points
    )
    if not chart.limits:
        return ChartPlot(points, (), None)
    top = 0.0 if chart.high is None else find_height(chart.high)
    bottom = height if chart.low is None else find_height(chart.low)
    return ChartPlot(points, tuple(map(find_height, chart.limits)), (top, bottom))
