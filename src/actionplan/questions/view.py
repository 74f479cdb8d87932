"""Plans as they are looked at: on a day, about a period, each with its names and events at hand."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from actionplan.asked import Asked, Deciders, asked, deciders, registered
from actionplan.dates import Window
from actionplan.dates.calendar import months
from actionplan.model import Decision, Event, Plan, Plans, Subject, Target, each_of, fold
from actionplan.naming import own_ref
from actionplan.questions.among import Among
from actionplan.questions.colours import Colouring
from actionplan.questions.names import NO_PLAN, THE_PLAN, Names, in_full, shared


class View(NamedTuple):
    """A plan seen on a day.

    `first` and `last` are the period asked about, both days included; `events` are by folded name, and
    `colours` by the last day of what is late. `bodies` are the names of all who decide: bodies and parties.
    `among` are all the plans that were read, this one too, and `is_one_of` says whether it is asked about with others.
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
    among: Among
    is_one_of: bool = False

    def asked(self, target: Target) -> tuple[Asked, ...]:
        """The single decisions that a target asks for."""
        return asked(target.decisions, self.deciders) if target.decisions else ()

    def decider(self, each: Asked) -> str:
        """Who gives a decision, in a few words: a body, a party, or the body of a party that does not resolve."""
        party = each.decision.party if each.is_whole else ""
        return self.bodies[party] if party else in_full(each.decision, self.bodies)

    def decider_in_full(self, decision: Decision) -> str:
        """Who gives a decision: the body, and whose it is."""
        return in_full(decision, self.bodies)

    def names_of(self, decision: Decision) -> list[str]:
        """Every name by which one can ask for who gives a decision: the body, the party, and the one of the other."""
        body, party = self.bodies[decision.body], self.bodies[decision.party]
        return [name for name in (body, party, self.decider_in_full(decision)) if name]

    def ref(self, ref: str) -> str:
        """A ref of the plan as it is printed: "1.1a", and where it is one of several "jsp:1.1a"."""
        return f"{self.plan.name}:{ref}" if self.is_one_of and ref and self.plan.name else ref

    def own(self, ref: str) -> str:
        """A ref as somebody wrote it, folded, without the plan's name before it."""
        return own_ref(self.plan, ref)

    @property
    def whose(self) -> str:
        """The authority whose plan it is, or what else tells it from the others."""
        return self.plan.authority or self.plan.title or self.plan.name

    @property
    def heading(self) -> str:
        """The plan's title and authority."""
        return ", ".join(filter(None, (self.plan.title, self.plan.authority))) or self.plan.name


class Views(NamedTuple):
    """All the plans that a question is about, seen on one day and for one period."""

    each: tuple[View, ...]
    day: date
    first: date
    last: date

    @property
    def are_several(self) -> bool:
        """Whether plans are asked about together, so that each has to be told from the others."""
        return any(seen.is_one_of for seen in self.each)

    @property
    def none_has(self) -> str:
        """How the sentence on a name begins that none of them has."""
        return NO_PLAN if self.are_several else THE_PLAN


class InView(Protocol):
    """What stands in a plan that is looked at."""

    @property
    def seen(self) -> View:
        """The view of its own plan."""


def views(subject: Subject, day: date, period: Window | None = None) -> Views:
    """The plans as at a day, for a question about a period: the month of the day, where none is given.

    What one of them says of the spelling of a name holds in the others.
    """
    plans, is_one_of = each_of(subject), isinstance(subject, Plans)
    earliest, latest = period or months(day.year, day.month)
    first, last = earliest or date.min, latest or date.max
    officers, bodies = shared(plan.officers for plan in plans), shared(map(registered, plans))
    among, colours = Among(), {plan.colours: Colouring(plan.colours, day) for plan in plans}
    each = tuple(
        [
            View(
                plan,
                day,
                first,
                last,
                {fold(event.name): event for event in plan.events},
                Names(plan.officers, officers),
                Names(registered(plan), bodies),
                colours[plan.colours],
                deciders(plan),
                among,
                is_one_of,
            )
            for plan in plans
        ]
    )
    among.join(each)
    return Views(each, day, first, last)


def view(plan: Plan, day: date, period: Window | None = None) -> View:
    """One plan by itself, in the same way."""
    return views(plan, day, period).each[0]
