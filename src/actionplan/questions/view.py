"""A plan as it is looked at: on a day, about a period, with its names and events at hand."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.calendar import months
from actionplan.model import Event, Plan, fold
from actionplan.questions.colours import Colouring
from actionplan.questions.names import Names


class View(NamedTuple):
    """A plan seen on a day.

    `first` and `last` are the period asked about, both days included; `events` are by folded name, and
    `colours` by the last day of what is late.
    """

    plan: Plan
    day: date
    first: date
    last: date
    events: dict[str, Event]
    officers: Names
    bodies: Names
    colours: Colouring


def view(plan: Plan, day: date, period: Window | None = None) -> View:
    """The plan as at a day, for a question about a period: the month of the day, where none is given."""
    first, last = period or months(day.year, day.month)
    events = {fold(event.name): event for event in plan.events}
    officers, bodies = Names(plan.officers), Names(plan.bodies)
    return View(plan, day, first or date.min, last or date.max, events, officers, bodies, Colouring(plan.colours, day))
