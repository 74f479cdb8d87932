"""See plans on a day and for a period, with the names and events of each at hand."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from actionplan.dates import Window
from actionplan.dates.calendar import build_month_window
from actionplan.evaluation.lateness import LatenessColours
from actionplan.evaluation.registry import (
    NO_PLAN_PREFIX,
    ONE_PLAN_PREFIX,
    NameRegistry,
    format_decision_maker,
    merge_registries,
)
from actionplan.evaluation.waiting.dependency_date import DependencyDate
from actionplan.model.decision_makers import (
    DecisionMakers,
    RequiredDecision,
    build_decision_makers,
    expand_decisions,
    list_bodies_and_parties,
)
from actionplan.model.listed_name import ListedName
from actionplan.model.plan import (
    AwaitedEvent,
    Decision,
    Officer,
    Output,
    Plan,
    PlanGroup,
    Route,
    Subject,
    Target,
    list_plans,
)
from actionplan.model.plan_names import PlanMatch, PlanNames, strip_plan_name
from actionplan.model.responsibility import OfficerRole, list_written_names
from actionplan.text.folding import fold


class PlanView(NamedTuple):
    """A plan seen on a day.

    `first` and `last` are the days of the period asked about, both included. `events` are by folded name, `bodies` are
    the names of all who decide (bodies and parties), and `colours` are by the last day of what is late.
    `officer_entries` and `services` are what the plan's list says of officers, by the names that reports use.
    `plan_index` has all the plans that were read, and `is_one_of_several` is True if the question is about more than
    this one.
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
    plan_index: "PlanIndex"
    officer_entries: dict[str, Officer]
    services: dict[str, str]
    is_one_of_several: bool = False

    def list_officers(self, output: Output, role: OfficerRole = "responsible") -> tuple[str, ...]:
        """List who is responsible for an output on the day, or has another role, by the names that reports use."""
        return self.officers.list_names(list_written_names(output, role, self.day))

    def list_services(self, output: Output, role: OfficerRole = "responsible") -> tuple[str, ...]:
        """List the services of those officers, as far as the plan's list says them."""
        if not self.services:
            return ()
        services = map(self.services.get, self.list_officers(output, role))
        return tuple(dict.fromkeys(service for service in services if service))

    def list_required_decisions(self, target: Target) -> tuple[RequiredDecision, ...]:
        """List the single decisions that a target needs."""
        return expand_decisions(target.decisions, self.decision_makers) if target.decisions else ()

    def format_short_decision_maker(self, decision: RequiredDecision) -> str:
        """Name who gives a decision in a few words: the party if it is its last word, or else the body."""
        party = decision.decision.party if decision.is_party_resolution else ""
        return self.bodies[party] if party else format_decision_maker(decision.decision, self.bodies)

    def format_decision_maker(self, decision: Decision) -> str:
        """Name who gives a decision: a body, a party, or a body and the party it belongs to."""
        return format_decision_maker(decision, self.bodies)

    def list_decision_maker_names(self, decision: Decision) -> list[str]:
        """List every name by which one can ask for who gives a decision: the body, the party, and both together."""
        body, party = self.bodies[decision.body], self.bodies[decision.party]
        return [name for name in (body, party, self.format_decision_maker(decision)) if name]

    def format_ref(self, ref: str) -> str:
        """Format a ref of the plan: "1.1a", or "jsp:1.1a" if it is one of several plans."""
        return f"{self.plan.name}:{ref}" if self.is_one_of_several and ref and self.plan.name else ref

    def strip_plan_name(self, ref: str) -> str:
        """Return a ref as somebody wrote it, folded, without the plan's name in front."""
        return strip_plan_name(self.plan, ref)

    @property
    def owner_name(self) -> str:
        """The authority that has the plan, or else what distinguishes the plan from others."""
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
        """True if several plans are asked about together, so that an answer must say which is which."""
        return any(view.is_one_of_several for view in self.plan_views)

    @property
    def not_found_prefix(self) -> str:
        """The start of the sentence about a name that none of them has."""
        return NO_PLAN_PREFIX if self.has_several_plans else ONE_PLAN_PREFIX


class HasView(Protocol):
    """Anything that belongs to a plan that is looked at."""

    @property
    def view(self) -> PlanView:
        """The view of its own plan."""


def build_views(subject: Subject, day: date, period: Window | None = None) -> PlanViews:
    """Build the views of one or more plans on a day, for a period: the month of the day if none is given.

    The spellings of a name that one plan gives hold in the others too.
    """
    plans = list_plans(subject)
    earliest, latest = period or build_month_window(day.year, day.month)
    first, last = earliest or date.min, latest or date.max
    officers = merge_registries(map(_list_people_and_parties, plans))
    bodies = merge_registries(map(list_bodies_and_parties, plans))
    colours = {plan.colours: LatenessColours(plan.colours, day) for plan in plans}
    plan_index = PlanIndex()
    views = tuple(
        [
            PlanView(
                plan=plan,
                day=day,
                first=first,
                last=last,
                events={fold(event.name): event for event in plan.events},
                officers=NameRegistry(_list_people_and_parties(plan), officers),
                bodies=NameRegistry(list_bodies_and_parties(plan), bodies),
                colours=colours[plan.colours],
                decision_makers=build_decision_makers(plan),
                plan_index=plan_index,
                officer_entries={officers[fold(entry.name)]: entry for entry in plan.officers},
                services={officers[fold(entry.name)]: entry.service for entry in plan.officers if entry.service},
                is_one_of_several=isinstance(subject, PlanGroup),
            )
            for plan in plans
        ]
    )
    plan_index.add_views(views)
    return PlanViews(views, day, first, last)


def _list_people_and_parties(plan: Plan) -> list[ListedName]:
    """List the officers of a plan, and its parties: a party can support an output, by any of its spellings."""
    return [*plan.officers, *plan.parties]


def build_view(plan: Plan, day: date, period: Window | None = None) -> PlanView:
    """Build the view of one plan by itself."""
    return build_views(plan, day, period).plan_views[0]


TargetKey = tuple[int, str]
"""The identity of a plan, and the folded ref of a target in it."""


class AwaitedTarget(NamedTuple):
    """A target that something waits for, by a name like "jsp:1.1a", and the view of its plan."""

    key: TargetKey
    target: Target
    view: PlanView

    @property
    def name(self) -> str:
        """Its plan's name and its ref."""
        return f"{self.view.plan.display_name}:{self.target.ref}"


class PlanIndex:
    """Finds the targets of plans that are asked about together, by the names that the plans use for each other.

    `dependency_dates` keeps the dates of targets that others wait for, so that each is worked out once.
    """

    def __init__(self) -> None:
        self.dependency_dates: dict[TargetKey, DependencyDate] = {}
        self._plan_names = PlanNames(())
        self._views: dict[int, PlanView] = {}
        self._positions: dict[int, dict[Route, int]] = {}

    def add_views(self, views: Iterable[PlanView]) -> None:
        """Take the views of the plans, which must exist first: each view holds this index."""
        self._views = {id(view.plan): view for view in views}
        plans = [view.plan for view in self._views.values()]
        self._plan_names = PlanNames((plan, (plan.name, *plan.aliases)) for plan in plans)

    def find_position(self, plan: Plan, route: Route) -> int:
        """Find the number of the target at a route among all targets of its plan, in their order, from 1."""
        positions = self._positions.get(id(plan))
        if positions is None:
            positions = {line.route: number for number, line in enumerate(plan.walk(), 1)}
            self._positions[id(plan)] = positions
        return positions[route]

    def match_plan(self, words: str, from_view: PlanView) -> PlanMatch | None:
        """Match words in one of the plans to a plan's name and a ref; `None` if they are not such words."""
        return self._plan_names.match(words, from_view.plan)

    def find_target(self, words: str, from_view: PlanView) -> AwaitedTarget | None:
        """Find the target that words in one of the plans name."""
        match = self.match_plan(words, from_view)
        line = self._plan_names.find_line(match) if match else None
        if match is None or line is None:
            return None
        plan_id = id(match.plan)
        return AwaitedTarget((plan_id, fold(match.ref)), line.target, self._views[plan_id])
