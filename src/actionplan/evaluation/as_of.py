"""What is known of a target on a day: every event counts from its own day, and not before.

An event whose day is missing or cannot be read has no day to count from, so it does not count at all; `validate` says
so. What happened after the day asked for does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import (
    SATISFYING_OUTCOMES,
    Decision,
    Outcome,
    Phrase,
    Revision,
    Suspension,
    Target,
    Update,
    fold,
)


class RagRating(NamedTuple):
    """What an officer said of a target last (red, amber or green, or nothing), and the day they said it."""

    rag: str
    on: date | None


class Stoppage(NamedTuple):
    """Since which day a target is suspended or deleted, and why."""

    on: date
    reason: str


def find_effective_day(phrase: Phrase | None, day: date) -> date | None:
    """The day something dated so happened, where that is no later than `day`."""
    happened = phrase.day if phrase else None
    return happened if happened is not None and happened <= day else None


def list_revisions(target: Target, day: date) -> list[Revision]:
    """The revisions made by a day, oldest first."""
    dated = [(on, each) for each in target.revised if (on := find_effective_day(each.on, day))]
    return [each for _, each in sorted(dated, key=lambda pair: pair[0])]


def find_current_date(target: Target, day: date) -> Phrase:
    """The date that holds on a day: that of the last revision, or else the published one."""
    made = list_revisions(target, day) if target.revised else None
    return made[-1].to if made else target.date


def is_deleted(target: Target, day: date) -> bool:
    """Whether the target was taken out of the plan by a day."""
    return target.deleted is not None and find_effective_day(target.deleted.on, day) is not None


def find_suspension(target: Target, day: date) -> Suspension | None:
    """The suspension that holds on a day: from its `on` to the day before its `until`."""
    for each in target.suspended:
        if find_effective_day(each.on, day) and not find_effective_day(each.until, day):
            return each
    return None


def find_stoppage(target: Target, day: date) -> Stoppage | None:
    """Why a target is suspended or deleted on a day, and since when; `None` where it is neither.

    Until when it is suspended is not known then: `until` is written when work goes on.
    """
    found = target.deleted if target.deleted and is_deleted(target, day) else find_suspension(target, day)
    on = find_effective_day(found.on, day) if found else None
    return Stoppage(on, found.why) if found and on else None


def find_rating(target: Target, day: date) -> RagRating:
    """The last RAG given by a day."""
    rag, since = "", date.min
    for update in target.updates:
        on = find_effective_day(update.on, day) if update.rag else None
        if on and on >= since:
            rag, since = update.rag, on
    return RagRating(fold(rag), since) if rag else RagRating("", None)


def find_last_note(target: Target, day: date) -> tuple[date, Update] | None:
    """The last commentary in words by a day, with its day."""
    dated = [(on, each) for each in target.updates if each.note and (on := find_effective_day(each.on, day))]
    return max(reversed(dated), key=lambda pair: pair[0], default=None)


def list_outcomes(decision: Decision, day: date) -> list[tuple[date, Outcome]]:
    """What a body had resolved by a day, each with its day, oldest first."""
    dated = [(on, each) for each in decision.decided if (on := find_effective_day(each.on, day))]
    return sorted(dated, key=lambda pair: pair[0])


def find_satisfied_day(decision: Decision, day: date) -> date | None:
    """The day since which a decision is satisfied, as far as is known on `day`; `None` while it is not."""
    since = None
    for on, outcome in list_outcomes(decision, day):
        if fold(outcome.outcome) not in SATISFYING_OUTCOMES:
            since = None
        elif since is None:
            since = on
    return since


def find_all_satisfied_day(decisions: Iterable[RequiredDecision], day: date) -> date | None:
    """The day the last of the decisions was satisfied, or `None` while one is outstanding.

    Of the bodies of a party it is the last one that resolves.
    """
    last = date.min
    for each in decisions:
        since = find_satisfied_day(each.decision, day) if each.is_final else date.min
        if since is None:
            return None
        last = max(last, since)
    return last


def iter_outstanding(decisions: Iterable[RequiredDecision], day: date) -> Iterator[RequiredDecision]:
    """The decisions that are still needed on a day; of the bodies of a party, that which resolves."""
    return (each for each in decisions if each.is_final and find_satisfied_day(each.decision, day) is None)


def list_party_steps(decisions: Iterable[RequiredDecision], final: RequiredDecision) -> list[RequiredDecision]:
    """The decisions of the bodies that have a say before the party of a final one resolves."""
    party = final.decision.party
    return [each for each in decisions if party and each.decision.party == party and not each.is_final]
