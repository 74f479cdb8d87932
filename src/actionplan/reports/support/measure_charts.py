"""Build a line chart of each measure that has several figures with days."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.measure_status import MeasureStatus
from actionplan.line_chart import ChartPoint, LineChart
from actionplan.reports.support.measure_columns import format_target, format_travel, format_verdict

MIN_POINTS = 2
MAX_CHARTS = 40
"""How few figures have no line, and how many charts a section has: nobody looks through more."""


def build_charts(statuses: Iterable[MeasureStatus]) -> tuple[LineChart, ...]:
    """Build the charts of some measures, in their order."""
    charts = [chart for chart in map(_build_chart, statuses) if len(chart.points) >= MIN_POINTS]
    return tuple(charts[:MAX_CHARTS])


def _build_chart(status: MeasureStatus) -> LineChart:
    limits, values = status.limits, [*([status.baseline] if status.baseline else []), *status.values]
    points = sorted(
        ChartPoint(value.on, float(value.quantity.amount), value.text)
        for value in values
        if value.on and value.quantity
    )
    title = f"{status.item.ref} {status.measure.text.rstrip(' .')}"
    target = format_target(status)
    figures = ", ".join(f"{point.text} on {format_short_day(point.day)}" for point in points)
    came_to = ", ".join(filter(None, (format_travel(status), format_verdict(status))))
    return LineChart(
        title=title,
        points=tuple(points),
        target=target,
        low=float(limits.low) if limits and limits.low is not None else None,
        high=float(limits.high) if limits and limits.high is not None else None,
        words=f"{title}: {figures}.{f' Target: {target}.' if target else ''} {came_to}.",
    )
