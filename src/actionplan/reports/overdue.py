"""Report what is overdue on a day, the worst first, with a row for each missed date of a target that has several.

What is late to start has a section of its own, and so have ongoing work that has ended and steps that are late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.overdue_count import count_overdue, list_missed_dates
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.status import evaluate_status_for_window
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import (
    DATE,
    DUE,
    MOVED,
    OCCURRENCE,
    OCCURRENCE_STATUS,
    OFFICER,
    OUTPUT,
    RAG,
    REF,
    WAITS_FOR,
)
from actionplan.reports.support.officer_summary import SummaryHeadings, build_officer_summary
from actionplan.reports.support.starts import (
    LATE_TO_START,
    build_starts_section,
    describe_open_starts,
    list_late_starts,
)
from actionplan.reports.support.step_rows import build_steps_section, list_late_steps, list_step_targets
from actionplan.reports.support.tables import build_table

_OVERDUE_COLUMNS = (REF, OFFICER, DATE, OCCURRENCE, DUE, MOVED, OCCURRENCE_STATUS, RAG, WAITS_FOR, OUTPUT)
_ENDED_COLUMNS = (REF, OFFICER, DATE, MOVED, OCCURRENCE_STATUS, RAG, WAITS_FOR, OUTPUT)
_START_NOTE = "This work was planned to start by now. If it has started, record it with `actionplan start`."
_SUMMARY = SummaryHeadings("Overdue by officer", "Targets overdue", "Days late, at worst", "Dates missed")


def build_overdue_report(plan: Subject, as_at: date, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report of what is overdue as at a day, and what ongoing work has ended and was not closed."""
    views = build_views(plan, as_at)
    items = evaluate_targets(views, target_filter)
    overdue = sorted((row for item in items for row in _iter_missed(item)), key=_rank_by_lateness)
    ended = [item for item in items if item.status.name == "ended"]
    late_to_start = list_late_starts(items)
    late_steps = list_late_steps(items)
    listed = {item.get_key() for item in (*overdue, *ended, *late_to_start)}
    of_steps = [item for item in list_step_targets(late_steps) if item.get_key() not in listed]
    none = f"Nothing is overdue as at {format_day(as_at)}." if items else describe_no_match(target_filter)
    sections = [
        Section(
            "Overdue",
            (f"{count_overdue(items).words}." if overdue else none,),
            build_table(overdue, _OVERDUE_COLUMNS) if overdue else None,
        ),
        *_iter_ended_section(ended),
        *([build_starts_section(LATE_TO_START, late_to_start, _START_NOTE)] if late_to_start else []),
        *([build_steps_section("Late steps", late_steps)] if late_steps else []),
        *build_officer_summary(
            ((item, item.status.days_late or 0) for item in overdue), _SUMMARY, f"{count_overdue(items).words} in all."
        ),
    ]
    spec = ReportSpec("overdue", "What is overdue", target_filter)
    placed = (("overdue", overdue), ("ended", ended), ("late to start", late_to_start), ("late steps", of_steps))
    return build_report(spec, views, sections, placed, describe_open_starts(items))


def _rank_by_lateness(item: EvaluatedTarget) -> date:
    """Put what is late for most days first. Rows of the same due day stay in the order of the plan."""
    return item.status.sort_day


def _iter_missed(item: EvaluatedTarget) -> Iterator[EvaluatedTarget]:
    """Yield an overdue target once for each date it missed, with the due day and lateness of that date."""
    target, status, view = item.line.target, item.status, item.view
    for window in list_missed_dates(item):
        if window.latest == status.due:
            yield item
        else:
            yield item._replace(status=evaluate_status_for_window(target, status, window, view))


def _iter_ended_section(ended: list[EvaluatedTarget]) -> Iterator[Section]:
    if ended:
        note = "Close this work, or carry it forward: its time is over."
        yield Section("Ended", (note,), build_table(ended, _ENDED_COLUMNS))
