"""Report which bodies have decided what, who each target waits for, and what one body has to decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.evaluation.filters import EVERYTHING, TargetFilter, resolve_body
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.refs import PlanRefMatch, filter_by_refs, find_refs, format_refs
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.evaluation.waiting.decision_status import describe_signs
from actionplan.model.plan import Subject
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, TargetsBySection, build_report, describe_no_match
from actionplan.reports.decisions.forward_plan import build_forward_plan
from actionplan.reports.decisions.matrix import build_matrix
from actionplan.reports.row import build_row
from actionplan.reports.support.lazy_rows import LazyRows
from actionplan.rows import Row
from actionplan.text.english import format_list


def build_decisions_report(
    plan: Subject, as_at: date, ref: str = "", target_filter: TargetFilter = EVERYTHING
) -> Report:
    """Build the report of the decisions that targets need, as at a day, or the forward plan of the filter's bodies.

    Raises `UnknownName` for a name or a ref that no plan has.
    """
    views = build_views(plan, as_at)
    bodies = [resolve_body(name, views) for name in target_filter.bodies]
    matches = find_refs(views, ref) if ref else []
    items = evaluate_targets(views, target_filter)
    if matches:
        items = filter_by_refs(items, matches)
    deciding = [item for item in items if _needs_decision(item)]
    part = build_forward_plan(deciding, target_filter.bodies) if bodies else build_matrix(deciding, views)
    sections, placed = part.sections, part.targets_by_section
    spec = ReportSpec("decisions", _format_title(matches, bodies), target_filter._replace(bodies=()))
    if not placed:
        none = _describe_none(bodies) if items else describe_no_match(target_filter)
        sections = [Section("Decisions", (none,))]
    report = build_report(spec, views, sections, placed)._replace(filter_words=target_filter.words)
    if not placed:
        return report
    if bodies:
        rows = LazyRows(lambda: _iter_forward_plan_rows(placed, target_filter.bodies))
        return report._replace(legend=(describe_signs(),), rows=rows)
    return report._replace(legend=(describe_signs(), *report.legend))


def _needs_decision(item: EvaluatedTarget) -> bool:
    return bool(item.status.decisions) and item.status.name != "deleted"


def _iter_forward_plan_rows(targets_by_section: TargetsBySection, bodies: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a forward plan. Each has only the decisions of the bodies, or of the parties."""
    for section, items in targets_by_section:
        for item in items:
            row, names = build_row(item, section), {item.view.bodies[body] for body in bodies}
            decisions = [made for made in row.decisions if not names.isdisjoint((made.body, made.party))]
            yield row._replace(decisions=tuple(decisions))


def _format_title(matches: list[PlanRefMatch], bodies: list[str]) -> str:
    about = f" on {format_refs(matches)}" if matches else ""
    return f"Forward plan of {format_list(bodies)}{about}" if bodies else f"Decisions{about}"


def _describe_none(bodies: list[str]) -> str:
    makers = f" from {' or '.join(bodies)}" if bodies else ""
    return f"No target here needs a decision{makers}."
