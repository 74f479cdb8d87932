"""Which bodies have decided what: each target by body, whom it waits for, and what one body has before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.evaluation.decisions import describe_signs
from actionplan.evaluation.filters import EVERYTHING, Filter, resolve_body
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.refs import PlanRefMatch, filter_by_refs, find_refs, format_refs
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Report, Row, Section
from actionplan.reports.builder import LazyRows, ReportSpec, TargetsBySection, build_report, describe_no_match
from actionplan.reports.decisions import forward_plan as forward
from actionplan.reports.decisions import matrix
from actionplan.reports.row import build_row
from actionplan.text.english import format_list


def build_decisions_report(plan: Subject, as_at: date, ref: str = "", target_filter: Filter = EVERYTHING) -> Report:
    """The decisions that targets need, as at a day; for a filter with bodies, the forward plan of those.

    Raises `UnknownName` for a name or a ref that no plan has.
    """
    seen = build_views(plan, as_at)
    wanted = [resolve_body(name, seen) for name in target_filter.bodies]
    asked = find_refs(seen, ref) if ref else []
    kept = evaluate_targets(seen, target_filter)
    every = filter_by_refs(kept, asked) if asked else kept
    found = [
        item for item in every if item.view.list_required_decisions(item.line.target) and item.status.name != "deleted"
    ]
    sections, placed = (
        forward.build_forward_plan(found, target_filter.bodies) if wanted else matrix.build_matrix(found, seen)
    )
    if not placed:
        sections = [Section("Decisions", (_describe_none(wanted) if every else describe_no_match(target_filter),))]
    question = ReportSpec("decisions", _format_title(asked, wanted), target_filter._replace(bodies=()))
    report = build_report(question, seen, sections, placed)
    if not placed:
        return report
    if wanted:
        return report._replace(
            legend=(describe_signs(),), rows=LazyRows(lambda: _iter_rows(placed, target_filter.bodies))
        )
    return report._replace(legend=(describe_signs(), *report.legend))


def _iter_rows(targets_by_section: TargetsBySection, bodies: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a forward plan, each with the decisions of the bodies alone, or of the parties."""
    for name, found in targets_by_section:
        for item in found:
            made, whose = build_row(item, name), {item.view.bodies[each] for each in bodies}
            kept = [each for each in made.decisions if not whose.isdisjoint((each.body, each.party))]
            yield made._replace(decisions=tuple(kept))


def _format_title(plan_refs: list[PlanRefMatch], bodies: list[str]) -> str:
    about = f" on {format_refs(plan_refs)}" if plan_refs else ""
    return f"Forward plan of {format_list(bodies)}{about}" if bodies else f"Decisions{about}"


def _describe_none(bodies: list[str]) -> str:
    whose = f" of {' or '.join(bodies)}" if bodies else ""
    return f"No target here needs a decision{whose}."
