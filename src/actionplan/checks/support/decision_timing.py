"""The decisions that the targets of a plan need, one by one, and when each is planned, whatever day it is."""

from datetime import date
from typing import NamedTuple

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.events import list_recorded_outcomes
from actionplan.checks.support.traversal import cache_per_plan, list_targets
from actionplan.model.decision_makers import (
    RequiredDecision,
    build_decision_makers,
    expand_decisions,
    join_body_and_party,
)
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Decision, Outcome, Party, Plan, PlanLine, Route

get_decision_makers = cache_per_plan(build_decision_makers)
"""The bodies and parties that can decide in a plan."""


def list_required_decisions(line: PlanLine, plan: Plan) -> tuple[RequiredDecision, ...]:
    """Return the single decisions that a target needs."""
    return _index_by_route(plan).get(line.route, ()) if line.target.decisions else ()


@cache_per_plan
def _index_by_route(plan: Plan) -> dict[Route, tuple[RequiredDecision, ...]]:
    known = get_decision_makers(plan)
    return {
        line.route: expand_decisions(line.target.decisions, known)
        for line in list_targets(plan)
        if line.target.decisions
    }


def has_deciding_body(party: Party, body: str, plan: Plan) -> bool:
    """Return True if a body decides for a party, in any spelling."""
    name = get_decision_makers(plan).resolve_name
    return name(body) in map(name, party.decides_by)


def list_owners(decision: Decision, plan: Plan) -> list[Party]:
    """Return the parties that have the body of a decision, if the decision does not name a party."""
    if (
        not decision.body
        or decision.party
        or decision.is_of_each
        or get_decision_makers(plan).find_party(decision.body)
    ):
        return []
    return _index_owners(plan).get(get_decision_makers(plan).resolve_name(decision.body), [])


@cache_per_plan
def _index_owners(plan: Plan) -> dict[str, list[Party]]:
    """Return the parties that each body decides for, by its folded name."""
    resolve = get_decision_makers(plan).resolve_name
    owners: dict[str, list[Party]] = {}
    for party in plan.parties:
        for name in {resolve(body) for body in party.decides_by}:
            owners.setdefault(name, []).append(party)
    return owners


def name_decision_maker(required: RequiredDecision) -> str:
    """Name who gives a decision: a party, if its last body decides, or else the body."""
    return (
        required.decision.party
        if required.is_party_resolution and required.decision.party
        else format_body_and_party(required.decision)
    )


def format_body_and_party(decision: Decision) -> str:
    """Name who gives a decision as the plan writes it: the body, and its party."""
    return join_body_and_party(decision.body, decision.party)


class DecisionTiming(NamedTuple):
    """The date that a decision is planned for or was deferred to: its text, its first and last day, and its place."""

    text: str
    first: date
    last: date
    route: Route
    is_deferred: bool

    @property
    def description(self) -> str:
        """Describe the timing in words: is planned for "March 2018"."""
        return f"{'was deferred to' if self.is_deferred else 'is planned for'} {quote(self.text)}"


def find_decision_timing(required: RequiredDecision, line: PlanLine) -> DecisionTiming | None:
    """Return when a decision of a target will be taken, or `None` if it has no date that can be read."""
    outcomes = list_recorded_outcomes(required.decision)
    last = outcomes[-1][1] if outcomes else None
    if last and last.to and last.meaning == "deferred":
        return _build_decision_timing(last.to, _find_deferral_route(last, line), is_deferred=True)
    if planned := required.decision.planned:
        return _build_decision_timing(planned, _find_planned_route(planned, required, line), is_deferred=False)
    return None


def _build_decision_timing(phrase: Phrase, route: Route, *, is_deferred: bool) -> DecisionTiming | None:
    windows = phrase.reading.windows
    if not windows:
        return None
    return DecisionTiming(
        text=phrase.text,
        first=windows[0].earliest or date.min,
        last=windows[-1].latest or date.max,
        route=route,
        is_deferred=is_deferred,
    )


def _find_deferral_route(deferred: Outcome, line: PlanLine) -> Route:
    """Find the route to the date that a decision was deferred to."""
    routes = (
        (*line.route, "decisions", n, "decided", m, "to")
        for n, decision in enumerate(line.target.decisions)
        for m, outcome in enumerate(decision.decided)
        if outcome is deferred
    )
    return next(routes)


def _find_planned_route(planned: Phrase, required: RequiredDecision, line: PlanLine) -> Route:
    """Find the route to a planned date: in the decision's own item, or in the item that it comes from."""
    decisions = line.target.decisions
    items = [required.item_number, *(n for n, item in enumerate(decisions) if item.is_of_each), *range(len(decisions))]
    at = next(n for n in items if decisions[n].planned is planned)
    return (*line.route, "decisions", at, "planned")
