"""The names of a plan: who is in its registries, and who is meant by a name that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.asked import registered as deciding
from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.refs import actions
from actionplan.checks.walks import held, lines, once, outputs
from actionplan.findings import Finding
from actionplan.model import EACH, Plan, Registered, Route, fold
from actionplan.source.hidden import unseen

IS_EACH = f'did you mean "{EACH}"?'
"""What to do about a name that may stand for each party."""

_EVERY = re.compile(r"(?:all|each|every|both)(?: of)?(?: the)? \w+")
_MARKS = ",;:."
_SHORT = 4
"""A full stop behind so short a word may belong to it: Ltd., Co., Inc."""


class Named(NamedTuple):
    """A name where it stands."""

    name: str
    route: Route


Clash = tuple[int, Named, int, Named]
"""A spelling of an entry that an earlier one has too: the entry's number, the spelling, the earlier one's and its."""


@held
def known_officers(plan: Plan) -> dict[str, str]:
    """Every spelling of an officer in the registry, as it is compared and as it is written."""
    return _spellings(plan.officers)


@held
def known_bodies(plan: Plan) -> dict[str, str]:
    """Every spelling of a body in the registry or of a party, and what parties decide by, in the same way."""
    ways = {fold(body): body for party in plan.parties for body in party.decides_by}
    return ways | _spellings(deciding(plan))


@held
def known_parties(plan: Plan) -> dict[str, str]:
    """Every spelling of a party, in the same way."""
    return _spellings(deciding(plan)[len(plan.bodies) :])


def _spellings(registry: Iterable[Registered]) -> dict[str, str]:
    return {fold(spelling): spelling for each in registry for spelling in (each.name, *each.also)}


@once
def officers(plan: Plan) -> Iterator[Named]:
    """Every officer that an output names, with the route to the name: who answers for it first."""
    for output, route in outputs(plan):
        yield Named(output.officer, (*route, "officer"))
        for n, name in enumerate(output.supporting):
            yield Named(name, (*route, "supporting", n))


@held
def names_of_bodies(plan: Plan) -> frozenset[str]:
    """Every name of a body that monitors an action or decides a target, once."""
    monitoring = (name for action, _ in actions(plan) for name in action.monitored_by)
    return frozenset(monitoring).union(each.name for each in _bodies_that_decide(plan))


def bodies(plan: Plan) -> Iterator[Named]:
    """Every body that monitors an action or decides a target, with the route to its name."""
    for action, route in actions(plan):
        for n, name in enumerate(action.monitored_by):
            yield Named(name, (*route, "monitored_by", n))
    yield from _bodies_that_decide(plan)


def _bodies_that_decide(plan: Plan) -> Iterator[Named]:
    for line in lines(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.body and fold(decision.body) != EACH:
                yield Named(decision.body, (*line.route, "decisions", n, "body"))


def named_in_decisions(plan: Plan) -> Iterator[Named]:
    """Whoever a decision is of, or comes after, by their names, with the route to each."""
    for line in lines(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.party:
                yield Named(decision.party, (*line.route, "decisions", n, "party"))
            for m, name in enumerate(decision.after):
                yield Named(name, (*line.route, "decisions", n, "after", m))


def deciding_by(plan: Plan) -> Iterator[Named]:
    """Every body that a party decides by, with the route to its name."""
    for n, party in enumerate(plan.parties):
        for m, body in enumerate(party.decides_by):
            yield Named(body, ("parties", n, "decides_by", m))


def registered(plan: Plan) -> Iterator[tuple[int, Named]]:
    """Every spelling of a body in the registry or of a party, with the number of its entry among all of them."""
    yield from spellings("bodies", "name", deciding(plan)[: len(plan.bodies)])
    first = len(plan.bodies)
    for n, named in spellings("parties", "party", deciding(plan)[first:]):
        yield first + n, named


def spellings(what: str, key: str, registry: Iterable[Registered]) -> Iterator[tuple[int, Named]]:
    """Every spelling in a registry, with the number of its entry."""
    for n, each in enumerate(registry):
        yield n, Named(each.name, (what, n, key))
        for m, spelling in enumerate(each.also):
            yield n, Named(spelling, (what, n, "also", m))


@once
def clashing_officers(plan: Plan) -> Iterator[Clash]:
    """Every clash of the officers in the registry."""
    return clashes(spellings("officers", "name", plan.officers))


@once
def clashing_bodies(plan: Plan) -> Iterator[Clash]:
    """Every clash of the bodies in the registry and the parties."""
    return clashes(registered(plan))


def clashes(names: Iterable[tuple[int, Named]]) -> Iterator[Clash]:
    """Every spelling that an earlier entry has too, once for a pair."""
    first: dict[str, tuple[int, Named]] = {}
    told: set[tuple[int, int]] = set()
    for n, named in names:
        earlier, other = first.setdefault(fold(named.name), (n, named))
        if earlier != n and named.name.strip() and (earlier, n) not in told:
            told.add((earlier, n))
            yield n, named, earlier, other


def bare(name: str) -> str:
    """A name without the marks behind it."""
    cut = name.rstrip(f"{_MARKS} ")
    word = cut.rpartition(" ")[2]
    return name if name == f"{cut}." and len(word) <= _SHORT else cut


def is_known(name: str, known: dict[str, str]) -> bool:
    """Whether a name is in the registries, but for a mark behind it (which is told by itself)."""
    return fold(name) in known or fold(bare(name)) in known


def means_each(name: str) -> bool:
    """Whether a name that nobody has may stand for each party: "all parties", "every council"."""
    return bool(_EVERY.fullmatch(fold(name)))


def unknown(code: str, what: str, named: Named, nearest: Nearest, add: str = "") -> Finding:
    """The finding for a name that is in no registry, with the `nearest` that is, or what to do where none is near."""
    name, route = named
    message, hidden = f"{quoted(name)} is not among the {what}", unseen(name)
    if hidden:
        span, called = hidden
        return Finding(code, "warning", message, route, f"{called} stands here; delete it", span)
    likely = nearest(name)
    add = add or f'add it under "{what}", or to the "also" of another spelling'
    hint = f'did you mean "{likely}"?' if likely else add
    return Finding(code, "warning", message, route, hint)
