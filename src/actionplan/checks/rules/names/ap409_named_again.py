"""AP409 named-again: a name that is listed twice where it counts once.

What it finds: a body that is listed twice to monitor an action, decide a target or decide for a party; a party, one of
its bodies or `each party` that is listed twice to decide a target; a date for a party as well as for the body that
decides last for it; and an officer who is listed twice under `officer`, `supporting` or `to`, or under the first two.
All spellings of one name in the lists count as one.

Why it matters: the second adds nothing, and may be meant for somebody else.

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
from actionplan.checks.support.decision_timing import format_body_and_party, list_required_decisions
from actionplan.checks.support.officer_names import is_nobody
from actionplan.checks.support.registries import LocatedName
from actionplan.checks.support.traversal import list_actions, list_outputs, list_targets
from actionplan.findings import Finding, RelatedLocation, build_findings
from actionplan.model.decision_makers import RequiredDecision, join_body_and_party, list_bodies_and_parties
from actionplan.model.listed_name import ListedName
from actionplan.model.plan import EACH_PARTY, Plan, PlanLine, Route
from actionplan.text.folding import fold

FOLLOWS = ()


class OwnedName(NamedTuple):
    """A name at its place, and its owner: one name for all its spellings."""

    named: LocatedName
    owner: str


OwnerLookup = Callable[[str], str]
"""Returns the folded name of the owner of a spelling, or "" if the spelling says that there is nobody."""


def check(plan: Plan) -> Iterator[Finding]:
    """Find every name that is listed twice, at the second place."""
    body, officer = _build_owner_lookup(list_bodies_and_parties(plan)), _build_owner_lookup(plan.officers)
    for _, action, route in list_actions(plan):
        if len(action.monitored_by) > 1:
            yield from _find_repeats(
                _iter_owned(action.monitored_by, (*route, "monitored_by"), body), "already monitors this action"
            )
    for _, _, output, route in list_outputs(plan):
        if output.supporting or len(output.officers) > 1:
            responsible = _iter_owned(output.officers, (*route, "officer"), officer)
            supporting = _iter_owned(output.supporting, (*route, "supporting"), officer)
            yield from _find_repeats([*responsible, *supporting], "is already named")
        for n, reassignment in enumerate(output.reassigned):
            yield from _find_repeats(
                _iter_owned(reassignment.to, (*route, "reassigned", n, "to"), officer), "is already named"
            )
    for n, party in enumerate(plan.parties):
        if len(party.decides_by) > 1:
            yield from _find_repeats(
                _iter_owned(party.decides_by, ("parties", n, "decides_by"), body), "already decides for this party"
            )
    for line in list_targets(plan):
        if len(line.target.decisions) > 1:
            yield from _find_repeats(_iter_decision_makers(line, plan, body), "already decides this target")


def _build_owner_lookup(registry: Iterable[ListedName]) -> OwnerLookup:
    """Build the lookup of owners for a list of officers or bodies."""
    names = {fold(spelling): entry.name for entry in registry for spelling in (entry.name, *entry.also)}
    return cache(partial(_find_owner, names))


def _find_owner(names: dict[str, str], spelling: str) -> str:
    return "" if is_nobody(spelling) else fold(names.get(fold(spelling), spelling))


def _iter_owned(names: Iterable[str], route: Route, owner: OwnerLookup) -> Iterator[OwnedName]:
    return (OwnedName(LocatedName(name, (*route, n)), owner(name)) for n, name in enumerate(names))


def _iter_decision_makers(line: PlanLine, plan: Plan, owner: OwnerLookup) -> Iterator[OwnedName]:
    """Yield who decides a target: a body, a party, the body of a party, or each party.

    A party with a date counts as the body that decides last for it, if that has a date too.
    """
    resolving = _find_resolving_bodies(list_required_decisions(line, plan), owner)
    decisions = line.target.decisions
    dated = {
        join_body_and_party(owner(decision.body), owner(decision.party))
        for decision in decisions
        if decision.body and decision.planned
    }
    for n, decision in enumerate(decisions):
        at = (*line.route, "decisions", n, "party" if decision.party else "body")
        if decision.is_of_each:
            yield OwnedName(LocatedName(EACH_PARTY, at), EACH_PARTY)
        else:
            name = join_body_and_party(owner(decision.body), owner(decision.party))
            whole = resolving.get(name, name)
            yield OwnedName(
                LocatedName(format_body_and_party(decision), at), whole if decision.planned and whole in dated else name
            )


def _find_resolving_bodies(decisions: Iterable[RequiredDecision], owner: OwnerLookup) -> dict[str, str]:
    """Return the body that decides last for each party, by the party's name."""
    last = (
        (owner(required.decision.party), owner(required.decision.body)) for required in decisions if required.is_final
    )
    return {party: join_body_and_party(body, party) for party, body in last if party}


def _find_repeats(names: Iterable[OwnedName], predicate: str) -> Iterator[Finding]:
    """Find each name whose owner is already named. A name that says there is nobody may be repeated."""

    def build_finding(pair: tuple[LocatedName, LocatedName]) -> Finding:
        named, first = pair
        spelling = "" if fold(first.name) == fold(named.name) else f", as {quote(first.name)}"
        place = RelatedLocation("the first one is here", first.route)
        message = f"{quote(named.name)} {predicate}{spelling}"
        return Finding("AP409", "warning", message, named.route, hint="leave one out", also=(place,))

    return build_findings(_iter_repeats(names), build_finding)


def _iter_repeats(names: Iterable[OwnedName]) -> Iterator[tuple[LocatedName, LocatedName]]:
    """Yield each such name, and the first one of its owner."""
    first_by_owner: dict[str, LocatedName] = {}
    for named, owner in names:
        if owner and (first := first_by_owner.setdefault(owner, named)) is not named:
            yield named, first
