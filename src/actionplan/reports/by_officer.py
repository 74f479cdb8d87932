"""What each officer answers for, by due day. Outputs of no officer, or of a group, are listed like any other."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from actionplan.evaluation.filters import EVERYTHING, Filter, resolve_officer
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import STATUS_ORDER, Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.columns import DATE, DUE, MOVED, OUTPUT, RAG, REF, STATUS, WAITS_FOR, build_table
from actionplan.text.english import format_count, format_list

NO_OFFICER = "No officer"

_COLUMNS = (REF, DATE, DUE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)


def build_officer_report(
    plan: Subject, as_at: date, names: tuple[str, ...] = (), target_filter: Filter = EVERYTHING
) -> Report:
    """Each officer's targets as at a day, or those of some officers. Raises `UnknownName` for a wrong name."""
    seen = build_views(plan, as_at)
    wanted = [resolve_officer(name, seen) for name in names]
    asked = {each.officers[name] for each in seen.plan_views for name in names}
    lists: dict[str, list[EvaluatedTarget]] = {
        who: [] for each in seen.plan_views for who in _list_registered_officers(each)
    }
    for item in evaluate_targets(seen, target_filter):
        lists.setdefault(item.officer, []).append(item)
    if "" in lists:
        lists[""] = lists.pop("")
    kept = [(who, found) for who, found in lists.items() if (who in asked if names else found)]
    placed = [(who or NO_OFFICER, sorted(found, key=_get_sort_key)) for who, found in kept]
    supports = _collect_supported_refs(seen)
    sections = [_build_section(who, found, supports[who], target_filter) for who, found in placed]
    whose = f"{format_list(wanted)} {'answers' if len(wanted) == 1 else 'answer'}" if wanted else "each officer answers"
    title = f"What {whose} for"
    return build_report(
        ReportSpec("by-officer", title, target_filter), seen, sections or [_build_empty_section(target_filter)], placed
    )


def _list_registered_officers(view: PlanView) -> list[str]:
    """The officers in a plan's registry, under the names that reports use."""
    return [view.officers[each.name] for each in view.plan.officers]


def _get_sort_key(item: EvaluatedTarget) -> tuple[bool, date]:
    """What is open by due day, what has none after that, and what is finished last."""
    found = item.status
    return found.is_finished, found.due or date.max


def _build_section(officer_name: str, items: list[EvaluatedTarget], refs: list[str], target_filter: Filter) -> Section:
    notes = (_format_counts(items, target_filter), *([f"Supports {format_list(refs)}."] if refs else []))
    return Section(officer_name, notes, build_table(items, _COLUMNS) if items else None)


def _format_counts(items: list[EvaluatedTarget], target_filter: Filter) -> str:
    """The count line: "7 targets: 1 overdue, 2 due, 4 not yet due."."""
    if not items:
        return describe_no_match(target_filter) if target_filter.words else "Nothing to answer for."
    standings: Counter[str] = Counter(item.status.name for item in items)
    parts = [f"{standings[name]} {name}" for name in STATUS_ORDER if name in standings]
    return f"{format_count(len(items), 'target')}: {', '.join(parts)}."


def _collect_supported_refs(views: PlanViews) -> defaultdict[str, list[str]]:
    """By officer, the refs of the outputs that they support without answering for them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in views.plan_views:
        for theme in each.plan.themes:
            for action in theme.actions:
                for output in action.outputs:
                    for who in dict.fromkeys(each.officers[name] for name in output.supporting):
                        found[who].append(each.format_ref(output.ref))
    return found


def _build_empty_section(target_filter: Filter) -> Section:
    return Section("Officers", (describe_no_match(target_filter),))
