"""A plan as it is looked at: on a day, about a period, with its names and events at hand."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.asked import Asked, Deciders, asked, deciders, registered
from actionplan.dates import Window
from actionplan.dates.calendar import months
from actionplan.model import Decision, Event, Plan, Target, fold
from actionplan.questions.colours import Colouring
from actionplan.questions.names import Names, in_full


class View(NamedTuple):
    """A plan seen on a day.

    `first` and `last` are the period asked about, both days included; `events` are by folded name, and
    `colours` by the last day of what is late. `bodies` are the names of all who decide: bodies and parties.
    """

    plan: Plan
    day: date
    first: date
    last: date
    events: dict[str, Event]
    officers: Names
    bodies: Names
    colours: Colouring
    deciders: Deciders

    def asked(self, target: Target) -> tuple[Asked, ...]:
        """The single decisions that a target asks for."""
        return asked(target.decisions, self.deciders) if target.decisions else ()

    def decider(self, each: Asked) -> str:
        """Who gives a decision, in a few words: a body, a party, or a body that has a say before its party resolves."""
        party = each.decision.party if each.is_final else ""
        return self.bodies[party] if party else in_full(each.decision, self.bodies)

    def decider_in_full(self, decision: Decision) -> str:
        """Who gives a decision: the body, and whose it is."""
        return in_full(decision, self.bodies)


def view(plan: Plan, day: date, period: Window | None = None) -> View:
    """The plan as at a day, for a question about a period: the month of the day, where none is given."""
    first, last = period or months(day.year, day.month)
    events = {fold(event.name): event for event in plan.events}
    officers, bodies = Names(plan.officers), Names(registered(plan))
    return View(
        plan,
        day,
        first or date.min,
        last or date.max,
        events,
        officers,
        bodies,
        Colouring(plan.colours, day),
        deciders(plan),
    )
