"""Whose decisions a target asks for, one by one: what stands for a party, or for each of them, is written out.

A party decides through its bodies, in order: where a cabinet recommends and a council resolves, the council's word is
the party's. What is written of one party goes before what is written of each. A body that is called as a party is, is
that party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.model.plan import EACH_PARTY, PARTY_ROLES, Decision, Party, Plan, RegistryEntry, fold

_ROLE_PHRASES = dict(zip(PARTY_ROLES, ("decides", "supports the plan", "is consulted"), strict=True))


class DecisionMakers(NamedTuple):
    """Who can decide in a plan: its parties, and the name, folded, that each spelling of a party or a body means."""

    parties: tuple[Party, ...]
    names: dict[str, str]

    def resolve_name(self, spelling: str) -> str:
        """The one name, folded, of whoever is spelt so."""
        return self.names.get(fold(spelling), fold(spelling))

    def find_party(self, spelling: str) -> Party | None:
        """The party that is spelt so, where the plan has it."""
        wanted = self.resolve_name(spelling)
        return next((each for each in self.parties if fold(each.name) == wanted), None)

    @property
    def deciding_parties(self) -> tuple[Party, ...]:
        """The parties that decide, in order."""
        return tuple(each for each in self.parties if each.is_decider)


class RequiredDecision(NamedTuple):
    """A decision of one body or one party, and the number of the item of the target's `decisions` that speaks of it.

    `is_own` says that the item is about this one alone, so that an outcome can be written there; `is_final` that of its
    party nothing is asked after it; and `is_whole` that it is the party's own word, by the body that resolves.
    """

    decision: Decision
    item_number: int
    is_own: bool = True
    is_final: bool = True
    is_party_resolution: bool = False


def list_bodies_and_parties(plan: Plan) -> tuple[RegistryEntry, ...]:
    """The bodies and the parties of a plan, with their spellings: all who decide, in one list of names."""
    return (
        (*plan.bodies, *(RegistryEntry(each.name, each.also) for each in plan.parties)) if plan.parties else plan.bodies
    )


def build_decision_makers(plan: Plan) -> DecisionMakers:
    """Who can decide in a plan."""
    names: dict[str, str] = {}
    for each in list_bodies_and_parties(plan):
        for spelling in (each.name, *each.also):
            names.setdefault(fold(spelling), fold(each.name))
    return DecisionMakers(plan.parties, names)


def join_body_and_party(body: str, party: str) -> str:
    """Who gives a decision, in words: a body, a party, or the body and whose it is."""
    return f"{body} of {party}" if body and party else body or party


def describe_role(party: Party) -> str:
    """What a party does in the plan, in words; nothing where its role is none."""
    return _ROLE_PHRASES.get(fold(party.role or PARTY_ROLES[0]), "")


def expand_decisions(decisions: Sequence[Decision], makers: DecisionMakers) -> tuple[RequiredDecision, ...]:
    """The single decisions that the `decisions` of a target stand for, in the order of the plan.

    What is written of a party joins what is written of each, where the target has both; a party that is spoken of in
    several items is asked at the first of them.
    """
    if makers.parties:
        decisions = [_move_body_to_party(each, makers) for each in decisions]
    if not any(each.party or each.is_of_each for each in decisions):
        return tuple(RequiredDecision(each, n) for n, each in enumerate(decisions))
    found: list[RequiredDecision] = []
    told: set[str] = set()
    for n, each in enumerate(decisions):
        if not each.party and not each.is_of_each:
            found.append(RequiredDecision(each, n))
            continue
        for party in _find_parties(each, makers):
            if fold(party.name) not in told:
                told.add(fold(party.name))
                found += _expand_party(party, n, decisions, makers)
    return tuple(found)


def find_earlier_decisions(
    decisions: Sequence[RequiredDecision], number: int, makers: DecisionMakers
) -> tuple[RequiredDecision, ...]:
    """Those of a target's decisions that come before one: of its party's earlier bodies, and those it is `after`."""
    one = decisions[number].decision
    party, named = makers.resolve_name(one.party), {makers.resolve_name(each) for each in one.after}
    earlier = (n for n in range(number) if party and makers.resolve_name(decisions[n].decision.party) == party)
    wanted = {*earlier, *(n for n, each in enumerate(decisions) if _is_among_names(each, named, makers))} - {number}
    return tuple(decisions[n] for n in sorted(wanted))


def _move_body_to_party(decision: Decision, makers: DecisionMakers) -> Decision:
    """A decision as it is, or of the party that its body is called."""
    is_party = decision.body and not decision.party and makers.find_party(decision.body) is not None
    return decision._replace(body="", party=decision.body) if is_party else decision


def _is_among_names(each: RequiredDecision, named: set[str], makers: DecisionMakers) -> bool:
    """Whether a body, or by its last word a party, is among some names."""
    body, party = makers.resolve_name(each.decision.body), makers.resolve_name(each.decision.party)
    return bool((body and body in named) or (party and each.is_final and (party in named or EACH_PARTY in named)))


def _find_parties(decision: Decision, makers: DecisionMakers) -> Iterable[Party]:
    """The parties that an item is about."""
    if decision.is_of_each:
        return makers.deciding_parties
    return (makers.find_party(decision.party) or Party(decision.party),)


def _expand_party(
    party: Party, number: int, decisions: Sequence[Decision], makers: DecisionMakers
) -> Iterator[RequiredDecision]:
    """The decisions of one party: of its bodies in order, or of its own where it has none."""
    common = next((each for each in decisions if each.is_of_each and party.is_decider), None)
    own = [(n, each) for n, each in enumerate(decisions) if _is_about_party(party, each, makers)]
    bodies = _list_bodies(party, common, own, makers)
    for left, body in zip(range(len(bodies) - 1, -1, -1), bodies, strict=True):
        is_final = not left
        items = [
            (n, each)
            for n, each in own
            if makers.resolve_name(each.body) == makers.resolve_name(body) or (is_final and not each.body)
        ]
        at = items[-1][0] if items else number
        of_body = sorted((each for _, each in items), key=lambda each: not each.body)
        resolves = not party.decides_by or makers.resolve_name(body) == makers.resolve_name(party.decides_by[-1])
        decision = _merge_items(party, body, of_body, [each for _, each in own if not each.body], common)
        yield RequiredDecision(decision, at, bool(items), is_final, is_final and resolves)


def _is_about_party(party: Party, decision: Decision, makers: DecisionMakers) -> bool:
    return (
        bool(decision.party)
        and not decision.is_of_each
        and makers.resolve_name(decision.party) == makers.resolve_name(party.name)
    )


def _list_bodies(
    party: Party, common: Decision | None, own: Sequence[tuple[int, Decision]], makers: DecisionMakers
) -> list[str]:
    """The bodies that are asked: those named only in the plan's items first, then those that the party decides by.

    Where the items are about single bodies and no item is about each party, no other body is asked.
    """
    named = {makers.resolve_name(each.body): each.body for _, each in own if each.body}
    usual = [common.body] if common and common.party and common.body else [*party.decides_by]
    if common is None and all(each.body for _, each in own):
        usual = [each for each in usual if makers.resolve_name(each) in named]
    known = {makers.resolve_name(each) for each in usual}
    return [*(body for name, body in named.items() if name not in known), *usual] or [""]


def _merge_items(
    party: Party, body: str, items: Sequence[Decision], of_party: Sequence[Decision], common: Decision | None
) -> Decision:
    """What is said of one body of a party: by the items about it, and where they are silent by the item about each.

    Whether it is a key decision may also be said of the party.
    """
    of_each = [common] if common else []
    every = [*items, *of_each]
    return Decision(
        body,
        next((each.planned for each in every if each.planned), None),
        tuple(outcome for each in items for outcome in each.decided),
        party.name,
        next((each.after for each in every if each.after), ()),
        next((each.key for each in (*items, *of_party, *of_each) if each.key), ""),
    )
