"""Report the targets of each officer by due day. Groups and "no officer" are listed too."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from actionplan.evaluation.completion_count import count_completions
from actionplan.evaluation.filters import EVERYTHING, Filter, resolve_officer
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.model.statuses import STATUSES_BY_URGENCY
from actionplan.report import NO_OFFICER, Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import (
    DATE,
    DUE,
    MOVED,
    OUTPUT,
    RAG,
    REF,
    STATUS,
    WAITS_FOR,
)
from actionplan.reports.support.tables import build_table
from actionplan.text.english import format_count, format_list

_COLUMNS = (REF, DATE, DUE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)


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
    return {officer: sorted(theirs, key=_rank_by_due_day) for officer, theirs in by_officer.items()}


def _list_registered_officers(view: PlanView) -> list[str]:
    return [view.officers[officer.name] for officer in view.plan.officers]


def _rank_by_due_day(item: EvaluatedTarget) -> tuple[bool, date]:
    """Order open targets by due day, then those without one, and put finished targets last."""
    return item.status.is_finished, item.status.sort_day


def _build_section(officer: str, items: list[EvaluatedTarget], refs: list[str], target_filter: Filter) -> Section:
    notes = (_format_counts(items, target_filter), *([f"Supports {format_list(refs)}."] if refs else []))
    return Section(officer, notes, build_table(items, _COLUMNS) if items else None)


def _format_counts(items: list[EvaluatedTarget], target_filter: Filter) -> str:
    """Count targets by status: "7 targets: 1 overdue, 2 due, 4 not yet due."."""
    if not items:
        return describe_no_match(target_filter) if target_filter.words else "No targets."
    counts = Counter[str](item.status.name for item in items)
    notes = {"overdue": count_overdue(items).missed_words, "complete": f" ({count_completions(items).words})"}
    parts = [f"{counts[name]} {name}{notes.get(name, '')}" for name in STATUSES_BY_URGENCY if name in counts]
    return f"{format_count(len(items), 'target')}: {', '.join(parts)}."


def _collect_supported_refs(views: PlanViews) -> defaultdict[str, list[str]]:
    """Collect for each officer the refs of the outputs that they support without being responsible for them."""
    refs: defaultdict[str, list[str]] = defaultdict(list)
    for view in views.plan_views:
        for line in view.plan.iter_outputs():
            for officer in dict.fromkeys(view.officers[name] for name in line.output.supporting):
                refs[officer].append(view.format_ref(line.output.ref))
    return refs
