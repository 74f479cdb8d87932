"""The decisions that the targets of a plan ask for, one by one."""

from __future__ import annotations

from actionplan.asked import Asked, asked, called, deciders
from actionplan.checks.walks import held, lines
from actionplan.model import Decision, Line, Party, Plan, Route

who = held(deciders)
"""Who can decide in a plan."""


def asked_of(line: Line, plan: Plan) -> tuple[Asked, ...]:
    """The single decisions that a target of a plan asks for."""
    return _by_route(plan).get(line.route, ()) if line.target.decisions else ()


@held
def _by_route(plan: Plan) -> dict[Route, tuple[Asked, ...]]:
    known = who(plan)
    return {line.route: asked(line.target.decisions, known) for line in lines(plan) if line.target.decisions}


def decides_by(party: Party, body: str, plan: Plan) -> bool:
    """Whether a party decides by a body, in any spelling."""
    name = who(plan).name
    return name(body) in map(name, party.decides_by)


def owners(decision: Decision, plan: Plan) -> list[Party]:
    """The parties one of whose bodies a decision names, without saying whose it is."""
    if not decision.body or decision.party or decision.is_of_each or who(plan).party(decision.body):
        return []
    return [each for each in plan.parties if decides_by(each, decision.body, plan)]


def decider(each: Asked) -> str:
    """Who gives a decision: a party by its last word, a body, or a body that has a say before its party resolves."""
    return each.decision.party if each.is_whole and each.decision.party else in_full(each.decision)


def in_full(decision: Decision) -> str:
    """Who gives a decision, as the plan writes it: the body, and whose it is."""
    return called(decision.body, decision.party)
