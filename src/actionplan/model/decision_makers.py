"""List the single decisions that a target needs: an item for a party, or for each party, is expanded.

A party decides through its bodies, in order. If a cabinet recommends and a council resolves, the council's decision is
the party's. An item about one party overrides the item about each party. A body with the name of a party is that party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.model.plan import EACH_PARTY, PARTY_ROLES, Decision, Party, Plan, RegistryEntry, fold

_ROLE_PHRASES = dict(zip(PARTY_ROLES, ("decides", "supports the plan", "is consulted"), strict=True))


class DecisionMakers(NamedTuple):
    """Everyone who can decide in a plan: its parties, and the folded name for each spelling of a party or body."""

    parties: tuple[Party, ...]
    names: dict[str, str]

    def resolve_name(self, spelling: str) -> str:
        """Return the folded name for a spelling."""
        return self.names.get(fold(spelling), fold(spelling))

    def find_party(self, spelling: str) -> Party | None:
        """Find the party with a spelling, if the plan has it."""
        name = self.resolve_name(spelling)
        return next((party for party in self.parties if fold(party.name) == name), None)

    @property
    def deciding_parties(self) -> tuple[Party, ...]:
        """The parties that decide, in order."""
        return tuple(party for party in self.parties if party.is_decider)


class RequiredDecision(NamedTuple):
    """A decision of one body or one party, and the number of the item of the target's `decisions` that it comes from.

    `is_own` is True if the item is about this decision alone, so that an outcome can be written there. `is_final` is
    True if its party has nothing to decide after it. `is_party_resolution` is True if it decides for the party.
    """

    decision: Decision
    item_number: int
    is_own: bool = True
    is_final: bool = True
    is_party_resolution: bool = False


def list_bodies_and_parties(plan: Plan) -> tuple[RegistryEntry, ...]:
    """List the bodies and the parties of a plan with their spellings: everyone who can decide."""
    return (
        (*plan.bodies, *(RegistryEntry(each.name, each.also) for each in plan.parties)) if plan.parties else plan.bodies
    )


def build_decision_makers(plan: Plan) -> DecisionMakers:
    """Build the decision makers of a plan."""
    names: dict[str, str] = {}
    for each in list_bodies_and_parties(plan):
        for spelling in (each.name, *each.also):
            names.setdefault(fold(spelling), fold(each.name))
    return DecisionMakers(plan.parties, names)


def join_body_and_party(body: str, party: str) -> str:
    """Name who decides: a body, a party, or a body of a party."""
    return f"{body} of {party}" if body and party else body or party


def describe_role(party: Party) -> str:
    """Describe what a party does in the plan, or return "" if its role is not known."""
    return _ROLE_PHRASES.get(fold(party.role or PARTY_ROLES[0]), "")


def expand_decisions(decisions: Sequence[Decision], makers: DecisionMakers) -> tuple[RequiredDecision, ...]:
    """Expand the `decisions` of a target to single decisions, in the order of the plan.

    If a target has an item for each party and one for a single party, the two are merged. A party that is in several
    items comes at the place of the first.
    """
    if makers.parties:
        decisions = [_move_body_to_party(each, makers) for each in decisions]
    if not any(each.party or each.is_of_each for each in decisions):
        return tuple(RequiredDecision(each, n) for n, each in enumerate(decisions))
    required: list[RequiredDecision] = []
    expanded: set[str] = set()
    for n, each in enumerate(decisions):
        if not each.party and not each.is_of_each:
            required.append(RequiredDecision(each, n))
            continue
        for party in _find_parties(each, makers):
            if fold(party.name) not in expanded:
                expanded.add(fold(party.name))
                required += _expand_party(party, n, decisions, makers)
    return tuple(required)


def find_earlier_decisions(
    decisions: Sequence[RequiredDecision], number: int, makers: DecisionMakers
) -> tuple[RequiredDecision, ...]:
    """Find the decisions that must come before one: those of its party's earlier bodies, and those it is `after`."""
    one = decisions[number].decision
    party, named = makers.resolve_name(one.party), {makers.resolve_name(each) for each in one.after}
    earlier = (n for n in range(number) if party and makers.resolve_name(decisions[n].decision.party) == party)
    wanted = {*earlier, *(n for n, each in enumerate(decisions) if _is_among_names(each, named, makers))} - {number}
    return tuple(decisions[n] for n in sorted(wanted))


def _move_body_to_party(decision: Decision, makers: DecisionMakers) -> Decision:
    """Return a decision, with its party in place of a body that has the party's name."""
    is_party = decision.body and not decision.party and makers.find_party(decision.body) is not None
    return decision._replace(body="", party=decision.body) if is_party else decision


def _is_among_names(each: RequiredDecision, named: set[str], makers: DecisionMakers) -> bool:
    """Return True if a decision's body, or its party if the decision is final, has one of the names."""
    body, party = makers.resolve_name(each.decision.body), makers.resolve_name(each.decision.party)
    return bool((body and body in named) or (party and each.is_final and (party in named or EACH_PARTY in named)))


def _find_parties(decision: Decision, makers: DecisionMakers) -> Iterable[Party]:
    """Find the parties that an item is about."""
    if decision.is_of_each:
        return makers.deciding_parties
    return (makers.find_party(decision.party) or Party(decision.party),)


def _expand_party(
    party: Party, number: int, decisions: Sequence[Decision], makers: DecisionMakers
) -> Iterator[RequiredDecision]:
    """Yield the decisions of one party: those of its bodies in order, or its own if it has none."""
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
        yield RequiredDecision(
            decision, at, is_own=bool(items), is_final=is_final, is_party_resolution=is_final and resolves
        )


def _is_about_party(party: Party, decision: Decision, makers: DecisionMakers) -> bool:
    return (
        bool(decision.party)
        and not decision.is_of_each
        and makers.resolve_name(decision.party) == makers.resolve_name(party.name)
    )


def _list_bodies(
    party: Party, common: Decision | None, own: Sequence[tuple[int, Decision]], makers: DecisionMakers
) -> list[str]:
    """List the bodies that must decide: first those named only in the items, then those that the party decides by.

    If every item is about a single body, and none about each party, no other body must decide.
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
    """Merge the items about one body of a party. What they leave out is taken from the item about each party.

    The item about the party may also say that it is a key decision.
    """
    of_each = [common] if common else []
    every = [*items, *of_each]
    return Decision(
        body,
        planned=next((item.planned for item in every if item.planned), None),
        decided=tuple(outcome for item in items for outcome in item.decided),
        party=party.name,
        after=next((item.after for item in every if item.after), ()),
        key=next((item.key for item in (*items, *of_party, *of_each) if item.key), ""),
    )
