"""List the single decisions that a target needs: an item for a party, or for each party, is expanded.

A party decides through its bodies, in order. If a cabinet recommends and a council resolves, the council's decision is
the party's. An item about one party overrides the item about each party. A body with the name of a party is that party.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from actionplan.model.plan import EACH_PARTY, PARTY_ROLES, Decision, Party, Plan, RegistryEntry
from actionplan.text.folding import fold

_ROLE_PHRASES = dict(zip(PARTY_ROLES, ("decides", "supports the plan", "is consulted"), strict=True))


class DecisionMakers(NamedTuple):
    """Everyone who can decide in a plan: its parties, and the folded name for each spelling of a party or body.

    `parties_by_name` has the first party with each folded name.
    """

    parties: tuple[Party, ...]
    names: dict[str, str]
    parties_by_name: dict[str, Party]

    def resolve_name(self, spelling: str) -> str:
        """Return the folded name for a spelling."""
        return self.names.get(fold(spelling), fold(spelling))

    def find_party(self, spelling: str) -> Party | None:
        """Find the party with a spelling, if the plan has it."""
        return self.parties_by_name.get(self.resolve_name(spelling))

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
    return DecisionMakers(plan.parties, names, {fold(party.name): party for party in reversed(plan.parties)})


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
    items = _group_by_party(decisions, makers)
    for number, decision in enumerate(decisions):
        if not decision.party and not decision.is_of_each:
            required.append(RequiredDecision(decision, number))
            continue
        for party in _find_parties(decision, makers):
            if fold(party.name) not in expanded:
                expanded.add(fold(party.name))
                required += _expand_party(party, number, items, makers)
    return tuple(required)


class DecisionOrder:
    """The order in which the decisions of a target must be taken, indexed by who takes them."""

    def __init__(self, decisions: Sequence[RequiredDecision], makers: DecisionMakers) -> None:
        self._decisions = decisions
        self._resolve = makers.resolve_name
        self._numbers_by_party: dict[str, list[int]] = defaultdict(list)
        self._numbers_by_name: dict[str, list[int]] = defaultdict(list)
        for n, (decision, _, _, is_final, _) in enumerate(decisions):
            body, party = self._resolve(decision.body), self._resolve(decision.party)
            self._numbers_by_party[party].append(n)
            names = {body} | ({party, EACH_PARTY} if party and is_final else set())
            for name in names - {""}:
                self._numbers_by_name[name].append(n)

    def list_earlier(self, number: int) -> list[int]:
        """List the numbers of the decisions that must come before one.

        They are those of its party's earlier bodies, and those that it is `after`.
        """
        decision = self._decisions[number].decision
        party = self._resolve(decision.party)
        earlier = {n for n in self._numbers_by_party.get(party, ()) if n < number} if party else set()
        for name in decision.after:
            earlier.update(self._numbers_by_name.get(self._resolve(name), ()))
        return sorted(earlier - {number})


def _move_body_to_party(decision: Decision, makers: DecisionMakers) -> Decision:
    """Return a decision, with its party in place of a body that has the party's name."""
    is_party = decision.body and not decision.party and makers.find_party(decision.body) is not None
    return decision._replace(body="", party=decision.body) if is_party else decision


def _find_parties(decision: Decision, makers: DecisionMakers) -> Iterable[Party]:
    """Find the parties that an item is about."""
    if decision.is_of_each:
        return makers.deciding_parties
    return (makers.find_party(decision.party) or Party(decision.party),)


_NumberedDecision = tuple[int, Decision]
"""An item of a target's `decisions`, and its number."""


class _GroupedItems(NamedTuple):
    """The items of a target's `decisions`: the one about each party, and those about single parties by their names."""

    of_each: Decision | None
    by_party: Mapping[str, Sequence[_NumberedDecision]]


def _group_by_party(decisions: Iterable[Decision], makers: DecisionMakers) -> _GroupedItems:
    """Group the items about parties. Items about a body alone are in no group."""
    of_each: Decision | None = None
    by_party: dict[str, list[_NumberedDecision]] = defaultdict(list)
    for number, decision in enumerate(decisions):
        if decision.is_of_each:
            of_each = of_each or decision
        elif decision.party:
            by_party[makers.resolve_name(decision.party)].append((number, decision))
    return _GroupedItems(of_each, by_party)


def _expand_party(
    party: Party, number: int, items_by_party: _GroupedItems, makers: DecisionMakers
) -> Iterator[RequiredDecision]:
    """Yield the decisions of one party: those of its bodies in order, or its own if it has none."""
    common = items_by_party.of_each if party.is_decider else None
    own = items_by_party.by_party.get(makers.resolve_name(party.name), ())
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
        consultation=next((item.consultation for item in about_party if item.consultation), ""),
        closed=next((item.closed for item in items if item.closed), ""),
        documents=next((item.documents for item in about_party if item.documents), ()),
    )
