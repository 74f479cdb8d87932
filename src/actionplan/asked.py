"""Whose decisions a target asks for, one by one: what stands for a party, or for each of them, is written out.

A party decides through its bodies, in order: where a cabinet recommends and a council resolves, the council's word is
the party's. What is written of one party goes before what is written of each. A body that is called as a party is, is
that party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.model import EACH, ROLES, Decision, Party, Plan, Registered, fold

_PARTS = dict(zip(ROLES, ("decides", "supports the plan", "is consulted"), strict=True))


class Deciders(NamedTuple):
    """Who can decide in a plan: its parties, and the name, folded, that each spelling of a party or a body means."""

    parties: tuple[Party, ...]
    names: dict[str, str]

    def name(self, spelling: str) -> str:
        """The one name, folded, of whoever is spelt so."""
        return self.names.get(fold(spelling), fold(spelling))

    def party(self, spelling: str) -> Party | None:
        """The party that is spelt so, where the plan has it."""
        wanted = self.name(spelling)
        return next((each for each in self.parties if fold(each.name) == wanted), None)

    @property
    def deciding(self) -> tuple[Party, ...]:
        """The parties that decide, in order."""
        return tuple(each for each in self.parties if each.decides)


class Asked(NamedTuple):
    """A decision of one body or one party, and the number of the item of the target's `decisions` that speaks of it.

    `is_own` says that the item is about this one alone, so that an outcome can be written there; `is_final` that of its
    party nothing is asked after it; and `is_whole` that it is the party's own word, by the body that resolves.
    """

    decision: Decision
    at: int
    is_own: bool = True
    is_final: bool = True
    is_whole: bool = False


def registered(plan: Plan) -> tuple[Registered, ...]:
    """The bodies and the parties of a plan, with their spellings: all who decide, in one list of names."""
    return (*plan.bodies, *(Registered(each.name, each.also) for each in plan.parties)) if plan.parties else plan.bodies


def deciders(plan: Plan) -> Deciders:
    """Who can decide in a plan."""
    names: dict[str, str] = {}
    for each in registered(plan):
        for spelling in (each.name, *each.also):
            names.setdefault(fold(spelling), fold(each.name))
    return Deciders(plan.parties, names)


def called(body: str, party: str) -> str:
    """Who gives a decision, in words: a body, a party, or the body and whose it is."""
    return f"{body} of {party}" if body and party else body or party


def part_of(party: Party) -> str:
    """What a party does in the plan, in words; nothing where its role is none."""
    return _PARTS.get(fold(party.role or ROLES[0]), "")


def asked(decisions: Sequence[Decision], who: Deciders) -> tuple[Asked, ...]:
    """The single decisions that the `decisions` of a target stand for, in the order of the plan.

    What is written of a party joins what is written of each, where the target has both; a party that is spoken of in
    several items is asked at the first of them.
    """
    if who.parties:
        decisions = [_with_party(each, who) for each in decisions]
    if not any(each.party or each.is_of_each for each in decisions):
        return tuple(Asked(each, n) for n, each in enumerate(decisions))
    found: list[Asked] = []
    told: set[str] = set()
    for n, each in enumerate(decisions):
        if not each.party and not each.is_of_each:
            found.append(Asked(each, n))
            continue
        for party in _meant(each, who):
            if fold(party.name) not in told:
                told.add(fold(party.name))
                found += _of(party, n, decisions, who)
    return tuple(found)


def before(every: Sequence[Asked], number: int, who: Deciders) -> tuple[Asked, ...]:
    """Those of a target's decisions that come before one: of its party's earlier bodies, and those it is `after`."""
    one = every[number].decision
    party, named = who.name(one.party), {who.name(each) for each in one.after}
    earlier = (n for n in range(number) if party and who.name(every[n].decision.party) == party)
    wanted = {*earlier, *(n for n, each in enumerate(every) if _is_named(each, named, who))} - {number}
    return tuple(every[n] for n in sorted(wanted))


def _with_party(decision: Decision, who: Deciders) -> Decision:
    """A decision as it is, or of the party that its body is called."""
    is_party = decision.body and not decision.party and who.party(decision.body) is not None
    return decision._replace(body="", party=decision.body) if is_party else decision


def _is_named(each: Asked, named: set[str], who: Deciders) -> bool:
    """Whether a body, or by its last word a party, is among some names."""
    body, party = who.name(each.decision.body), who.name(each.decision.party)
    return bool((body and body in named) or (party and each.is_final and (party in named or EACH in named)))


def _meant(decision: Decision, who: Deciders) -> Iterable[Party]:
    """The parties that an item is about."""
    if decision.is_of_each:
        return who.deciding
    return (who.party(decision.party) or Party(decision.party),)


def _of(party: Party, number: int, decisions: Sequence[Decision], who: Deciders) -> Iterator[Asked]:
    """The decisions of one party: of its bodies in order, or of its own where it has none."""
    common = next((each for each in decisions if each.is_of_each and party.decides), None)
    own = [(n, each) for n, each in enumerate(decisions) if _is_of(party, each, who)]
    bodies = _bodies(party, common, own, who)
    for left, body in zip(range(len(bodies) - 1, -1, -1), bodies, strict=True):
        is_final = not left
        items = [(n, each) for n, each in own if who.name(each.body) == who.name(body) or (is_final and not each.body)]
        at = items[-1][0] if items else number
        of_body = sorted((each for _, each in items), key=lambda each: not each.body)
        resolves = not party.decides_by or who.name(body) == who.name(party.decides_by[-1])
        decision = _joined(party, body, of_body, [each for _, each in own if not each.body], common)
        yield Asked(decision, at, bool(items), is_final, is_final and resolves)


def _is_of(party: Party, decision: Decision, who: Deciders) -> bool:
    return bool(decision.party) and not decision.is_of_each and who.name(decision.party) == who.name(party.name)


def _bodies(party: Party, common: Decision | None, own: Sequence[tuple[int, Decision]], who: Deciders) -> list[str]:
    """The bodies that are asked: those named only in the plan's items first, then those that the party decides by.

    Where the items are about single bodies and no item is about each party, no other body is asked.
    """
    named = {who.name(each.body): each.body for _, each in own if each.body}
    usual = [common.body] if common and common.party and common.body else [*party.decides_by]
    if common is None and all(each.body for _, each in own):
        usual = [each for each in usual if who.name(each) in named]
    known = {who.name(each) for each in usual}
    return [*(body for name, body in named.items() if name not in known), *usual] or [""]


def _joined(
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
