"""What those who have still to decide on a target have resolved so far: refused it, or put it off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.asked import Asked
from actionplan.model import Decision, Outcome, fold
from actionplan.questions.known import outcomes, outstanding, satisfied, steps
from actionplan.questions.view import View


class Verdict(NamedTuple):
    """Who has still to decide, and what was resolved last, where something was, and when.

    `by` resolved it: who decides, or a body of the same party that has a say before it and has not approved.
    """

    name: str
    decision: Decision
    by: Asked | None = None
    on: date | None = None
    last: Outcome | None = None

    @property
    def outcome(self) -> str:
        """What was resolved last, folded; nothing where nothing was."""
        return fold(self.last.outcome) if self.last else ""

    @property
    def is_refused(self) -> bool:
        """Whether who decides refused it; a body that only recommends stops nothing."""
        return self.outcome == "refused" and self.by is not None and self.by.is_final

    @property
    def expected(self) -> date | None:
        """The day to which it was put off, or by which it was planned for all that."""
        if self.last and self.last.to:
            return self.last.to.day
        planned = self.decision.planned.day if self.decision.planned else None
        return planned if planned and self.on and planned > self.on else None


def verdicts(every: tuple[Asked, ...], seen: View) -> Iterator[Verdict]:
    """What is known of those decisions of a target, of all that it asks for, that it still needs."""
    for final in outstanding(every, seen.day):
        name = seen.decider(final)
        for by in (final, *steps(every, final)):
            given = outcomes(by.decision, seen.day)
            if given and satisfied(by.decision, seen.day) is None:
                yield Verdict(name, final.decision, by, *given[-1])
                break
        else:
            yield Verdict(name, final.decision)
