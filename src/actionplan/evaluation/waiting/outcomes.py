"""Find what bodies have resolved about a target by a day, and which of its decisions are still outstanding."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.evaluation.as_of import find_effective_day
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.outcome_words import OutcomeName
from actionplan.model.plan import Decision, Outcome


def list_outcomes(decision: Decision, day: date) -> list[tuple[date, Outcome]]:
    """List what a body had resolved by a day, each with its day, oldest first."""
    dated = [(on, outcome) for outcome in decision.decided if (on := find_effective_day(outcome.on, day))]
    return sorted(dated, key=lambda pair: pair[0])


def find_satisfied_day(decision: Decision, day: date) -> date | None:
    """Return the day since which a decision is satisfied, as far as is known on `day`; `None` if it is not."""
    since = None
    for on, outcome in list_outcomes(decision, day):
        if not decision.is_satisfied_by(outcome.meaning):
            since = None
        elif since is None:
            since = on
    return since


def find_all_satisfied_day(decisions: Iterable[RequiredDecision], day: date) -> date | None:
    """Return the day on which the last of the decisions was satisfied; `None` if one is outstanding.

    Of the bodies of a party, only the one that has the last word counts.
    """
    last = date.min
    for required in decisions:
        since = find_satisfied_day(required.decision, day) if required.is_final else date.min
        if since is None:
            return None
        last = max(last, since)
    return last


def find_all_satisfied_earliest(decisions: Iterable[RequiredDecision], day: date) -> date | None:
    """Return the first day on which the last of the decisions, which are all satisfied, may have been.

    A decision "in June 2017" may have been made on the first of June; `None` if a first day is not known.
    """
    earliest = date.min
    for required in decisions:
        since = find_satisfied_day(required.decision, day) if required.is_final else None
        for on, outcome in list_outcomes(required.decision, day) if since else ():
            if on == since and outcome.on:
                earliest = max(earliest, outcome.on.reading.windows[0].earliest or date.min)
                break
    return None if earliest == date.min else earliest


def iter_unsatisfied(decisions: Iterable[RequiredDecision], day: date) -> Iterator[RequiredDecision]:
    """Yield the decisions that are still needed on a day; of the bodies of a party, that of the last word."""
    return (
        required for required in decisions if required.is_final and find_satisfied_day(required.decision, day) is None
    )


class OutstandingDecision(NamedTuple):
    """A decision that is still needed, with the last outcome so far and its day.

    `resolved_by` had that outcome: the same decision, or that of a body of the same party that decides before it and
    has not approved.
    """

    required: RequiredDecision
    resolved_by: RequiredDecision | None = None
    on: date | None = None
    last_outcome: Outcome | None = None

    @property
    def outcome(self) -> OutcomeName | None:
        """What the last outcome means; `None` if there is none, or its words are not known."""
        return self.last_outcome.meaning if self.last_outcome else None

    @property
    def is_refused(self) -> bool:
        """True if the body or party refused. A body that only recommends stops nothing."""
        return self.outcome == "refused" and self.resolved_by is not None and self.resolved_by.is_final

    @property
    def expected_by(self) -> date | None:
        """The day to which it was deferred, or for which it is planned after its last outcome."""
        if self.last_outcome and self.last_outcome.to:
            return self.last_outcome.to.day
        planned = self.required.decision.planned
        return planned.day if planned and planned.day and self.on and planned.day > self.on else None


def iter_outstanding(decisions: Sequence[RequiredDecision], day: date) -> Iterator[OutstandingDecision]:
    """Yield what is known about each decision of a target, of all that it requires, that is still needed."""
    bodies_by_party: dict[str, list[RequiredDecision]] = {}
    for required in decisions:
        if required.decision.party and not required.is_final:
            bodies_by_party.setdefault(required.decision.party, []).append(required)
    for final in iter_unsatisfied(decisions, day):
        # The bodies that decide before a party has its last word may have resolved something.
        for required in (final, *bodies_by_party.get(final.decision.party, ())):
            outcomes = list_outcomes(required.decision, day)
            if outcomes and find_satisfied_day(required.decision, day) is None:
                on, outcome = outcomes[-1]
                yield OutstandingDecision(final, required, on, outcome)
                break
        else:
            yield OutstandingDecision(final)
