"""What a target waits for: an event, another plan's target, or bodies that have still to decide.

What those who have still to decide on a target have resolved so far: refused it, or put it off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.as_of import find_satisfied_day, iter_outstanding, list_outcomes, list_party_steps
from actionplan.evaluation.dependencies import find_dependency_date
from actionplan.evaluation.plan_view import PlanView
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import Decision, Outcome, Target, fold


class OutstandingDecision(NamedTuple):
    """Who has still to decide, and what was resolved last, where something was, and when.

    `by` resolved it: who decides, or a body of the same party that has a say before it and has not approved.
    """

    name: str
    decision: Decision
    resolved_by: RequiredDecision | None = None
    on: date | None = None
    last_outcome: Outcome | None = None

    @property
    def outcome(self) -> str:
        """What was resolved last, folded; nothing where nothing was."""
        return fold(self.last_outcome.outcome) if self.last_outcome else ""

    @property
    def is_refused(self) -> bool:
        """Whether who decides refused it; a body that only recommends stops nothing."""
        return self.outcome == "refused" and self.resolved_by is not None and self.resolved_by.is_final

    @property
    def expected_by(self) -> date | None:
        """The day to which it was put off, or by which it was planned for all that."""
        if self.last_outcome and self.last_outcome.to:
            return self.last_outcome.to.day
        planned = self.decision.planned.day if self.decision.planned else None
        return planned if planned and self.on and planned > self.on else None


def iter_outstanding_decisions(
    decisions: tuple[RequiredDecision, ...], view: PlanView
) -> Iterator[OutstandingDecision]:
    """What is known of those decisions of a target, of all that it asks for, that it still needs."""
    for final in iter_outstanding(decisions, view.day):
        name = view.format_short_decision_maker(final)
        for by in (final, *list_party_steps(decisions, final)):
            given = list_outcomes(by.decision, view.day)
            if given and find_satisfied_day(by.decision, view.day) is None:
                yield OutstandingDecision(name, final.decision, by, *given[-1])
                break
        else:
            yield OutstandingDecision(name, final.decision)


class Blocker(NamedTuple):
    """What is waited for, and what is known about it: "Financial Strategy", "expected February 2018".

    Where it is a body's decision, that body may have refused.
    """

    name: str
    note: str = ""
    is_refused: bool = False


def find_blockers(
    target: Target, decisions: tuple[RequiredDecision, ...], view: PlanView, *, is_dated: bool
) -> tuple[Blocker, ...]:
    """All that an unfinished target waits for; `asked` are its decisions, `dated` is whether it has a date."""
    found = tuple(_iter_body_blockers(decisions, view)) if decisions else ()
    return (*iter_event_blockers(target, view, is_dated=is_dated), *found) if target.waits_for else found


def iter_event_blockers(target: Target, view: PlanView, *, is_dated: bool) -> Iterator[Blocker]:
    """The event, or the target of a plan, that a target waits for by name, where it still does."""
    found = find_dependency_date(target, view)
    if found is None:
        yield Blocker(target.waits_for, _explain_unknown(target, view))
    elif not found.has_happened:
        yield Blocker(found.name, found.words)
    elif not is_dated:
        yield Blocker(found.name, f"{found.words}: a date is wanted")


def _explain_unknown(target: Target, view: PlanView) -> str:
    """Why nothing is known of a target of another plan."""
    named = view.plan_index.find_plan(target.waits_for, view)
    if named is None:
        return ""
    if not named.plans:
        return "not among the plans that were read"
    if named.plan is None:
        return f"not clear which: {len(named.plans)} of the plans have that name"
    return "that plan has no such target" if named.plan.is_whole else "not found: that plan could not be read whole"


def _iter_body_blockers(decisions: tuple[RequiredDecision, ...], view: PlanView) -> Iterator[Blocker]:
    for each in iter_outstanding_decisions(decisions, view):
        yield Blocker(each.name, _describe_progress(each, view), each.is_refused)


def _describe_progress(decision: OutstandingDecision, view: PlanView) -> str:
    """What was resolved last, and by which body of a party; else when it is planned."""
    if decision.resolved_by is None or decision.last_outcome is None or decision.on is None:
        return f"planned {decision.decision.planned.text}" if decision.decision.planned else ""
    by = "" if decision.resolved_by.is_final else f"{view.bodies[decision.resolved_by.decision.body]}: "
    until = f" to {decision.last_outcome.to.text}" if decision.last_outcome.to else ""
    return f"{by}{decision.last_outcome.outcome} on {format_day(decision.on)}{until}"
