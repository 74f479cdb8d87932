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
    return (*plan.bodies, *(RegistryEntry(party.name, party.also) for party in plan.parties))


def build_decision_makers(plan: Plan) -> DecisionMakers:
    """Build the decision makers of a plan."""
    names: dict[str, str] = {}
    for entry in list_bodies_and_parties(plan):
        for spelling in (entry.name, *entry.also):
            names.setdefault(fold(spelling), fold(entry.name))
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
        decisions = [_move_body_to_party(decision, makers) for decision in decisions]
    required: list[RequiredDecision] = []
    expanded: set[str] = set()
    for number, decision in enumerate(decisions):
        if not decision.party and not decision.is_of_each:
            required.append(RequiredDecision(decision, number))
            continue
        for party in _find_parties(decision, makers):
            if fold(party.name) not in expanded:
                expanded.add(fold(party.name))
                required += _expand_party(party, number, decisions, makers)
    return tuple(required)


def find_earlier_decisions(
    decisions: Sequence[RequiredDecision], number: int, makers: DecisionMakers
) -> tuple[RequiredDecision, ...]:
    """Find the decisions that must come before one: those of its party's earlier bodies, and those it is `after`."""
    decision = decisions[number].decision
    party = makers.resolve_name(decision.party)
    names = {makers.resolve_name(name) for name in decision.after}
    return tuple(
        other
        for n, other in enumerate(decisions)
        if (n < number and party and makers.resolve_name(other.decision.party) == party)
        or (n != number and _has_name(other, names, makers))
    )


def _move_body_to_party(decision: Decision, makers: DecisionMakers) -> Decision:
    """Return a decision, with its party in place of a body that has the party's name."""
    is_party = decision.body and not decision.party and makers.find_party(decision.body) is not None
    return decision._replace(body="", party=decision.body) if is_party else decision


def _has_name(required: RequiredDecision, names: set[str], makers: DecisionMakers) -> bool:
    """Return True if a decision's body, or its party if the decision is final, has one of the names."""
    body, party = makers.resolve_name(required.decision.body), makers.resolve_name(required.decision.party)
    return bool((body and body in names) or (party and required.is_final and (party in names or EACH_PARTY in names)))


def _find_parties(decision: Decision, makers: DecisionMakers) -> Iterable[Party]:
    """Find the parties that an item is about."""
    if decision.is_of_each:
        return makers.deciding_parties
    return (makers.find_party(decision.party) or Party(decision.party),)


_NumberedDecision = tuple[int, Decision]
"""An item of a target's `decisions`, and its number."""


def _expand_party(
    party: Party, number: int, decisions: Sequence[Decision], makers: DecisionMakers
) -> Iterator[RequiredDecision]:
    """Yield the decisions of one party: those of its bodies in order, or its own if it has none."""
    common = next((decision for decision in decisions if decision.is_of_each and party.is_decider), None)
    own = [pair for pair in enumerate(decisions) if _is_about_party(party, pair[1], makers)]
    of_party = [decision for _, decision in own if not decision.body]
    bodies = _list_bodies(party, common, own, makers)
    for left, body in zip(reversed(range(len(bodies))), bodies, strict=True):
        is_final = left == 0
        name = makers.resolve_name(body)
        items = [
            (n, decision)
            for n, decision in own
            if makers.resolve_name(decision.body) == name or (is_final and not decision.body)
        ]
        of_body = sorted((decision for _, decision in items), key=lambda decision: not decision.body)
        resolves = not party.decides_by or name == makers.resolve_name(party.decides_by[-1])
        yield RequiredDecision(
            _merge_items(body, party, of_body, of_party, common=common),
            items[-1][0] if items else number,
            is_own=bool(items),
            is_final=is_final,
            is_party_resolution=is_final and resolves,
        )


def _is_about_party(party: Party, decision: Decision, makers: DecisionMakers) -> bool:
    return (
        bool(decision.party)
        and not decision.is_of_each
        and makers.resolve_name(decision.party) == makers.resolve_name(party.name)
    )


def _list_bodies(
    party: Party, common: Decision | None, own: Sequence[_NumberedDecision], makers: DecisionMakers
) -> list[str]:
    """List the bodies that must decide: first those named only in the items, then those that the party decides by.

    If every item is about a single body, and none about each party, no other body must decide.
    """
    named = {makers.resolve_name(decision.body): decision.body for _, decision in own if decision.body}
    usual = [common.body] if common and common.party and common.body else [*party.decides_by]
    if common is None and all(decision.body for _, decision in own):
        usual = [body for body in usual if makers.resolve_name(body) in named]
    usual_names = {makers.resolve_name(body) for body in usual}
    return [*(body for name, body in named.items() if name not in usual_names), *usual] or [""]


def _merge_items(
    body: str, party: Party, of_body: Sequence[Decision], of_party: Sequence[Decision], *, common: Decision | None
) -> Decision:
    """Merge the items about one body of a party. What they leave out is taken from the item about each party.

    The item about the party may also say that it is a key decision, or that the party has only to note the work.
    """
    of_each = [common] if common else []
    items = [*of_body, *of_each]
    about_party = (*of_body, *of_party, *of_each)
    return Decision(
        body,
        planned=next((item.planned for item in items if item.planned), None),
        decided=tuple(outcome for item in of_body for outcome in item.decided),
        party=party.name,
        after=next((item.after for item in items if item.after), ()),
        key=next((item.key for item in about_party if item.key), ""),
        to_note=next((item.to_note for item in about_party if item.to_note), ""),
    )
