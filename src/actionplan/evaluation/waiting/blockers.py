"""List what a target waits for: an event, a target of a plan, or bodies that still have to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.waiting.dependency_date import DependencyDate
from actionplan.evaluation.waiting.outcomes import OutstandingDecision, iter_outstanding
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.plan import Target


class Blocker(NamedTuple):
    """Something that a target waits for, and what is known about it: "Financial Strategy", "expected February 2018".

    `is_refused` is for a body: it has refused.
    """

    name: str
    note: str = ""
    is_refused: bool = False


def find_blockers(
    target: Target,
    decisions: tuple[RequiredDecision, ...],
    dependency: DependencyDate | None,
    view: PlanView,
    *,
    is_dated: bool,
) -> tuple[Blocker, ...]:
    """List all that an unfinished target waits for: what it names, then the decisions that are outstanding."""
    return (
        *iter_dependency_blockers(target, dependency, view, is_dated=is_dated),
        *(
            Blocker(
                view.format_short_decision_maker(outstanding.required),
                _describe_progress(outstanding, view),
                is_refused=outstanding.is_refused,
            )
            for outstanding in iter_outstanding(decisions, view.day)
        ),
    )


def iter_dependency_blockers(
    target: Target, dependency: DependencyDate | None, view: PlanView, *, is_dated: bool
) -> Iterator[Blocker]:
    """Yield the event or the target that a target waits for by name, if it still does.

    One that has happened is still in the way of a target that has no date of its own (`is_dated`).
    """
    if not target.waits_for:
        return
    if dependency is None:
        yield Blocker(target.waits_for, _explain_unknown(target, view))
    elif not dependency.has_happened:
        yield Blocker(dependency.name, dependency.words)
    elif not is_dated:
        yield Blocker(dependency.name, f"{dependency.words}: a date is needed")


def _explain_unknown(target: Target, view: PlanView) -> str:
    """Say why nothing is known about a target of another plan."""
    match = view.plan_index.match_plan(target.waits_for, view)
    if match is None:
        return ""
    if not match.plans:
        return "not among the plans that were read"
    if match.plan is None:
        return f"not clear which: {len(match.plans)} of the plans have that name"
    return "that plan has no such target" if match.plan.is_whole else "not found: that plan could not be read whole"


def _describe_progress(outstanding: OutstandingDecision, view: PlanView) -> str:
    """Say what was resolved last, and by which body of a party; else when the decision is planned."""
    resolved_by, outcome, on = outstanding.resolved_by, outstanding.last_outcome, outstanding.on
    if resolved_by is None or outcome is None or on is None:
        planned = outstanding.required.decision.planned
        return f"planned {planned.text}" if planned else ""
    body = "" if resolved_by.is_final else f"{view.bodies[resolved_by.decision.body]}: "
    return f"{body}{outcome.outcome} on {format_day(on)}{f' to {outcome.to.text}' if outcome.to else ''}"
