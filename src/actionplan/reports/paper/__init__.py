"""Write a panel's paper: a summary, the exceptions, what changed since the last report, what comes next, and the plan.

Each part is built by a file of this folder, and is left out if it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import ALL_DATES_READABLE, Report, Section
from actionplan.reports.builder import ReportPart, ReportSpec, build_report, describe_no_match
from actionplan.reports.changes import PlanVersion, find_changes
from actionplan.reports.paper.changes import build_completed_part, build_dates_part, build_stopped_part
from actionplan.reports.paper.cover import CoverText, PreviousReport, build_legend_sections, format_title, list_facts
from actionplan.reports.paper.date_readings import build_readings_part
from actionplan.reports.paper.exceptions import build_exceptions_part
from actionplan.reports.paper.full_plan import build_full_plan_part
from actionplan.reports.paper.summary import build_summary_sections
from actionplan.reports.paper.upcoming import build_decisions_part, build_upcoming_part, choose_period
from actionplan.reports.paper.waiting import build_waiting_part
from actionplan.reports.support.legend import build_legend
from actionplan.reports.timeline import build_timeline


class PaperRequest(NamedTuple):
    """What a paper is to hold.

    Changes are counted from `baseline`, or else from the plan as it was published. It looks ahead to
    `upcoming_period`, or else for as long after the day as the last report is before it.
    """

    target_filter: Filter = EVERYTHING
    baseline: PlanVersion | None = None
    upcoming_period: Window | None = None
    is_exceptions_only: bool = False


_WHOLE_PLAN = PaperRequest()
_NO_COVER_TEXT = CoverText()


def build_paper(
    plan: Subject, as_at: date, request: PaperRequest = _WHOLE_PLAN, cover_text: CoverText = _NO_COVER_TEXT
) -> Report:
    """Build the paper as at a day. Raises `UnknownName` for a name that no plan has."""
    views = build_views(plan, as_at)
    items = evaluate_targets(views, request.target_filter)
    parts = list(_iter_parts(plan, items, views, request))
    placed = [pair for part in parts for pair in part.targets_by_section]
    report = build_report(ReportSpec("report", "", request.target_filter), views, (), placed)
    legend = build_legend([item.status for item in items], views) if request.is_exceptions_only else report.legend
    sections = [
        *build_legend_sections(legend),
        *build_summary_sections(items),
        *(section for part in parts for section in part.sections),
    ]
    last = PreviousReport(request.baseline, is_same=request.baseline.plan is plan) if request.baseline else None
    has_timeline = items and not request.is_exceptions_only
    return report._replace(
        title=format_title(cover_text, request.target_filter, views, is_exceptions_only=request.is_exceptions_only),
        facts=list_facts(cover_text, request.target_filter, items, views, last),
        legend=(),
        closing=report.closing if items else tuple(line for line in report.closing if line != ALL_DATES_READABLE),
        sections=tuple(sections if items else [Section("", (describe_no_match(request.target_filter),))]),
        timeline=build_timeline(items, views) if has_timeline else None,
    )


def _iter_parts(
    plan: Subject, items: list[EvaluatedTarget], views: PlanViews, request: PaperRequest
) -> Iterator[ReportPart]:
    """Yield the parts below the summary, in the order of the page."""
    yield build_exceptions_part(items, is_only_part=request.is_exceptions_only)
    if request.is_exceptions_only:
        return
    before = request.baseline or PlanVersion(plan, date.min)
    changes = find_changes(before, PlanVersion(plan, views.day), request.target_filter)
    last = request.baseline.day if request.baseline else None
    yield build_dates_part(changes, items, last)
    yield build_completed_part(changes, last)
    yield build_stopped_part(items, changes, last)
    yield build_waiting_part(items, views)
    yield build_decisions_part(items, request.target_filter.bodies)
    yield build_upcoming_part(items, request.upcoming_period or choose_period(views.day, last))
    yield build_full_plan_part(items, views, has_filter=request.target_filter != EVERYTHING)
    yield build_readings_part(items)
