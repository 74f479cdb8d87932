"""The decisions that a target still needs, and what those who have still to decide resolved last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.evaluation.as_of import find_satisfied_day, iter_outstanding, list_outcomes, list_party_steps
from actionplan.evaluation.plan_view import PlanView
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import Decision, Outcome, fold


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
