"""Which of a target's decisions is meant by who decided, and what to say where that is not plain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.asked import Asked, part_of
from actionplan.english import listed
from actionplan.model import EACH, Decision, fold
from actionplan.questions.known import satisfied
from actionplan.questions.names import nearest
from actionplan.recording.case import Case
from actionplan.recording.made import Refusal


class Decider(NamedTuple):
    """Who decided: a body, a party, or a body of a party, in any spelling of the plan."""

    body: str = ""
    party: str = ""


def asked(case: Case, who: Decider) -> Asked | Refusal:
    """Which of a target's decisions is meant; of several that could be, the one that is open."""
    every = case.seen.asked(case.target)
    if not every:
        return Refusal(
            f"{case.ref} waits for no body's decision. If it is met, record that: actionplan complete {case.ref}"
        )
    found = [each for each in every if _is_of(each, who, case)] or _by_body(every, who, case)
    if not found:
        return _not_asked(case, who, every)
    if _is_unclear(every, found, who, case):
        return _whose(case, who, every)
    still = [each for each in found if satisfied(each.decision, case.seen.day) is None]
    if len(still) > 1 or (len(found) > 1 and not still):
        return _twice(case, found)
    return (still or found)[0]


def _is_of(each: Asked, who: Decider, case: Case) -> bool:
    """Whether a decision is that of a body, of a party by its last word, or of the body of a party."""
    name = case.seen.deciders.name
    body, party = name(each.decision.body), name(each.decision.party)
    by = name(who.party or who.body)
    if who.party and who.body:
        return by == party and name(who.body) == body
    is_body = by in (body, fold(case.seen.decider_in_full(each.decision)))
    return (by == party and each.is_final) or (not who.party and is_body)


def _by_body(every: Sequence[Asked], who: Decider, case: Case) -> list[Asked]:
    """The decision of a party that is asked without naming a body, as that of the body by which it was given."""
    name, given = case.seen.deciders.name, case.seen.bodies[who.body]
    is_known = any(name(each.name) == name(who.body) for each in case.plan.bodies)
    is_asked_itself = any(name(each.decision.body) == name(who.body) for each in every if not each.decision.party)
    return [
        each._replace(decision=each.decision._replace(body=given), is_own=False, is_whole=False)
        for each in every
        if is_known and not is_asked_itself and not each.decision.body and name(each.decision.party) == name(who.party)
    ]


def _is_unclear(every: Sequence[Asked], found: Sequence[Asked], who: Decider, case: Case) -> bool:
    """Whether a body is named alone that is a party's, and another party that is asked may have one so called."""
    name = case.seen.deciders.name
    if who.party:
        return False
    theirs = {name(each.decision.party) for each in found if name(each.decision.body) == name(who.body)} - {""}
    others = (each.decision for each in every if name(each.decision.party) not in {*theirs, ""})
    return len(theirs) > 1 or (bool(theirs) and not all(each.body for each in others))


def _not_asked(case: Case, who: Decider, every: Sequence[Asked]) -> Refusal:
    """That a target does not ask them, who may be meant, and whom it asks."""
    asks = listed(list(dict.fromkeys(case.seen.decider_in_full(each.decision) for each in every)))
    if EACH in (fold(who.party), fold(who.body)):
        return Refusal(f"Each party decides for itself, and {case.ref} asks {asks}. Say which with --party.")
    named = case.seen.deciders.party(who.party or who.body)
    does = f", which {part_of(named)}" if named and not named.decides else ""
    near = _nearest(case, who, every)
    return Refusal(f"{case.ref} asks no decision of {_named(who, case)}{does}. {near}It asks {asks}.")


def _nearest(case: Case, who: Decider, every: Sequence[Asked]) -> str:
    """The sentence on the nearest name to one that nobody in the plan has."""
    asked, known = _unknown(case, who, every)
    near = nearest(asked, known) if fold(asked) not in known else None
    if near is None:
        return ""
    party = case.seen.deciders.party(near)
    does = f", which {part_of(party)}" if party and not party.decides else ""
    return f'The nearest is "{case.seen.bodies[near]}"{does}. '


def _unknown(case: Case, who: Decider, every: Sequence[Asked]) -> tuple[str, list[str]]:
    """Which name may be wrong, the party's or else the body's, and every spelling that it could be."""
    name, spellings = case.seen.deciders.name, [*case.seen.deciders.names]
    if not who.party:
        return who.body, [*spellings, *(fold(each.decision.body) for each in every)]
    if fold(who.party) in spellings and who.body:
        return who.body, [fold(each.decision.body) for each in every if name(each.decision.party) == name(who.party)]
    return who.party, [spelling for spelling in spellings if case.seen.deciders.party(spelling)]


def _named(who: Decider, case: Case) -> str:
    return case.seen.decider_in_full(Decision(who.body, party=who.party))


def _whose(case: Case, who: Decider, every: Sequence[Asked]) -> Refusal:
    parties = list(dict.fromkeys(case.seen.bodies[each.decision.party] for each in every if each.decision.party))
    return Refusal(f"Whose {_named(who, case)}? {case.ref} asks {listed(parties)}. Say which with --party.")


def _twice(case: Case, found: Sequence[Asked]) -> Refusal:
    return Refusal(
        f"{case.ref} asks {case.seen.decider_in_full(found[0].decision)} more than once, and which decision is meant "
        "cannot be told. Write it into the file by hand."
    )
