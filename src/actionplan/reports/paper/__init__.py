"""Write a panel's paper: its first page answers, and exceptions, changes, decisions and what is due next follow.

The first page is a sentence, what is asked of the meeting, the figures, and the faults of the plan. Each part is built
by a file of this folder, and lists what no part before it has listed. A full paper has the plan as an appendix.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import ALL_DATES_READABLE, Report, Section
from actionplan.reports.builder import ReportPart, ReportSpec, TargetsBySection, build_report, describe_no_match
from actionplan.reports.changes import ChangesBySection, PlanVersion, find_changes
from actionplan.reports.changes.comparison import TargetChange
from actionplan.reports.paper.about import (
    PaperText,
    PreviousReport,
    build_about_section,
    format_title,
    name_audience,
)
from actionplan.reports.paper.changes import UNDATED, build_changes_part, join_changes, list_undated
from actionplan.reports.paper.date_readings import build_readings_part
from actionplan.reports.paper.decisions_part import build_decisions_part
from actionplan.reports.paper.exceptions import build_exceptions_part, has_many_exceptions
from actionplan.reports.paper.full_plan import build_full_plan_part
from actionplan.reports.paper.lead import format_requests
from actionplan.reports.paper.measures_part import build_measures_appendix, build_measures_part
from actionplan.reports.paper.plan_chapters import (
    build_chapter,
    build_comparison_section,
    merge_parts,
    name_plans,
    select_changes,
    select_last_figures,
    select_targets,
)
from actionplan.reports.paper.plan_faults import build_faults_section
from actionplan.reports.paper.recommendations import build_agenda, build_recommendations_section
from actionplan.reports.paper.repeats import ListedTargets
from actionplan.reports.paper.upcoming import build_upcoming_part
from actionplan.reports.support.figures import build_figures_section, build_last_rows, choose_period, find_last_figures
from actionplan.reports.support.position import LastFigures, describe_position
from actionplan.reports.support.step_rows import list_due_steps, list_late_steps, list_step_targets
from actionplan.reports.timeline import build_timeline


class PaperRequest(NamedTuple):
    """What a paper is to hold.

    Changes are counted from `baseline`, or else from the plan as it was published. It looks ahead to
    `upcoming_period`, or else for as long after the day as the last report is before it.
    """

    target_filter: TargetFilter = EVERYTHING
    baseline: PlanVersion | None = None
    upcoming_period: Window | None = None
    is_exceptions_only: bool = False
    is_full: bool = False

    @property
    def last_day(self) -> date | None:
        """The day of the last report."""
        return self.baseline.day if self.baseline else None

    def choose_period(self, day: date) -> Window:
        """Return the period that a paper of a day looks ahead to."""
        return self.upcoming_period or choose_period(day, self.last_day)


_WHOLE_PLAN = PaperRequest()
_NO_TEXT = PaperText()
_FAULTY = "These numbers may be wrong, because the plan has faults: see below."


def build_paper(plan: Subject, as_at: date, request: PaperRequest = _WHOLE_PLAN, text: PaperText = _NO_TEXT) -> Report:
    """Build the paper as at a day. Raises `UnknownName` for a name that no plan has."""
    views = build_views(plan, as_at)
    items = evaluate_targets(views, request.target_filter)
    period = request.choose_period(views.day)
    baseline = request.baseline
    last_figures = find_last_figures(baseline.plan, baseline.day, request.target_filter) if baseline else None
    body = _build_body(plan, items, views, request, last_figures) if items else ReportPart()
    appendices = _build_appendices(items, views, request)
    placed = (*body.targets_by_section, *appendices.targets_by_section)
    placed = (*placed, *_iter_step_targets(items, placed, request, period))
    report = build_report(ReportSpec("report", "", request.target_filter), views, (), placed)
    last = PreviousReport(baseline, is_same=baseline.plan is plan) if baseline else None
    is_all_known = bool(items) and not text.faults
    closing = [("Dates", line) for line in report.closing if is_all_known or line != ALL_DATES_READABLE]
    about = build_about_section(text, request.target_filter, items, views, last)
    if views.has_several_plans and items:
        closing.append(("Names", _describe_short_names(request)))
    about = about._replace(facts=(*about.facts, *closing))
    title = format_title(text, request.target_filter, views, is_exceptions_only=request.is_exceptions_only)
    report = report._replace(title=title, legend=(), closing=(), last=build_last_rows(last_figures))
    if not items:
        none = Section("", (describe_no_match(request.target_filter),))
        return report._replace(sections=(none, *text.introduction, *text.sections, about))
    audience = name_audience(request.target_filter, views)
    build_figures = build_comparison_section if views.has_several_plans else build_figures_section
    agenda = build_agenda(items, request.target_filter.bodies, period)
    faults = build_faults_section(text.faults, views)
    if faults:
        report = report._replace(errors=())  # the section tells them
    front = [
        build_recommendations_section(text.recommendations, agenda, audience),
        *([faults] if faults else []),
        build_figures(items, views, period, last_figures),
        *_iter_notice_sections(report.notices),
    ]
    position = describe_position(items, views, last_figures)
    lead = f"{position}; {format_requests(agenda, len(text.recommendations), audience)}."
    return report._replace(
        lead=f"{lead} {_FAULTY}" if faults else lead,
        sections=(*front, *text.introduction, *body.sections, *text.sections, about, *appendices.sections),
        front_count=len(front),
        timeline=build_timeline(items, views) if request.is_full else None,
    )


def _describe_short_names(request: PaperRequest) -> str:
    """Say what a paper over several plans leaves out, and where that is."""
    if request.is_full and not request.is_exceptions_only:
        return "Those that end with “…” are shortened. The plan in full has all their words."
    return "Those that end with “…” are shortened. With --full, the paper has the plan in full, and charts of measures."


def _build_body(
    plan: Subject, items: list[EvaluatedTarget], views: PlanViews, request: PaperRequest, last: LastFigures | None
) -> ReportPart:
    """Build what comes below the first page: the parts, or a chapter of them for each of several plans."""
    before = request.baseline or PlanVersion(plan, date.min)
    changes: ChangesBySection = {}
    if not request.is_exceptions_only:
        changes = find_changes(before, PlanVersion(plan, views.day), request.target_filter)
        earlier = last.items if last and before.plan is not plan else ()
        changes |= {UNDATED: [TargetChange(UNDATED, item) for item in list_undated(items, earlier)]}
    if not views.has_several_plans:
        return merge_parts(_list_parts(items, changes, views, request))
    chapters = []
    for view in views.plan_views:
        own_view = view._replace(is_one_of_several=False)
        own_items, own_views = select_targets(items, own_view), views._replace(plan_views=(own_view,))
        parts = _list_parts(own_items, select_changes(changes, own_view), own_views, request, is_chapter=True)
        title = name_plans(views)[view.plan.name]
        chapters.append(build_chapter(title, own_items, own_views, select_last_figures(last, own_view), parts))
    return merge_parts(chapters)


def _list_parts(
    items: list[EvaluatedTarget],
    changes: ChangesBySection,
    views: PlanViews,
    request: PaperRequest,
    *,
    is_chapter: bool = False,
) -> list[ReportPart]:
    """List the parts below the first page, in the order of the paper. Each gets what was listed before it.

    In a chapter, or if there are many exceptions, each target is a paragraph on paper, and what changed is one list. A
    chapter has short names too, and charts only with the appendices.
    """
    is_brief = is_chapter or has_many_exceptions(items)
    parts = [build_exceptions_part(items, is_brief=is_brief, has_short_names=is_chapter)]
    bodies, period = request.target_filter.bodies, request.choose_period(views.day)
    if not request.is_exceptions_only:
        listed = _collect_listed(parts, has_short_names=is_chapter)
        changed = build_changes_part(changes, items, bodies, request.last_day, listed)
        parts.append(join_changes(changed) if is_brief else changed)
        parts.append(build_measures_part(items, request.last_day, has_charts=request.is_full or not is_chapter))
        listed = _collect_listed(parts, has_short_names=is_chapter)
        parts.append(build_decisions_part(items, bodies, views, period, listed))
        parts.append(build_upcoming_part(items, period, _collect_listed(parts, has_short_names=is_chapter)))
    return [
        part._replace(sections=[section._replace(is_brief=is_brief) for section in part.sections]) for part in parts
    ]


def _iter_step_targets(
    items: list[EvaluatedTarget], placed: TargetsBySection, request: PaperRequest, period: Window
) -> Iterator[tuple[str, list[EvaluatedTarget]]]:
    """Yield the targets of the steps that the paper lists, if they are nowhere else in it: their rows say whose."""
    listed = {item.get_key() for _, targets in placed for item in targets}
    steps = [("late steps", list_late_steps(items))]
    if not request.is_exceptions_only:
        steps.append(("steps due next", list_due_steps(items, period)))
    for name, rows in steps:
        fresh = [item for item in list_step_targets(rows) if item.get_key() not in listed]
        listed |= {item.get_key() for item in fresh}
        yield name, fresh


def _build_appendices(items: list[EvaluatedTarget], views: PlanViews, request: PaperRequest) -> ReportPart:
    """Build the plan in full, and how its dates were read, for a full paper."""
    if not items or not request.is_full or request.is_exceptions_only:
        return ReportPart()
    full_plan = build_full_plan_part(items, views, has_filter=request.target_filter != EVERYTHING)
    return merge_parts((full_plan, build_measures_appendix(items, request.last_day), build_readings_part(items)))


def _collect_listed(parts: list[ReportPart], *, has_short_names: bool) -> ListedTargets:
    keys = frozenset(item.get_key() for part in parts for _, targets in part.targets_by_section for item in targets)
    return ListedTargets(keys, has_short_names)


def _iter_notice_sections(notices: tuple[str, ...]) -> Iterator[Section]:
    if notices:
        yield Section("The period of the plan", notices)
