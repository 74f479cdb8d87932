"""Write a panel's paper: its first page answers, and exceptions, changes, decisions and what is due next follow.

The first page is a sentence, what is asked of the meeting, the figures, and the faults of the plan. Each part is built
by a file of this folder, and lists what no part before it has listed. A full paper has the plan as an appendix.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import ALL_DATES_READABLE, Report, Section
from actionplan.reports.builder import ReportPart, ReportSpec, build_report, describe_no_match
from actionplan.reports.changes import PlanVersion, find_changes
from actionplan.reports.paper.about import (
    PaperText,
    PreviousReport,
    build_about_section,
    format_title,
    name_audience,
)
from actionplan.reports.paper.changes import build_changes_part
from actionplan.reports.paper.date_readings import build_readings_part
from actionplan.reports.paper.decisions_part import build_decisions_part
from actionplan.reports.paper.exceptions import build_exceptions_part
from actionplan.reports.paper.figures import LastFigures, build_figures_section
from actionplan.reports.paper.full_plan import build_full_plan_part
from actionplan.reports.paper.lead import format_lead
from actionplan.reports.paper.recommendations import build_recommendations_section, list_offered
from actionplan.reports.paper.repeats import ListedTargets
from actionplan.reports.paper.upcoming import build_upcoming_part, choose_period
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
    is_full: bool = False

    @property
    def last_day(self) -> date | None:
        """The day of the last report."""
        return self.baseline.day if self.baseline else None


_WHOLE_PLAN = PaperRequest()
_NO_TEXT = PaperText()
_FAULTY = "These numbers may be wrong, because the plan has faults: see below."


def build_paper(plan: Subject, as_at: date, request: PaperRequest = _WHOLE_PLAN, text: PaperText = _NO_TEXT) -> Report:
    """Build the paper as at a day. Raises `UnknownName` for a name that no plan has."""
    views = build_views(plan, as_at)
    items = evaluate_targets(views, request.target_filter)
    period = request.upcoming_period or choose_period(views.day, request.last_day)
    parts = _list_parts(plan, items, views, request, period) if items else []
    placed = [pair for part in parts for pair in part.targets_by_section]
    report = build_report(ReportSpec("report", "", request.target_filter), views, (), placed)
    last = PreviousReport(request.baseline, is_same=request.baseline.plan is plan) if request.baseline else None
    is_all_known = bool(items) and not text.faults
    closing = [("Dates", line) for line in report.closing if is_all_known or line != ALL_DATES_READABLE]
    about = build_about_section(text, request.target_filter, items, views, last)
    about = about._replace(facts=(*about.facts, *closing))
    title = format_title(text, request.target_filter, views, is_exceptions_only=request.is_exceptions_only)
    report = report._replace(title=title, legend=(), closing=())
    if not items:
        none = Section("", (describe_no_match(request.target_filter),))
        return report._replace(sections=(none, *text.introduction, *text.sections, about))
    audience, last_figures = name_audience(request.target_filter, views), _find_last_figures(request)
    asked = (*text.recommendations, *list_offered(items, request.target_filter.bodies, period))
    front = [
        build_recommendations_section(asked, audience),
        build_figures_section(items, views, period, last_figures),
        *_iter_fault_sections(text.faults, report.notices),
    ]
    sections = [section for part in parts for section in part.sections]
    first_appendix = next((n for n, section in enumerate(sections) if section.starts_page), len(sections))
    body = (*text.introduction, *sections[:first_appendix], *text.sections, about, *sections[first_appendix:])
    return report._replace(
        lead=format_lead(items, views, last_figures, len(asked), audience) + (f" {_FAULTY}" if text.faults else ""),
        sections=(*front, *body),
        front_count=len(front),
        timeline=build_timeline(items, views) if request.is_full else None,
    )


def _list_parts(
    plan: Subject, items: list[EvaluatedTarget], views: PlanViews, request: PaperRequest, period: Window
) -> list[ReportPart]:
    """List the parts below the first page, in the order of the paper. Each gets what was listed before it."""
    parts = [build_exceptions_part(items)]
    if request.is_exceptions_only:
        return parts
    before = request.baseline or PlanVersion(plan, date.min)
    changes = find_changes(before, PlanVersion(plan, views.day), request.target_filter)
    parts.append(
        build_changes_part(changes, items, request.target_filter.bodies, request.last_day, _collect_listed(parts))
    )
    parts.append(build_decisions_part(items, request.target_filter.bodies, views, _collect_listed(parts)))
    parts.append(build_upcoming_part(items, period, _collect_listed(parts)))
    if request.is_full:
        parts.append(build_full_plan_part(items, views, has_filter=request.target_filter != EVERYTHING))
        parts.append(build_readings_part(items))
    return parts


def _collect_listed(parts: list[ReportPart]) -> ListedTargets:
    return {item.get_key() for part in parts for _, targets in part.targets_by_section for item in targets}


def _find_last_figures(request: PaperRequest) -> LastFigures | None:
    """Evaluate the targets as they were at the last report. There are none if the body or officer is new."""
    if request.baseline is None:
        return None
    try:
        items = evaluate_targets(build_views(request.baseline.plan, request.baseline.day), request.target_filter)
    except UnknownName:
        return None
    return LastFigures(items, request.baseline.day)


def _iter_fault_sections(faults: tuple[str, ...], notices: tuple[str, ...]) -> Iterator[Section]:
    if faults:
        yield Section("Faults of the plan", faults)
    if notices:
        yield Section("The period of the plan", notices)
