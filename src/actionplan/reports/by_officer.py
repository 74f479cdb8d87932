"""Report the targets of each officer by due day. Groups and "no officer" are listed too."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from actionplan.evaluation.filters import EVERYTHING, Filter, resolve_officer
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import NO_OFFICER, Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.target_group import build_group_section, rank_by_due_day
from actionplan.text.english import format_list


def build_officer_report(
    plan: Subject, as_at: date, names: tuple[str, ...] = (), target_filter: Filter = EVERYTHING
) -> Report:
    """Build the report of each officer's targets as at a day, or of some officers' only.

    Raises `UnknownName` for a name that no plan has.
    """
    views = build_views(plan, as_at)
    officers = [resolve_officer(name, views) for name in names]
    selected = {view.officers[name] for view in views.plan_views for name in names}
    by_officer = _group_by_officer(evaluate_targets(views, target_filter), views)
    placed = [
        (officer or NO_OFFICER.capitalize(), items)
        for officer, items in by_officer.items()
        if (officer in selected if names else items)
    ]
    supported = _collect_supported_refs(views)
    sections = [_build_section(officer, items, supported[officer], target_filter) for officer, items in placed]
    title = f"Targets of {format_list(officers) or 'each officer'}"
    none = Section("Officers", (describe_no_match(target_filter),))
    return build_report(ReportSpec("by-officer", title, target_filter), views, sections or [none], placed)


def _group_by_officer(items: list[EvaluatedTarget], views: PlanViews) -> dict[str, list[EvaluatedTarget]]:
    """Group targets by officer: those of the plan's list in its order, then others, and last the targets of nobody."""
    by_officer: dict[str, list[EvaluatedTarget]] = {
        name: [] for view in views.plan_views for name in _list_registered_officers(view)
    }
    for item in sorted(items, key=lambda item: not item.officer):
        by_officer.setdefault(item.officer, []).append(item)
    return {officer: sorted(theirs, key=rank_by_due_day) for officer, theirs in by_officer.items()}


def _list_registered_officers(view: PlanView) -> list[str]:
    return [view.officers[officer.name] for officer in view.plan.officers]


def _build_section(officer: str, items: list[EvaluatedTarget], refs: list[str], target_filter: Filter) -> Section:
    supports = (f"Supports {format_list(refs)}.",) if refs else ()
    return build_group_section(officer, items, target_filter, supports)


def _collect_supported_refs(views: PlanViews) -> defaultdict[str, list[str]]:
    """Collect for each officer the refs of the outputs that they support without being responsible for them."""
    refs: defaultdict[str, list[str]] = defaultdict(list)
    for view in views.plan_views:
        for line in view.plan.iter_outputs():
            for officer in dict.fromkeys(view.officers[name] for name in line.output.supporting):
                refs[officer].append(view.format_ref(line.output.ref))
    return refs
