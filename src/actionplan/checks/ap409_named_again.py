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

from actionplan.asked import Asked, called, registered
from actionplan.checks.asking import asked_of, in_full
from actionplan.checks.dated import quoted
from actionplan.checks.names import Named
from actionplan.checks.posts import is_nobody
from actionplan.checks.refs import actions
from actionplan.checks.walks import lines, outputs
from actionplan.findings import Finding, Place, of_each
from actionplan.model import EACH, Line, Plan, Registered, Route, fold


class Owned(NamedTuple):
    """A name where it stands, and whose it is, by a name that all its spellings have in common."""

    named: Named
    owner: str


Owner = Callable[[str], str]
"""A spelling in, the folded name of whoever has it out; nothing for one that says there is nobody."""


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that stands beside itself, at the second."""
    body, officer = _owner(registered(plan)), _owner(plan.officers)
    for action, route in actions(plan):
        if len(action.monitored_by) > 1:
            yield from _again(_each(action.monitored_by, (*route, "monitored_by"), body), "monitors this action")
    for output, route in outputs(plan):
        if output.supporting:
            answering = Owned(Named(output.officer, (*route, "officer")), officer(output.officer))
            supporting = _each(output.supporting, (*route, "supporting"), officer)
            yield from _again([answering, *supporting], "is named")
    for n, party in enumerate(plan.parties):
        if len(party.decides_by) > 1:
            yield from _again(_each(party.decides_by, ("parties", n, "decides_by"), body), "decides for this party")
    for line in lines(plan):
        if len(line.target.decisions) > 1:
            yield from _again(_deciders(line, plan, body), "decides this target")


def _owner(registry: Iterable[Registered]) -> Owner:
    """Whose a spelling is, by a registry."""
    names = {fold(spelling): each.name for each in registry for spelling in (each.name, *each.also)}
    return cache(partial(_named, names))


def _named(names: dict[str, str], spelling: str) -> str:
    return "" if is_nobody(spelling) else fold(names.get(fold(spelling), spelling))


def _each(names: Iterable[str], route: Route, owner: Owner) -> Iterator[Owned]:
    return (Owned(Named(name, (*route, n)), owner(name)) for n, name in enumerate(names))


def _deciders(line: Line, plan: Plan, owner: Owner) -> Iterator[Owned]:
    """Who decides a target: a body, a party, the body of a party, or each party.

    A party with a date is its body that resolves, where that has a date too.
    """
    resolving = _resolving(asked_of(line, plan), owner)
    decisions = line.target.decisions
    dated = {called(owner(each.body), owner(each.party)) for each in decisions if each.body and each.planned}
    for n, each in enumerate(decisions):
        at = (*line.route, "decisions", n, "party" if each.party else "body")
        if each.is_of_each:
            yield Owned(Named(EACH, at), EACH)
        else:
            name = called(owner(each.body), owner(each.party))
            whole = resolving.get(name, name)
            yield Owned(Named(in_full(each), at), whole if each.planned and whole in dated else name)


def _resolving(asked: Iterable[Asked], owner: Owner) -> dict[str, str]:
    """The last body that each party decides a target by, by the party's name."""
    last = ((owner(each.decision.party), owner(each.decision.body)) for each in asked if each.is_final)
    return {party: called(body, party) for party, body in last if party}


def _again(names: Iterable[Owned], does: str) -> Iterator[Finding]:
    """Each name whose owner has been named before; one that says there is nobody may stand often."""

    def told(pair: tuple[Named, Named]) -> Finding:
        each, other = pair
        also = "" if fold(other.name) == fold(each.name) else f", as {quoted(other.name)}"
        place = Place("the first is here", other.route)
        message = f"{quoted(each.name)} {does} already{also}"
        return Finding("AP409", "warning", message, each.route, "leave one out", also=(place,))

    return of_each(_repeats(names), told)


def _repeats(names: Iterable[Owned]) -> Iterator[tuple[Named, Named]]:
    """Each such name, and the first of its owner."""
    first: dict[str, Named] = {}
    for each, owner in names:
        if owner and (other := first.setdefault(owner, each)) is not each:
            yield each, other
