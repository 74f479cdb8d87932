"""Report the measures that are numbers: target, last values, direction of travel, and which are on target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.dates import Window
from actionplan.dates.formatting import describe_when
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.measure_status import MeasureStatus, list_measures
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, build_report_from_rows, describe_no_match
from actionplan.reports.row import build_row
from actionplan.reports.support.figure_rows import build_rows_of
from actionplan.reports.support.lazy_rows import LazyRows
from actionplan.reports.support.measure_charts import build_charts
from actionplan.reports.support.measure_columns import NARROW_COLUMNS
from actionplan.reports.support.tables import build_table
from actionplan.rows import Row
from actionplan.text.english import format_count

_MISSED, _MET, _UNKNOWN, _UNMEASURED = "not on target", "on target", "not known", "not measured"
_TITLES = {_MISSED: "Not on target", _MET: "On target", _UNKNOWN: "Not known if on target"}
_NO_NUMBER = (
    "No measure here is a number. Give one a target in figures in the file, and record its values with "
    "`actionplan measure`."
)


def build_measures_report(
    plan: Subject, as_at: date, period: Window | None = None, target_filter: TargetFilter = EVERYTHING
) -> Report:
    """Build the report of the measures that are numbers, as at a day, those that are not on target first.

    With a period, it is of what was measured by the end of that, against the targets of its year, and what was not
    measured in it is listed apart.
    """
    views = build_views(plan, as_at, period)
    items = evaluate_targets(views, target_filter)
    listed: dict[str, list[MeasureStatus]] = {_MISSED: [], _MET: [], _UNKNOWN: [], _UNMEASURED: []}
    for item in items:
        for status in list_measures(item, period.latest if period else None):
            listed[_choose_section(status, period)].append(status)
    titles = {**_TITLES, _UNMEASURED: f"Not measured {f'{describe_when(period)}' if period else 'yet'}"}
    placed = [(name, statuses) for name, statuses in listed.items() if statuses]
    sections = [
        Section(
            titles[name],
            (f"{format_count(len(statuses), 'measure')}.",),
            build_table(statuses, NARROW_COLUMNS),
            charts=build_charts(statuses),
        )
        for name, statuses in placed
    ]
    nothing = Section("Measures", (_NO_NUMBER if items else describe_no_match(target_filter),))
    rows = LazyRows(lambda: [row for name, statuses in placed for row in _build_rows(statuses, name)])
    target_statuses = list({id(each.item): each.item.status for _, statuses in placed for each in statuses}.values())
    title = f"Measures {describe_when(period)}" if period else "Measures"
    spec = ReportSpec("measures", title, target_filter, period)
    report = build_report_from_rows(spec, views, sections or [nothing], rows, target_statuses)
    closing = (*_list_closing(items), *report.closing) if placed else report.closing
    return report._replace(has_rows=bool(listed[_MISSED]), closing=closing, legend=(), key=())


def _choose_section(status: MeasureStatus, period: Window | None) -> str:
    last = status.last.on if status.last else None
    if last is None or (period and period.earliest and last < period.earliest):
        return _UNMEASURED
    return _UNKNOWN if not status.verdict else _MET if status.verdict == "on target" else _MISSED


def _build_rows(statuses: Sequence[MeasureStatus], section: str) -> list[Row]:
    """Build a row for each target, with those of its measures that are in the section."""
    by_target: dict[int, tuple[EvaluatedTarget, list[MeasureStatus]]] = {}
    for status in statuses:
        by_target.setdefault(id(status.item), (status.item, []))[1].append(status)
    return [build_row(item, section)._replace(figures=build_rows_of(theirs)) for item, theirs in by_target.values()]


def _list_closing(items: Sequence[EvaluatedTarget]) -> tuple[str, ...]:
    """Say how many measures are words alone, so that nobody takes the list for all of them."""
    words = sum(not measure.has_figures for item in items for measure in item.line.target.measures)
    is_are = "is" if words == 1 else "are"
    return (f"{format_count(words, 'measure')} {is_are} words without a figure.",) if words else ()
