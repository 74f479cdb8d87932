"""Plans as they are looked at: on a day, about a period, each with its names and events at hand."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from actionplan.dates import Window
from actionplan.dates.calendar import build_month_window
from actionplan.evaluation.dependencies import PlanIndex
from actionplan.evaluation.lateness import LatenessColours
from actionplan.evaluation.registry import (
    NO_PLAN_PREFIX,
    ONE_PLAN_PREFIX,
    NameRegistry,
    format_decision_maker,
    merge_registries,
)
from actionplan.model.decisions import (
    DecisionMakers,
    RequiredDecision,
    build_decision_makers,
    expand_decisions,
    list_bodies_and_parties,
)
from actionplan.model.plan import AwaitedEvent, Decision, Plan, PlanGroup, Subject, Target, fold, list_plans
from actionplan.model.plan_names import strip_plan_name


class PlanView(NamedTuple):
    """A plan seen on a day.

    `first` and `last` are the period asked about, both days included; `events` are by folded name, and
    `colours` by the last day of what is late. `bodies` are the names of all who decide: bodies and parties.
    `among` are all the plans that were read, this one too, and `is_one_of` says whether it is asked about with others.
    """

    plan: Plan
    day: date
    first: date
    last: date
    events: dict[str, AwaitedEvent]
    officers: NameRegistry
    bodies: NameRegistry
    colours: LatenessColours
    decision_makers: DecisionMakers
    plan_index: PlanIndex
    is_one_of_several: bool = False

    def list_required_decisions(self, target: Target) -> tuple[RequiredDecision, ...]:
        """The single decisions that a target asks for."""
        return expand_decisions(target.decisions, self.decision_makers) if target.decisions else ()

    def format_short_decision_maker(self, decision: RequiredDecision) -> str:
        """Who gives a decision, in a few words: a body, a party, or the body of a party that does not resolve."""
        party = decision.decision.party if decision.is_party_resolution else ""
        return self.bodies[party] if party else format_decision_maker(decision.decision, self.bodies)

    def format_decision_maker(self, decision: Decision) -> str:
        """Who gives a decision: the body, and whose it is."""
        return format_decision_maker(decision, self.bodies)

    def list_decision_maker_names(self, decision: Decision) -> list[str]:
        """Every name by which one can ask for who gives a decision: the body, the party, and the one of the other."""
        body, party = self.bodies[decision.body], self.bodies[decision.party]
        return [name for name in (body, party, self.format_decision_maker(decision)) if name]

    def format_ref(self, ref: str) -> str:
        """A ref of the plan as it is printed: "1.1a", and where it is one of several "jsp:1.1a"."""
        return f"{self.plan.name}:{ref}" if self.is_one_of_several and ref and self.plan.name else ref

    def strip_plan_name(self, ref: str) -> str:
        """A ref as somebody wrote it, folded, without the plan's name before it."""
        return strip_plan_name(self.plan, ref)

    @property
    def owner_name(self) -> str:
        """The authority whose plan it is, or what else tells it from the others."""
        return self.plan.authority or self.plan.title or self.plan.name

    @property
    def heading(self) -> str:
        """The plan's title and authority."""
        return ", ".join(filter(None, (self.plan.title, self.plan.authority))) or self.plan.name


class PlanViews(NamedTuple):
    """All the plans that a question is about, seen on one day and for one period."""

    plan_views: tuple[PlanView, ...]
    day: date
    first: date
    last: date

    @property
    def has_several_plans(self) -> bool:
        """Whether plans are asked about together, so that each has to be told from the others."""
        return any(seen.is_one_of_several for seen in self.plan_views)

    @property
    def not_found_prefix(self) -> str:
        """How the sentence on a name begins that none of them has."""
        return NO_PLAN_PREFIX if self.has_several_plans else ONE_PLAN_PREFIX


class HasView(Protocol):
    """What stands in a plan that is looked at."""

    @property
    def view(self) -> PlanView:
        """The view of its own plan."""


def build_views(subject: Subject, day: date, period: Window | None = None) -> PlanViews:
    """The plans as at a day, for a question about a period: the month of the day, where none is given.

    What one of them says of the spelling of a name holds in the others.
    """
    plans, is_one_of = list_plans(subject), isinstance(subject, PlanGroup)
    earliest, latest = period or build_month_window(day.year, day.month)
    first, last = earliest or date.min, latest or date.max
    officers, bodies = (
        merge_registries(plan.officers for plan in plans),
        merge_registries(map(list_bodies_and_parties, plans)),
    )
    among, colours = PlanIndex(), {plan.colours: LatenessColours(plan.colours, day) for plan in plans}
    each = tuple(
        [
            PlanView(
                plan,
                day,
                first,
                last,
                {fold(event.name): event for event in plan.events},
                NameRegistry(plan.officers, officers),
                NameRegistry(list_bodies_and_parties(plan), bodies),
                colours[plan.colours],
                build_decision_makers(plan),
                among,
                is_one_of,
            )
            for plan in plans
        ]
    )
    among.add_views(each)
    return PlanViews(each, day, first, last)


def build_view(plan: Plan, day: date, period: Window | None = None) -> PlanView:
    """One plan by itself, in the same way."""
    return build_views(plan, day, period).plan_views[0]
