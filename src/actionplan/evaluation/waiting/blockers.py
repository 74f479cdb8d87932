"""List what a target waits for: an event, a target of a plan, or bodies that still have to decide."""

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.waiting.dependency_date import DependencyDate, find_last_dependency
from actionplan.evaluation.waiting.outcomes import OutstandingDecision, iter_outstanding
from actionplan.model.decision_makers import RequiredDecision


class Blocker(NamedTuple):
    """Something that a target waits for, and what is known about it: "Financial Strategy", "expected February 2018".

    `is_refused` is for a body: it has refused.
    """

    name: str
    note: str = ""
    is_refused: bool = False


def find_blockers(
    decisions: tuple[RequiredDecision, ...],
    dependencies: tuple[DependencyDate, ...],
    view: PlanView,
    *,
    is_dated: bool,
) -> tuple[Blocker, ...]:
    """List all that an unfinished target waits for: what it names, then the decisions that are outstanding."""
    return (
        *iter_dependency_blockers(dependencies, is_dated=is_dated),
        *(
            Blocker(
                view.format_short_decision_maker(outstanding.required),
                _describe_progress(outstanding, view),
                is_refused=outstanding.is_refused,
            )
            for outstanding in iter_outstanding(decisions, view.day)
        ),
    )


def iter_dependency_blockers(dependencies: tuple[DependencyDate, ...], *, is_dated: bool) -> Iterator[Blocker]:
    """Yield the events and targets that a target waits for by name, as far as it still does.

    When all have happened, the last is still in the way of a target that has no date of its own (`is_dated`).
    """
    for dependency in dependencies:
        if not dependency.has_happened:
            yield Blocker(dependency.name, dependency.words)
    last = find_last_dependency(dependencies)
    if last and last.has_happened and not is_dated:
        yield Blocker(last.name, f"{last.words}: a date is needed")


def _describe_progress(outstanding: OutstandingDecision, view: PlanView) -> str:
    """Say what was resolved last, and by which body of a party; else when the decision is planned."""
    resolved_by, outcome, on = outstanding.resolved_by, outstanding.last_outcome, outstanding.on
    if resolved_by is None or outcome is None or on is None:
        planned = outstanding.required.decision.planned
        return f"planned {planned.text}" if planned else ""
    body = "" if resolved_by.is_final else f"{view.bodies[resolved_by.decision.body]}: "
    return f"{body}{outcome.outcome} on {format_day(on)}{f' to {outcome.to.text}' if outcome.to else ''}"
