"""What a target waits for: an event, another plan's target, or bodies that have still to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.asked import Asked
from actionplan.dates import say_day
from actionplan.model import Outcome, Target, elsewhere, fold
from actionplan.questions.dating import dating
from actionplan.questions.known import outcomes, outstanding, satisfied, steps
from actionplan.questions.view import View


class Wait(NamedTuple):
    """What is waited for, and what is known about it: "Financial Strategy", "expected February 2018".

    Where it is a body's decision, that body may have refused.
    """

    name: str
    note: str = ""
    is_refused: bool = False


def waits(target: Target, seen: View, *, dated: bool) -> tuple[Wait, ...]:
    """All that a target which is not finished waits for; `dated` is whether it has a date."""
    found = tuple(_bodies(target, seen)) if target.decisions else ()
    return (*_event(target, seen, dated=dated), *found) if target.waits_for else found


def _event(target: Target, seen: View, *, dated: bool) -> Iterator[Wait]:
    found = dating(target, seen)
    if found is None:
        yield Wait(target.waits_for, _unknown(target, seen))
    elif not found.has_happened:
        yield Wait(found.name, found.words)
    elif not dated:
        yield Wait(found.name, f"{found.words}: a date is wanted")


def _unknown(target: Target, seen: View) -> str:
    """Why nothing is known of a target of another plan."""
    named = elsewhere(target.waits_for)
    if not named:
        return ""
    return "that plan has no such target" if seen.among.has(named[0]) else "not among the plans that were read"


def _bodies(target: Target, seen: View) -> Iterator[Wait]:
    every = seen.asked(target)
    for each in outstanding(every, seen.day):
        name, decision = seen.decider(each), each.decision
        given = outcomes(decision, seen.day)
        stopped = None if given else _stopped(steps(every, each), seen)
        planned = f"planned {decision.planned.text}" if decision.planned else ""
        yield _so_far(name, given[-1]) if given else stopped._replace(name=name) if stopped else Wait(name, planned)


def _stopped(before: Iterable[Asked], seen: View) -> Wait | None:
    """What keeps a party from resolving: that one of its bodies has not approved what it had before it."""
    for each in before:
        given = outcomes(each.decision, seen.day)
        if given and satisfied(each.decision, seen.day) is None:
            return _so_far("", given[-1], f"{seen.bodies[each.decision.body]}: ")
    return None


def _so_far(name: str, given: tuple[date, Outcome], by: str = "") -> Wait:
    on, last = given
    until = f" to {last.to.text}" if last.to else ""
    return Wait(name, f"{by}{last.outcome} on {say_day(on)}{until}", fold(last.outcome) == "refused" and not by)
