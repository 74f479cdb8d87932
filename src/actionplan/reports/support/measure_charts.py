"""Build a line chart of each measure that has several figures with days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.measure_status import MeasureStatus
from actionplan.evaluation.measure_targets import TargetSpan, find_measure_limits, list_target_spans
from actionplan.line_chart import ChartPoint, ChartTarget, LineChart
from actionplan.quantities import Limits
from actionplan.reports.support.measure_columns import format_one_target, format_travel, format_verdict

MIN_POINTS = 2
MAX_CHARTS = 40
"""How few figures have no line, and how many charts a section has: nobody looks through more."""


def build_charts(statuses: Iterable[MeasureStatus]) -> tuple[LineChart, ...]:
    """Build the charts of some measures, in their order."""
    charts = [chart for chart in map(_build_chart, statuses) if len(chart.points) >= MIN_POINTS]
    return tuple(charts[:MAX_CHARTS])


def _build_chart(status: MeasureStatus) -> LineChart:
    values = [*([status.baseline] if status.baseline else []), *status.values]
    points = sorted(
        ChartPoint(value.on, float(value.quantity.amount), value.text)
        for value in values
        if value.on and value.quantity
    )
    title = f"{status.item.ref} {status.measure.text.rstrip(' .')}"
    spans = _list_spans(status, points[0].day, points[-1].day) if len(points) >= MIN_POINTS else []
    target = ", then ".join(
        dict.fromkeys(format_one_target(span.target, limits, status.unit) for span, limits in spans)
    )
    figures = ", ".join(f"{point.text} on {format_short_day(point.day)}" for point in points)
    came_to = ", ".join(filter(None, (format_travel(status), format_verdict(status))))
    return LineChart(
        title=title,
        points=tuple(points),
        target=target,
        targets=tuple(_build_target(span, limits) for span, limits in spans if limits),
        words=f"{title}: {figures}.{f' Target: {target}.' if target else ''} {came_to}.",
    )


def _list_spans(status: MeasureStatus, first: date, last: date) -> list[tuple[TargetSpan, Limits | None]]:
    """List the targets that hold between two days, each with its limits if it has any."""
    baseline = status.baseline.quantity if status.baseline else None
    spans = list_target_spans(status.measure, first, last, status.view.plan.context)
    found = ((span, find_measure_limits(span.target.goal, baseline, status.measure)) for span in spans)
    return [(span, limits if isinstance(limits, Limits) else None) for span, limits in found]


def _build_target(span: TargetSpan, limits: Limits) -> ChartTarget:
    low, high = (float(limit) if limit is not None else None for limit in (limits.low, limits.high))
    return ChartTarget(span.first, span.last, low=low, high=high)
