"""The section of a paper on the faults of a plan: what in it cannot be relied on until it is corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.checks.runner import run_rules
from actionplan.checks.selection import apply_severities
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.findings import Finding
from actionplan.model.plan import Route
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
    items = [words for view in views.plan_views for words in _iter_errors(view)]
    if not faults and not items:
        return None
    more = len(items) - _MOST_LISTED
    rest = (f"There {'is' if more == 1 else 'are'} {format_count(more, 'more fault')}.",) if more > 0 else ()
    return Section("Faults of the plan", (*faults, *rest), items=tuple(items[:_MOST_LISTED]))


def _iter_errors(view: PlanView) -> Iterator[str]:
    """Yield the errors that checks find in a plan, each with the ref of what has it."""
    for finding in apply_severities(run_rules(view.plan), view.plan):
        if finding.severity == "error" and _RECORDED.isdisjoint(finding.route):
            ref = _find_ref(finding, view)
            words = f"{ref}: {finding.message}" if ref else finding.message[:1].upper() + finding.message[1:]
            yield f"{words}."


def _find_ref(finding: Finding, view: PlanView) -> str:
    """Find the ref of the target, output or action that a finding is about; "" for what is above them."""
    refs: dict[Route, str] = {}
    for line in view.plan.walk():
        route = line.route
        refs |= {route: line.target.ref, route[:6]: line.output.ref, route[:4]: line.action.ref}
    prefixes = (finding.route[:length] for length in (8, 6, 4))
    return next((view.format_ref(refs[prefix]) for prefix in prefixes if prefix in refs), "")
