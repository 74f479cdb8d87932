"""The names of a plan: the lists of officers, bodies and parties, the names in use, and the names that are unknown."""

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
from actionplan.model.decision_makers import list_bodies_and_parties
from actionplan.model.listed_name import ListedName
from actionplan.model.plan import EACH_PARTY, Output, Plan, Route
from actionplan.planfile.text_checks.invisible_characters import find_invisible_character
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

EACH_PARTY_HINT = f'did you mean "{EACH_PARTY}"?'
"""The hint for a name that may mean each party."""

_EVERY_PARTY = r"(?:all|each|every|both)(?: of)?(?: the)? \w+"
_TRAILING_MARKS = ",;:."
_MAX_ABBREVIATION = 4
"""How many letters a short word has. A full stop after it may belong to it: Ltd., Co., Inc."""


class LocatedName(NamedTuple):
    """A name at its place."""

    name: str
    route: Route


NameClash = tuple[int, LocatedName, int, LocatedName]
"""A spelling that two entries have: the number and spelling of the later entry, then those of the earlier one."""


@cache_per_plan
def index_officers(plan: Plan) -> dict[str, str]:
    """Return every spelling of a listed officer, by its folded form."""
    return _index_spellings(plan.officers)


@cache_per_plan
def index_bodies(plan: Plan) -> dict[str, str]:
    """Return every spelling of a listed body, a party, and a body that decides for a party, by its folded form."""
    deciding_bodies = {fold(body): body for party in plan.parties for body in party.decides_by}
    return deciding_bodies | _index_spellings(list_bodies_and_parties(plan))


@cache_per_plan
def index_parties(plan: Plan) -> dict[str, str]:
    """Return every spelling of a party, by its folded form."""
    return _index_spellings(list_bodies_and_parties(plan)[len(plan.bodies) :])


def _index_spellings(registry: Iterable[ListedName]) -> dict[str, str]:
    return {fold(spelling): spelling for entry in registry for spelling in (entry.name, *entry.also)}


@cache_list_per_plan
def list_officer_names(plan: Plan) -> Iterator[LocatedName]:
    """Yield every officer that an output names, those who are responsible for it first."""
    for _, _, output, route in list_outputs(plan):
        yield from _locate_names(output.officers, (*route, "officer"))
        if output.accountable:
            yield LocatedName(output.accountable, (*route, "accountable"))
        yield from _locate_names(output.supporting, (*route, "supporting"))
        for n, reassignment in enumerate(output.reassigned):
            yield from _locate_names(reassignment.to, (*route, "reassigned", n, "to"))


def list_last_officers(output: Output, route: Route) -> list[LocatedName]:
    """List those who are responsible for an output now: those that it was last given to, or else its own officers."""
    if output.reassigned:
        last = len(output.reassigned) - 1
        return list(_locate_names(output.reassigned[last].to, (*route, "reassigned", last, "to")))
    return list(_locate_names(output.officers, (*route, "officer")))


def _locate_names(names: Iterable[str], route: Route) -> Iterator[LocatedName]:
    return (LocatedName(name, (*route, n)) for n, name in enumerate(names))


@cache_per_plan
def collect_body_names(plan: Plan) -> frozenset[str]:
    """Collect every name of a body that monitors an action or decides a target."""
    monitoring = (name for _, action, _ in list_actions(plan) for name in action.monitored_by)
    return frozenset(monitoring).union(named.name for named in _iter_deciding_bodies(plan))


def iter_body_names(plan: Plan) -> Iterator[LocatedName]:
    """Yield every body that monitors an action or decides a target."""
    for _, action, route in list_actions(plan):
        for n, name in enumerate(action.monitored_by):
            yield LocatedName(name, (*route, "monitored_by", n))
    yield from _iter_deciding_bodies(plan)


def _iter_deciding_bodies(plan: Plan) -> Iterator[LocatedName]:
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.body and fold(decision.body) != EACH_PARTY:
                yield LocatedName(decision.body, (*line.route, "decisions", n, "body"))


def iter_decision_names(plan: Plan) -> Iterator[LocatedName]:
    """Yield the parties that decisions name, and the names that decisions come after."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.party:
                yield LocatedName(decision.party, (*line.route, "decisions", n, "party"))
            for m, name in enumerate(decision.after):
                yield LocatedName(name, (*line.route, "decisions", n, "after", m))


def iter_party_bodies(plan: Plan) -> Iterator[LocatedName]:
    """Yield every body that decides for a party."""
    for n, party in enumerate(plan.parties):
        for m, body in enumerate(party.decides_by):
            yield LocatedName(body, ("parties", n, "decides_by", m))


def iter_registered_names(plan: Plan) -> Iterator[tuple[int, LocatedName]]:
    """Yield every spelling of a listed body or a party, with the number of its entry: bodies first, then parties."""
    yield from iter_spellings("bodies", "name", list_bodies_and_parties(plan)[: len(plan.bodies)])
    first = len(plan.bodies)
    for n, named in iter_spellings("parties", "party", list_bodies_and_parties(plan)[first:]):
        yield first + n, named


def iter_spellings(registry_key: str, key: str, registry: Iterable[ListedName]) -> Iterator[tuple[int, LocatedName]]:
    """Yield every spelling in a list of the plan, with the number of its entry."""
    for n, entry in enumerate(registry):
        yield n, LocatedName(entry.name, (registry_key, n, key))
        for m, spelling in enumerate(entry.also):
            yield n, LocatedName(spelling, (registry_key, n, "also", m))


@cache_list_per_plan
def list_officer_clashes(plan: Plan) -> Iterator[NameClash]:
    """Return every clash between listed officers."""
    return find_clashes(iter_spellings("officers", "name", plan.officers))


@cache_list_per_plan
def list_body_clashes(plan: Plan) -> Iterator[NameClash]:
    """Return every clash between listed bodies and parties."""
    return find_clashes(iter_registered_names(plan))


def find_clashes(names: Iterable[tuple[int, LocatedName]]) -> Iterator[NameClash]:
    """Yield every spelling that an earlier entry already has, once for each pair of entries."""
    first_by_name: dict[str, tuple[int, LocatedName]] = {}
    reported: set[tuple[int, int]] = set()
    for n, named in names:
        earlier, other = first_by_name.setdefault(fold(named.name), (n, named))
        if earlier != n and named.name.strip() and (earlier, n) not in reported:
            reported.add((earlier, n))
            yield n, named, earlier, other


def strip_marks(name: str) -> str:
    """Return a name without the marks at its end."""
    cut = name.rstrip(f"{_TRAILING_MARKS} ")
    word = cut.rpartition(" ")[2]
    return name if name == f"{cut}." and len(word) <= _MAX_ABBREVIATION else cut


def is_known(name: str, known: dict[str, str]) -> bool:
    """Return True if a name is known, with or without the mark at its end (which AP406 reports)."""
    return fold(name) in known or fold(strip_marks(name)) in known


def is_each_party(name: str) -> bool:
    """Return True if an unknown name may mean each party: "all parties", "every council"."""
    return bool(re.fullmatch(_EVERY_PARTY, fold(name)))


def report_unknown_name(
    code: str, registry: str, named: LocatedName, nearest: NearestName, otherwise_hint: str = ""
) -> Finding:
    """Report a name that is not in a list of the plan, with the nearest name in it, or else another hint."""
    name, route = named
    message, hidden = f"{quote(name)} is not in the list of {registry}", find_invisible_character(name)
    if hidden:
        span, description = hidden
        return Finding(code, "warning", message, route, hint=f"there is {description} here; delete it", span=span)
    likely = nearest(name)
    otherwise_hint = otherwise_hint or f'add it under "{registry}", or to the "also" of another spelling'
    hint = f'did you mean "{likely}"?' if likely else otherwise_hint
    return Finding(code, "warning", message, route, hint=hint)
