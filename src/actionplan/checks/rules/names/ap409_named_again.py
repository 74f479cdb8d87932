"""AP409 named-again: a name that stands twice where it counts once.

What it finds: a body twice among those that monitor an action, decide a target or decide for a party; a party, or the
same body of it, twice among those that decide a target, and `each party` twice; a date of a party beside one of its
body that resolves; an officer twice under `supporting`, or there and as the one who answers. Two spellings of one name
in the registries are one.

Why it matters: the second says nothing, and may have been meant for another.

Wrong:

    officer: Chief Executive
    supporting: [Chief Executive, Head of Finance]

Right:

    officer: Chief Executive
    supporting: [Head of Finance]

To silence it: `checks: {AP409: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decisions import format_body_and_party, list_required_decisions
from actionplan.checks.support.officer_names import is_nobody
from actionplan.checks.support.registries import LocatedName
from actionplan.checks.support.traversal import list_actions, list_outputs, list_targets
from actionplan.findings import Finding, RelatedLocation, build_findings
from actionplan.model.decisions import RequiredDecision, join_body_and_party, list_bodies_and_parties
from actionplan.model.plan import EACH_PARTY, Plan, PlanLine, RegistryEntry, Route, fold


class OwnedName(NamedTuple):
    """A name where it stands, and whose it is, by a name that all its spellings have in common."""

    named: LocatedName
    owner: str


OwnerLookup = Callable[[str], str]
"""A spelling in, the folded name of whoever has it out; nothing for one that says there is nobody."""


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that stands beside itself, at the second."""
    body, officer = _build_owner_lookup(list_bodies_and_parties(plan)), _build_owner_lookup(plan.officers)
    for action, route in list_actions(plan):
        if len(action.monitored_by) > 1:
            yield from _find_repeats(
                _iter_owned(action.monitored_by, (*route, "monitored_by"), body), "monitors this action"
            )
    for output, route in list_outputs(plan):
        if output.supporting:
            answering = OwnedName(LocatedName(output.officer, (*route, "officer")), officer(output.officer))
            supporting = _iter_owned(output.supporting, (*route, "supporting"), officer)
            yield from _find_repeats([answering, *supporting], "is named")
    for n, party in enumerate(plan.parties):
        if len(party.decides_by) > 1:
            yield from _find_repeats(
                _iter_owned(party.decides_by, ("parties", n, "decides_by"), body), "decides for this party"
            )
    for line in list_targets(plan):
        if len(line.target.decisions) > 1:
            yield from _find_repeats(_iter_decision_makers(line, plan, body), "decides this target")


def _build_owner_lookup(registry: Iterable[RegistryEntry]) -> OwnerLookup:
    """Whose a spelling is, by a registry."""
    names = {fold(spelling): each.name for each in registry for spelling in (each.name, *each.also)}
    return cache(partial(_find_owner, names))


def _find_owner(names: dict[str, str], spelling: str) -> str:
    return "" if is_nobody(spelling) else fold(names.get(fold(spelling), spelling))


def _iter_owned(names: Iterable[str], route: Route, owner: OwnerLookup) -> Iterator[OwnedName]:
    return (OwnedName(LocatedName(name, (*route, n)), owner(name)) for n, name in enumerate(names))


def _iter_decision_makers(line: PlanLine, plan: Plan, owner: OwnerLookup) -> Iterator[OwnedName]:
    """Who decides a target: a body, a party, the body of a party, or each party.

    A party with a date is its body that resolves, where that has a date too.
    """
    resolving = _find_resolving_bodies(list_required_decisions(line, plan), owner)
    decisions = line.target.decisions
    dated = {
        join_body_and_party(owner(each.body), owner(each.party)) for each in decisions if each.body and each.planned
    }
    for n, each in enumerate(decisions):
        at = (*line.route, "decisions", n, "party" if each.party else "body")
        if each.is_of_each:
            yield OwnedName(LocatedName(EACH_PARTY, at), EACH_PARTY)
        else:
            name = join_body_and_party(owner(each.body), owner(each.party))
            whole = resolving.get(name, name)
            yield OwnedName(
                LocatedName(format_body_and_party(each), at), whole if each.planned and whole in dated else name
            )


def _find_resolving_bodies(decisions: Iterable[RequiredDecision], owner: OwnerLookup) -> dict[str, str]:
    """The last body that each party decides a target by, by the party's name."""
    last = ((owner(each.decision.party), owner(each.decision.body)) for each in decisions if each.is_final)
    return {party: join_body_and_party(body, party) for party, body in last if party}


def _find_repeats(names: Iterable[OwnedName], predicate: str) -> Iterator[Finding]:
    """Each name whose owner has been named before; one that says there is nobody may stand often."""

    def report(pair: tuple[LocatedName, LocatedName]) -> Finding:
        each, other = pair
        also = "" if fold(other.name) == fold(each.name) else f", as {quote(other.name)}"
        place = RelatedLocation("the first is here", other.route)
        message = f"{quote(each.name)} {predicate} already{also}"
        return Finding("AP409", "warning", message, each.route, "leave one out", also=(place,))

    return build_findings(_iter_repeats(names), report)


def _iter_repeats(names: Iterable[OwnedName]) -> Iterator[tuple[LocatedName, LocatedName]]:
    """Each such name, and the first of its owner."""
    first: dict[str, LocatedName] = {}
    for each, owner in names:
        if owner and (other := first.setdefault(owner, each)) is not each:
            yield each, other
