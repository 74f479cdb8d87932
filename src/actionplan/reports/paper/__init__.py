"""A panel's paper: how a plan stands, what wants attention first, what changed since the last report, and all of it.

Each section is a file here, and is left out where it has nothing to say.
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
from actionplan.reports.builder import ReportSpec, TargetsBySection, build_legend, build_report, describe_no_match
from actionplan.reports.changes import PlanVersion, find_changes
from actionplan.reports.paper import changes as since
from actionplan.reports.paper import changes as stopped
from actionplan.reports.paper import cover, exceptions, summary, waiting
from actionplan.reports.paper import date_readings as readings
from actionplan.reports.paper import full_plan as whole
from actionplan.reports.paper import upcoming as coming
from actionplan.reports.paper import upcoming as deciding
from actionplan.reports.paper.cover import CoverText, PreviousReport
from actionplan.reports.timeline import build_timeline

PaperPart = tuple[list[Section], TargetsBySection]
"""The sections of a part of the paper, and the items of each by the name that rows give it."""


class PaperRequest(NamedTuple):
    """What a paper is asked to hold.

    `before` is what its changes are counted from; without one, the plan as it was published. `ahead` is the period that
    it looks ahead to; without one, as long after the day as the last report is before it. `only_exceptions` ends it
    after those.
    """

    keep: Filter = EVERYTHING
    baseline: PlanVersion | None = None
    upcoming_period: Window | None = None
    is_exceptions_only: bool = False


def build_paper(
    plan: Subject, as_at: date, request: PaperRequest = PaperRequest(), cover_text: CoverText = CoverText()
) -> Report:  # noqa: B008 - values
    """The paper on what is asked about, as at a day. Raises `UnknownName` for a name that no plan has."""
    seen = build_views(plan, as_at)
    found = evaluate_targets(seen, request.keep)
    parts = list(_iter_parts(plan, found, seen, request))
    placed = [each for _, named in parts for each in named]
    report = build_report(ReportSpec("report", "", request.keep), seen, (), placed)
    words = build_legend([item.status for item in found], seen) if request.is_exceptions_only else report.legend
    sections = [
        *cover.build_legend_sections(words),
        *summary.build_summary_sections(found),
        *(each for made, _ in parts for each in made),
    ]
    last = PreviousReport(request.baseline, is_same=request.baseline.plan is plan) if request.baseline else None
    return report._replace(
        title=cover.format_title(cover_text, request.keep, seen, is_exceptions_only=request.is_exceptions_only),
        facts=cover.list_facts(cover_text, request.keep, found, seen, last),
        legend=(),
        closing=report.closing if found else tuple(each for each in report.closing if each != ALL_DATES_READABLE),
        sections=tuple(sections if found else [Section("", (describe_no_match(request.keep),))]),
        timeline=None if request.is_exceptions_only or not found else build_timeline(found, seen),
    )


def _iter_parts(
    plan: Subject, items: list[EvaluatedTarget], views: PlanViews, request: PaperRequest
) -> Iterator[PaperPart]:
    """The parts below the summary, in order."""
    yield exceptions.build_exceptions_part(items, is_all=request.is_exceptions_only)
    if request.is_exceptions_only:
        return
    changed = find_changes(request.baseline or PlanVersion(plan, date.min), PlanVersion(plan, views.day), request.keep)
    last = request.baseline.day if request.baseline else None
    yield since.build_dates_part(changed, items, last)
    yield since.build_completed_part(changed, last)
    yield stopped.build_stopped_part(items, changed, request.baseline)
    yield waiting.build_waiting_part(items, views)
    yield deciding.build_decisions_part(items, request.keep.bodies)
    yield coming.build_upcoming_part(items, request.upcoming_period or coming.choose_period(views.day, last))
    yield whole.build_full_plan_part(items, views, is_all=request.keep == EVERYTHING)
    yield readings.build_sections(items), ()
