"""What a target waits for: an event, another plan's target, or bodies that have still to decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, say_day
from actionplan.model import Decision, Event, Target, fold
from actionplan.questions.known import known, outcomes, outstanding
from actionplan.questions.view import View

_IN_LINE = ("in line", "inline", "as per", "to tie in", "tie in", "in parallel", "see ")
"""Openings of a dependent date that goes with the thing named; the others come after it, or hang on it."""


class Wait(NamedTuple):
    """What is waited for, and what is known about it: "Financial Strategy", "expected February 2018"."""

    name: str
    note: str = ""


def happened(target: Target, seen: View) -> Event | None:
    """The event that the target waits for, where it has happened."""
    event = seen.events.get(fold(target.waits_for))
    return event if event and known(event.happened, seen.day) else None


def event_windows(text: str, event: Event | None) -> tuple[Window, ...]:
    """The windows that an event gives a dependent date, if it has happened.

    "In line with X" has X's; "following X" has none, and now wants a date of its own.
    """
    in_line = fold(text).startswith(_IN_LINE)
    return event.happened.reading.windows if in_line and event and event.happened else ()


def waits(target: Target, seen: View, *, dated: bool) -> tuple[Wait, ...]:
    """All that a target which is not finished waits for; `dated` is whether it has a date."""
    found = tuple(_bodies(target, seen)) if target.decisions else ()
    return (*_event(target, seen, dated=dated), *found) if target.waits_for else found


def _event(target: Target, seen: View, *, dated: bool) -> Iterator[Wait]:
    event = happened(target, seen)
    if event is None:
        listed = seen.events.get(fold(target.waits_for))
        expected = f"expected {listed.expected.text}" if listed and listed.expected else ""
        yield Wait(listed.name if listed else target.waits_for, expected)
    elif event.happened and not dated:
        yield Wait("a date", f"{event.name} happened {event.happened.text}")


def _bodies(target: Target, seen: View) -> Iterator[Wait]:
    for decision in outstanding(target.decisions, seen.day):
        yield Wait(seen.bodies[decision.body], _so_far(decision, seen.day))


def _so_far(decision: Decision, day: date) -> str:
    given = outcomes(decision, day)
    if given:
        on, last = given[-1]
        return f"{last.outcome} on {say_day(on)}"
    return f"planned {decision.planned.text}" if decision.planned else ""
