"""The decisions that the targets of a plan ask for, one by one.

When a decision is to be taken, by all that is written, and where that stands.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.events import list_recorded_outcomes
from actionplan.checks.support.traversal import cache_per_plan, list_targets
from actionplan.model.decisions import RequiredDecision, build_decision_makers, expand_decisions, join_body_and_party
from actionplan.model.plan import Decision, Outcome, Party, Phrase, Plan, PlanLine, Route, fold

get_decision_makers = cache_per_plan(build_decision_makers)
"""Who can decide in a plan."""


def list_required_decisions(line: PlanLine, plan: Plan) -> tuple[RequiredDecision, ...]:
    """The single decisions that a target of a plan asks for."""
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
    """Whether a party decides by a body, in any spelling."""
    name = get_decision_makers(plan).resolve_name
    return name(body) in map(name, party.decides_by)


def list_owners(decision: Decision, plan: Plan) -> list[Party]:
    """The parties one of whose bodies a decision names, without saying whose it is."""
    if (
        not decision.body
        or decision.party
        or decision.is_of_each
        or get_decision_makers(plan).find_party(decision.body)
    ):
        return []
    return [each for each in plan.parties if has_deciding_body(each, decision.body, plan)]


def name_decision_maker(each: RequiredDecision) -> str:
    """Who gives a decision: a party by its last word, a body, or a body that has a say before its party resolves."""
    return (
        each.decision.party
        if each.is_party_resolution and each.decision.party
        else format_body_and_party(each.decision)
    )


def format_body_and_party(decision: Decision) -> str:
    """Who gives a decision, as the plan writes it: the body, and whose it is."""
    return join_body_and_party(decision.body, decision.party)


class DecisionTiming(NamedTuple):
    """When a decision is planned for, or was deferred to: that as written, its first and last day, and its place."""

    text: str
    first: date
    last: date
    route: Route
    is_deferred: bool

    @property
    def description(self) -> str:
        """What is said of the decision: is planned for "March 2018"."""
        return f"{'was deferred to' if self.is_deferred else 'is planned for'} {quote(self.text)}"


def find_decision_timing(each: RequiredDecision, line: PlanLine) -> DecisionTiming | None:
    """When a decision of a target is to be taken; `None` where it has no date of its own that can be read."""
    made = list_recorded_outcomes(each.decision)
    last = made[-1][1] if made else None
    if last and last.to and fold(last.outcome) == "deferred":
        return _build_decision_timing(last.to, _find_deferral_route(last, line), is_deferred=True)
    planned = each.decision.planned
    return (
        _build_decision_timing(planned, _find_planned_route(planned, each, line), is_deferred=False)
        if planned
        else None
    )


def _build_decision_timing(phrase: Phrase, route: Route, *, is_deferred: bool) -> DecisionTiming | None:
    windows = phrase.reading.windows
    if not windows:
        return None
    return DecisionTiming(
        phrase.text, windows[0].earliest or date.min, windows[-1].latest or date.max, route, is_deferred
    )


def _find_deferral_route(deferred: Outcome, line: PlanLine) -> Route:
    """The route to the date that a decision was deferred to."""
    places = (
        (*line.route, "decisions", n, "decided", m, "to")
        for n, decision in enumerate(line.target.decisions)
        for m, outcome in enumerate(decision.decided)
        if outcome is deferred
    )
    return next(places)


def _find_planned_route(planned: Phrase, each: RequiredDecision, line: PlanLine) -> Route:
    """The route to a planned date: in the item about the decision, or else in one that it takes it from."""
    decisions = line.target.decisions
    items = [each.item_number, *(n for n, item in enumerate(decisions) if item.is_of_each), *range(len(decisions))]
    at = next(n for n in items if decisions[n].planned is planned)
    return (*line.route, "decisions", at, "planned")
