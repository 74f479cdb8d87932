"""The measures that are numbers, in a paper: those measured since the last report, and in a full paper all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.measure_status import MeasureStatus, count_verdicts, list_measures
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Section
from actionplan.reports.builder import ReportPart
from actionplan.reports.support.columns import REF
from actionplan.reports.support.measure_charts import build_charts
from actionplan.reports.support.measure_columns import LISTED_COLUMNS, MEASURE_COLUMNS
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_count, format_list

_COLUMNS: tuple[ColumnSpec[MeasureStatus], ...] = (
    REF,
    *(spec for spec in MEASURE_COLUMNS if spec.column.title != "Baseline"),
)
"""The columns on an upright page beside other parts. The appendix has all of them."""


def build_measures_part(items: Sequence[EvaluatedTarget], last: date | None, *, has_charts: bool) -> ReportPart:
    """Build the part on what was measured since the last report, or ever if there was none; nothing if nothing was."""
    statuses = _list_statuses(items)
    measured = [each for each in statuses if _is_measured_since(each, last)]
    if not measured:
        return ReportPart()
    since = f" since {format_day(last)}" if last else ""
    all_were = "It was" if len(statuses) == 1 else "All of them were"
    some_were = f"{len(measured)} of them {'was' if len(measured) == 1 else 'were'}"
    note = f"{_describe_counts(statuses)} {all_were if measured == statuses else some_were} measured{since}."
    table = build_table(measured, _COLUMNS)
    return ReportPart([Section("Measures", (note,), table, charts=build_charts(measured) if has_charts else ())])


def build_measures_appendix(items: Sequence[EvaluatedTarget], last: date | None) -> ReportPart:
    """Build the appendix with all measures that are numbers; nothing if there are none.

    Those measured since the last report have their charts in the paper itself.
    """
    statuses = _list_statuses(items)
    if not statuses:
        return ReportPart()
    table = build_table(statuses, LISTED_COLUMNS)
    charts = build_charts(each for each in statuses if not _is_measured_since(each, last))
    section = Section("Appendix: measures", (_describe_counts(statuses),), table, charts=charts)
    return ReportPart([section._replace(has_records=True)])


def _is_measured_since(status: MeasureStatus, last: date | None) -> bool:
    return any(last is None or (value.on is not None and value.on > last) for value in status.values)


def _list_statuses(items: Sequence[EvaluatedTarget]) -> list[MeasureStatus]:
    """List the measures that are numbers, of all targets that are still in the plan."""
    return [status for item in items if item.status.name != "deleted" for status in list_measures(item)]


def _describe_counts(statuses: Sequence[MeasureStatus]) -> str:
    """Count the measures: "4 measures are numbers: 1 on target, 2 not on target and 1 not measured yet."."""
    met, missed, unknown = count_verdicts(statuses)
    unmeasured = sum(not status.values for status in statuses)
    counts = (
        (met, "on target"),
        (missed, "not on target"),
        (unknown - unmeasured, "not known if on target"),
        (unmeasured, "not measured yet"),
    )
    has_one = len(statuses) == 1
    parts = format_list([f"{number} {words}" for number, words in counts if number])
    return f"{format_count(len(statuses), 'measure')} {'is a number' if has_one else 'are numbers'}: {parts}."
