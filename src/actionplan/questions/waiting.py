"""What a target waits for: an event, another plan's target, or bodies that have still to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.asked import Asked
from actionplan.dates import Window, say_day
from actionplan.model import Event, Outcome, Phrase, Target, fold
from actionplan.questions.known import known, outcomes, outstanding, satisfied, steps
from actionplan.questions.view import View

_IN_LINE = ("in line", "inline", "as per", "to tie", "tie in", "in parallel", "see ")
"""Openings of a dependent date that goes with the thing named; the others come after it, or hang on it."""


class Wait(NamedTuple):
    """What is waited for, and what is known about it: "Financial Strategy", "expected February 2018".

    Where it is a body's decision, that body may have refused.
    """

    name: str
    note: str = ""
    is_refused: bool = False


class Dating(NamedTuple):
    """What is known of the date of an event: that it `happened`, or else when it is `expected`."""

    event: Event
    how: Literal["happened", "expected"]
    phrase: Phrase | None

    @property
    def words(self) -> str:
        """Both in words: "expected February 2018"; nothing where it has no date."""
        return f"{self.how} {self.phrase.text}" if self.phrase else ""


def dating(target: Target, seen: View) -> Dating | None:
    """The date, as it is known on the day, of the event that a target waits for."""
    event = seen.events.get(fold(target.waits_for))
    if event is None:
        return None
    if known(event.happened, seen.day):
        return Dating(event, "happened", event.happened)
    return Dating(event, "expected", event.expected)


def happened(target: Target, seen: View) -> bool:
    """Whether the event that a target waits for has happened."""
    found = dating(target, seen)
    return found is not None and found.how == "happened"


def event_windows(words: str, found: Dating | None) -> tuple[Window, ...]:
    """The windows that an event gives a dependent date, by the words of that date.

    "In line with X" has X's, and those that X is expected in until it happens. "Following X" has none: once X has
    happened, it wants a date of its own.
    """
    in_line = fold(words).startswith(_IN_LINE)
    return found.phrase.reading.windows if in_line and found and found.phrase else ()


def waits(target: Target, seen: View, *, dated: bool) -> tuple[Wait, ...]:
    """All that a target which is not finished waits for; `dated` is whether it has a date."""
    found = tuple(_bodies(target, seen)) if target.decisions else ()
    return (*_event(target, seen, dated=dated), *found) if target.waits_for else found


def _event(target: Target, seen: View, *, dated: bool) -> Iterator[Wait]:
    found = dating(target, seen)
    if found is None:
        yield Wait(target.waits_for)
    elif found.how == "expected":
        yield Wait(found.event.name, found.words)
    elif not dated:
        yield Wait(found.event.name, f"{found.words}: a date is wanted")


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
    return Wait(name, f"{by}{last.outcome} on {say_day(on)}{until}", fold(last.outcome) == "refused")
