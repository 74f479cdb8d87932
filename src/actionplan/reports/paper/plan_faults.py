"""The section of a paper on the faults of a plan: what in it cannot be relied on until it is corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from actionplan.checks.runner import run_rules
from actionplan.checks.selection import apply_severities
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route
from actionplan.report import Section
from actionplan.text.english import format_count

_MOST_LISTED = 10
_RECORDED = frozenset(
    "started completed suspended deleted revised proposed updates decided happened expected planned".split()
)
"""Keys of what is recorded as it happens: a paper as at an earlier day does not know of it."""


def build_faults_section(faults: Sequence[str], views: PlanViews) -> Section | None:
    """Build the section with the faults of the plans: those that were told, and the errors that checks find.

    Faults in the text of a file are among those that were told, since a plan has no file any more.
    """
    errors = [(finding, view) for view in views.plan_views for finding in _iter_errors(view)]
    if not faults and not errors:
        return None
    more = len(errors) - _MOST_LISTED
    rest = (f"There {'is' if more == 1 else 'are'} {format_count(more, 'more fault')}.",) if more > 0 else ()
    items = tuple(_format_error(finding, view) for finding, view in errors[:_MOST_LISTED])
    return Section("Faults of the plan", (*faults, *rest), items=items)


def _iter_errors(view: PlanView) -> Iterator[Finding]:
    """Yield the errors that checks find in a plan, but not in what was recorded."""
    for finding in apply_severities(run_rules(view.plan), view.plan):
        if finding.severity == "error" and _RECORDED.isdisjoint(finding.route):
            yield finding


def _format_error(finding: Finding, view: PlanView) -> str:
    """Write an error as a sentence, with the ref of what has it in front."""
    ref = _find_ref(finding.route, view.plan)
    if ref:
        return f"{view.format_ref(ref)}: {finding.message}."
    return f"{finding.message[:1].upper()}{finding.message[1:]}."


def _find_ref(route: Route, plan: Plan) -> str:
    """Find the ref of the target, output or action that a route leads into; "" for what is above them."""
    refs = chain(
        ((line.route, line.target.ref) for line in plan.walk()),
        ((line.route, line.output.ref) for line in plan.iter_outputs()),
        ((line.route, line.action.ref) for line in plan.iter_actions()),
    )
    return next((ref for start, ref in refs if route[: len(start)] == start), "")
