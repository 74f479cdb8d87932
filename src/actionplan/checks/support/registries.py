"""The names of a plan: who is in its registries, and who is meant by a name that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import (
    cache_list_per_plan,
    cache_per_plan,
    list_actions,
    list_outputs,
    list_targets,
)
from actionplan.findings import Finding
from actionplan.model.decisions import list_bodies_and_parties as deciding
from actionplan.model.plan import EACH_PARTY, Plan, RegistryEntry, Route, fold
from actionplan.planfile.text_checks.invisible import find_invisible_character
from actionplan.text.fuzzy import NearestName

EACH_PARTY_HINT = f'did you mean "{EACH_PARTY}"?'
"""What to do about a name that may stand for each party."""

_EVERY_PARTY = re.compile(r"(?:all|each|every|both)(?: of)?(?: the)? \w+")
_TRAILING_MARKS = ",;:."
_MAX_ABBREVIATION = 4
"""A full stop behind so short a word may belong to it: Ltd., Co., Inc."""


class LocatedName(NamedTuple):
    """A name where it stands."""

    name: str
    route: Route


NameClash = tuple[int, LocatedName, int, LocatedName]
"""A spelling of an entry that an earlier one has too: the entry's number, the spelling, the earlier one's and its."""


@cache_per_plan
def index_officers(plan: Plan) -> dict[str, str]:
    """Every spelling of an officer in the registry, as it is compared and as it is written."""
    return _index_spellings(plan.officers)


@cache_per_plan
def index_bodies(plan: Plan) -> dict[str, str]:
    """Every spelling of a body in the registry or of a party, and what parties decide by, in the same way."""
    ways = {fold(body): body for party in plan.parties for body in party.decides_by}
    return ways | _index_spellings(deciding(plan))


@cache_per_plan
def index_parties(plan: Plan) -> dict[str, str]:
    """Every spelling of a party, in the same way."""
    return _index_spellings(deciding(plan)[len(plan.bodies) :])


def _index_spellings(registry: Iterable[RegistryEntry]) -> dict[str, str]:
    return {fold(spelling): spelling for each in registry for spelling in (each.name, *each.also)}


@cache_list_per_plan
def list_officer_names(plan: Plan) -> Iterator[LocatedName]:
    """Every officer that an output names, with the route to the name: who answers for it first."""
    for output, route in list_outputs(plan):
        yield LocatedName(output.officer, (*route, "officer"))
        for n, name in enumerate(output.supporting):
            yield LocatedName(name, (*route, "supporting", n))


@cache_per_plan
def collect_body_names(plan: Plan) -> frozenset[str]:
    """Every name of a body that monitors an action or decides a target, once."""
    monitoring = (name for action, _ in list_actions(plan) for name in action.monitored_by)
    return frozenset(monitoring).union(each.name for each in _iter_deciding_bodies(plan))


def iter_body_names(plan: Plan) -> Iterator[LocatedName]:
    """Every body that monitors an action or decides a target, with the route to its name."""
    for action, route in list_actions(plan):
        for n, name in enumerate(action.monitored_by):
            yield LocatedName(name, (*route, "monitored_by", n))
    yield from _iter_deciding_bodies(plan)


def _iter_deciding_bodies(plan: Plan) -> Iterator[LocatedName]:
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.body and fold(decision.body) != EACH_PARTY:
                yield LocatedName(decision.body, (*line.route, "decisions", n, "body"))


def iter_decision_names(plan: Plan) -> Iterator[LocatedName]:
    """Whoever a decision is of, or comes after, by their names, with the route to each."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.party:
                yield LocatedName(decision.party, (*line.route, "decisions", n, "party"))
            for m, name in enumerate(decision.after):
                yield LocatedName(name, (*line.route, "decisions", n, "after", m))


def iter_party_bodies(plan: Plan) -> Iterator[LocatedName]:
    """Every body that a party decides by, with the route to its name."""
    for n, party in enumerate(plan.parties):
        for m, body in enumerate(party.decides_by):
            yield LocatedName(body, ("parties", n, "decides_by", m))


def iter_registered_names(plan: Plan) -> Iterator[tuple[int, LocatedName]]:
    """Every spelling of a body in the registry or of a party, with the number of its entry among all of them."""
    yield from iter_spellings("bodies", "name", deciding(plan)[: len(plan.bodies)])
    first = len(plan.bodies)
    for n, named in iter_spellings("parties", "party", deciding(plan)[first:]):
        yield first + n, named


def iter_spellings(registry_key: str, key: str, registry: Iterable[RegistryEntry]) -> Iterator[tuple[int, LocatedName]]:
    """Every spelling in a registry, with the number of its entry."""
    for n, each in enumerate(registry):
        yield n, LocatedName(each.name, (registry_key, n, key))
        for m, spelling in enumerate(each.also):
            yield n, LocatedName(spelling, (registry_key, n, "also", m))


@cache_list_per_plan
def list_officer_clashes(plan: Plan) -> Iterator[NameClash]:
    """Every clash of the officers in the registry."""
    return find_clashes(iter_spellings("officers", "name", plan.officers))


@cache_list_per_plan
def list_body_clashes(plan: Plan) -> Iterator[NameClash]:
    """Every clash of the bodies in the registry and the parties."""
    return find_clashes(iter_registered_names(plan))


def find_clashes(names: Iterable[tuple[int, LocatedName]]) -> Iterator[NameClash]:
    """Every spelling that an earlier entry has too, once for a pair."""
    first: dict[str, tuple[int, LocatedName]] = {}
    told: set[tuple[int, int]] = set()
    for n, named in names:
        earlier, other = first.setdefault(fold(named.name), (n, named))
        if earlier != n and named.name.strip() and (earlier, n) not in told:
            told.add((earlier, n))
            yield n, named, earlier, other


def strip_marks(name: str) -> str:
    """A name without the marks behind it."""
    cut = name.rstrip(f"{_TRAILING_MARKS} ")
    word = cut.rpartition(" ")[2]
    return name if name == f"{cut}." and len(word) <= _MAX_ABBREVIATION else cut


def is_known(name: str, known: dict[str, str]) -> bool:
    """Whether a name is in the registries, but for a mark behind it (which is told by itself)."""
    return fold(name) in known or fold(strip_marks(name)) in known


def is_each_party(name: str) -> bool:
    """Whether a name that nobody has may stand for each party: "all parties", "every council"."""
    return bool(_EVERY_PARTY.fullmatch(fold(name)))


def report_unknown_name(
    code: str, registry: str, named: LocatedName, nearest: NearestName, otherwise_hint: str = ""
) -> Finding:
    """The finding for a name that is in no registry, with the `nearest` that is, or what to do where none is near."""
    name, route = named
    message, hidden = f"{quote(name)} is not among the {registry}", find_invisible_character(name)
    if hidden:
        span, called = hidden
        return Finding(code, "warning", message, route, f"{called} stands here; delete it", span)
    likely = nearest(name)
    otherwise_hint = otherwise_hint or f'add it under "{registry}", or to the "also" of another spelling'
    hint = f'did you mean "{likely}"?' if likely else otherwise_hint
    return Finding(code, "warning", message, route, hint)
