"""Which of a target's decisions is meant by who decided, and what to say where that is not plain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.evaluation.as_of import find_satisfied_day
from actionplan.evaluation.registry import find_nearest
from actionplan.model.decisions import RequiredDecision, describe_role
from actionplan.model.plan import EACH_PARTY, Decision, fold
from actionplan.recording.result import Refusal
from actionplan.recording.target import TargetAsAt
from actionplan.text.english import format_list


class Decider(NamedTuple):
    """Who decided: a body, a party, or a body of a party, in any spelling of the plan."""

    body: str = ""
    party: str = ""


def find_decision(case: TargetAsAt, decider: Decider) -> RequiredDecision | Refusal:
    """Which of a target's decisions is meant; of several that could be, the one that is open."""
    every = case.view.list_required_decisions(case.target)
    if not every:
        return Refusal(
            f"{case.ref} waits for no body's decision. If it is met, record that: actionplan complete {case.ref}"
        )
    found = [each for each in every if _is_decision_of(each, decider, case)] or _find_by_body(every, decider, case)
    if not found:
        return _refuse_not_required(case, decider, every)
    if _is_unclear(every, found, decider, case):
        return _refuse_unclear_party(case, decider, every)
    still = [each for each in found if find_satisfied_day(each.decision, case.view.day) is None]
    if len(still) > 1 or (len(found) > 1 and not still):
        return _refuse_repeated_decision(case, found)
    return (still or found)[0]


def _is_decision_of(each: RequiredDecision, who: Decider, case: TargetAsAt) -> bool:
    """Whether a decision is that of a body, of a party by its last word, or of the body of a party."""
    name = case.view.decision_makers.resolve_name
    body, party = name(each.decision.body), name(each.decision.party)
    by = name(who.party or who.body)
    if who.party and who.body:
        return by == party and name(who.body) == body
    is_body = by in (body, fold(case.view.format_decision_maker(each.decision)))
    return (by == party and each.is_final) or (not who.party and is_body)


def _find_by_body(every: Sequence[RequiredDecision], who: Decider, case: TargetAsAt) -> list[RequiredDecision]:
    """The decision of a party that is asked without naming a body, as that of the body by which it was given."""
    name, given = case.view.decision_makers.resolve_name, case.view.bodies[who.body]
    is_known = any(name(each.name) == name(who.body) for each in case.plan.bodies)
    is_asked_itself = any(name(each.decision.body) == name(who.body) for each in every if not each.decision.party)
    return [
        each._replace(decision=each.decision._replace(body=given), is_own=False, is_party_resolution=False)
        for each in every
        if is_known and not is_asked_itself and not each.decision.body and name(each.decision.party) == name(who.party)
    ]


def _is_unclear(
    every: Sequence[RequiredDecision], found: Sequence[RequiredDecision], who: Decider, case: TargetAsAt
) -> bool:
    """Whether a body is named alone that is a party's, and another party that is asked may have one so called."""
    name = case.view.decision_makers.resolve_name
    if who.party:
        return False
    theirs = {name(each.decision.party) for each in found if name(each.decision.body) == name(who.body)} - {""}
    others = (each.decision for each in every if name(each.decision.party) not in {*theirs, ""})
    return len(theirs) > 1 or (bool(theirs) and not all(each.body for each in others))


def _refuse_not_required(case: TargetAsAt, who: Decider, every: Sequence[RequiredDecision]) -> Refusal:
    """That a target does not ask them, who may be meant, and whom it asks."""
    asks = format_list(list(dict.fromkeys(case.view.format_decision_maker(each.decision) for each in every)))
    if EACH_PARTY in (fold(who.party), fold(who.body)):
        return Refusal(f"Each party decides for itself, and {case.ref} asks {asks}. Say which with --party.")
    named = case.view.decision_makers.find_party(who.party or who.body)
    does = f", which {describe_role(named)}" if named and not named.is_decider else ""
    near = _describe_nearest(case, who, every)
    return Refusal(f"{case.ref} asks no decision of {_format_decider(who, case)}{does}. {near}It asks {asks}.")


def _describe_nearest(case: TargetAsAt, who: Decider, every: Sequence[RequiredDecision]) -> str:
    """The sentence on the nearest name to one that nobody in the plan has."""
    asked, known = _find_unknown_name(case, who, every)
    near = find_nearest(asked, known) if fold(asked) not in known else None
    if near is None:
        return ""
    party = case.view.decision_makers.find_party(near)
    does = f", which {describe_role(party)}" if party and not party.is_decider else ""
    return f'The nearest is "{case.view.bodies[near]}"{does}. '


def _find_unknown_name(case: TargetAsAt, who: Decider, every: Sequence[RequiredDecision]) -> tuple[str, list[str]]:
    """Which name may be wrong, the party's or else the body's, and every spelling that it could be."""
    name, spellings = case.view.decision_makers.resolve_name, [*case.view.decision_makers.names]
    if not who.party:
        return who.body, [*spellings, *(fold(each.decision.body) for each in every)]
    if fold(who.party) in spellings and who.body:
        return who.body, [fold(each.decision.body) for each in every if name(each.decision.party) == name(who.party)]
    return who.party, [spelling for spelling in spellings if case.view.decision_makers.find_party(spelling)]


def _format_decider(who: Decider, case: TargetAsAt) -> str:
    return case.view.format_decision_maker(Decision(who.body, party=who.party))


def _refuse_unclear_party(case: TargetAsAt, who: Decider, every: Sequence[RequiredDecision]) -> Refusal:
    parties = list(dict.fromkeys(case.view.bodies[each.decision.party] for each in every if each.decision.party))
    return Refusal(
        f"Whose {_format_decider(who, case)}? {case.ref} asks {format_list(parties)}. Say which with --party."
    )


def _refuse_repeated_decision(case: TargetAsAt, found: Sequence[RequiredDecision]) -> Refusal:
    return Refusal(
        f"{case.ref} asks {case.view.format_decision_maker(found[0].decision)} more than once, and which decision is meant "
        "cannot be told. Write it into the file by hand."
    )
