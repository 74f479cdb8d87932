"""Find which of a target's decisions was made, by who made it, and say what to do if that is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.evaluation.waiting.outcomes import find_satisfied_day
from actionplan.model.decision_makers import RequiredDecision, describe_role
from actionplan.model.plan import EACH_PARTY, Decision, Party
from actionplan.recording.result import Refusal
from actionplan.recording.target import TargetCase
from actionplan.text.english import format_list
from actionplan.text.folding import fold
from actionplan.text.fuzzy import find_part_or_nearest


class Decider(NamedTuple):
    """Who decided: a body, a party, or a body of a party, in any spelling of the plan."""

    body: str = ""
    party: str = ""


def find_decision(case: TargetCase, decider: Decider) -> RequiredDecision | Refusal:
    """Find the decision that somebody made. If it could be any of several, it is the one that is open."""
    decisions = case.decisions
    if not decisions:
        return Refusal(f"{case.ref} needs no decision. If it was met, record that: actionplan complete {case.ref}")
    matches = [required for required in decisions if _is_decision_of(required, decider, case)]
    matches = matches or _match_body_of_party(decisions, decider, case)
    if not matches:
        return _refuse_not_required(case, decider, decisions)
    if _has_unclear_party(matches, decisions, decider, case):
        return _refuse_unclear_party(case, decider, decisions)
    unsatisfied = [match for match in matches if find_satisfied_day(match.decision, case.view.day) is None]
    if len(unsatisfied) > 1 or (len(matches) > 1 and not unsatisfied):
        return _refuse_repeated_decision(case, matches)
    return (unsatisfied or matches)[0]


def _is_decision_of(required: RequiredDecision, decider: Decider, case: TargetCase) -> bool:
    """Return True if a decision is that of a body, the last word of a party, or that of the body of a party."""
    resolve = case.view.decision_makers.resolve_name
    body, party = resolve(required.decision.body), resolve(required.decision.party)
    if decider.party and decider.body:
        return resolve(decider.party) == party and resolve(decider.body) == body
    name = resolve(decider.party or decider.body)
    is_body = name in (body, fold(case.view.format_decision_maker(required.decision)))
    return (name == party and required.is_final) or (not decider.party and is_body)


def _match_body_of_party(
    decisions: Sequence[RequiredDecision], decider: Decider, case: TargetCase
) -> list[RequiredDecision]:
    """Return the decision of a party that names no body, as that of the body which made it."""
    resolve = case.view.decision_makers.resolve_name
    body_name = resolve(decider.body)
    is_known = any(resolve(body.name) == body_name for body in case.plan.bodies)
    if not is_known or any(
        not required.decision.party and resolve(required.decision.body) == body_name for required in decisions
    ):
        return []
    body = case.view.bodies[decider.body]
    return [
        required._replace(decision=required.decision._replace(body=body), is_own=False, is_party_resolution=False)
        for required in decisions
        if not required.decision.body and resolve(required.decision.party) == resolve(decider.party)
    ]


def _has_unclear_party(
    matches: Sequence[RequiredDecision], decisions: Sequence[RequiredDecision], decider: Decider, case: TargetCase
) -> bool:
    """Return True if a body is named without its party, and more than one party may have a body of that name."""
    if decider.party:
        return False
    resolve = case.view.decision_makers.resolve_name
    parties = {
        resolve(required.decision.party)
        for required in matches
        if resolve(required.decision.body) == resolve(decider.body)
    } - {""}
    others = (required.decision for required in decisions if resolve(required.decision.party) not in {*parties, ""})
    return len(parties) > 1 or (bool(parties) and not all(decision.body for decision in others))


def _refuse_not_required(case: TargetCase, decider: Decider, decisions: Sequence[RequiredDecision]) -> Refusal:
    """Say that a target needs no decision from somebody, who may be meant, and whose decisions it needs."""
    makers = format_list(
        list(dict.fromkeys(case.view.format_decision_maker(required.decision) for required in decisions))
    )
    if EACH_PARTY in (fold(decider.party), fold(decider.body)):
        return Refusal(
            f"Each party decides for itself. {case.ref} needs decisions from {makers}. "
            "Use --party to say which one this is."
        )
    role = _describe_other_role(case.view.decision_makers.find_party(decider.party or decider.body))
    nearest = _describe_nearest(case, decider, decisions)
    return Refusal(
        f"{case.ref} does not need a decision from {_format_decider(decider, case)}{role}. {nearest}"
        f"It needs one from {makers}."
    )


def _describe_nearest(case: TargetCase, decider: Decider, decisions: Sequence[RequiredDecision]) -> str:
    """Suggest the nearest name to one that nobody in the plan has; empty for a name that somebody has."""
    name, known_names = _find_unknown_name(case, decider, decisions)
    nearest = find_part_or_nearest(name, known_names) if fold(name) not in known_names else ""
    if not nearest:
        return ""
    role = _describe_other_role(case.view.decision_makers.find_party(nearest))
    return f'Did you mean "{case.view.bodies[nearest]}"{role}? '


def _describe_other_role(party: Party | None) -> str:
    """Say what a party does in the plan, if it does not decide."""
    return f", which {describe_role(party)}" if party and not party.is_decider else ""


def _find_unknown_name(
    case: TargetCase, decider: Decider, decisions: Sequence[RequiredDecision]
) -> tuple[str, list[str]]:
    """Return the name that may be wrong, that of the party or else of the body, and every spelling it could be."""
    makers = case.view.decision_makers
    spellings = list(makers.names)
    if not decider.party:
        return decider.body, [*spellings, *(fold(required.decision.body) for required in decisions)]
    if fold(decider.party) in spellings and decider.body:
        party = makers.resolve_name(decider.party)
        own = (required.decision for required in decisions if makers.resolve_name(required.decision.party) == party)
        return decider.body, [fold(decision.body) for decision in own]
    return decider.party, [spelling for spelling in spellings if makers.find_party(spelling)]


def _refuse_unclear_party(case: TargetCase, decider: Decider, decisions: Sequence[RequiredDecision]) -> Refusal:
    parties = list(
        dict.fromkeys(case.view.bodies[required.decision.party] for required in decisions if required.decision.party)
    )
    return Refusal(
        f"Which party's {_format_decider(decider, case)}? {case.ref} needs decisions from {format_list(parties)}. "
        "Use --party."
    )


def _refuse_repeated_decision(case: TargetCase, matches: Sequence[RequiredDecision]) -> Refusal:
    maker = case.view.format_decision_maker(matches[0].decision)
    return Refusal(
        f"{case.ref} needs more than one decision from {maker}, and it is not clear which one this is. "
        "Write it into the file by hand."
    )


def _format_decider(decider: Decider, case: TargetCase) -> str:
    return case.view.format_decision_maker(Decision(decider.body, party=decider.party))
