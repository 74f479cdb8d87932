"""The names of a plan: who is in its registries, and who is meant by a name that is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.walks import lines, once, outputs
from actionplan.findings import Finding
from actionplan.model import Plan, Registered, Route, fold

_MARKS = ",;:."
_SHORT = 4
"""A full stop behind so short a word may belong to it: Ltd., Co., Inc."""


class Named(NamedTuple):
    """A name where it stands."""

    name: str
    route: Route


def spellings(*registries: Iterable[Registered]) -> dict[str, str]:
    """Every spelling in some registries, as it is compared and as it is written."""
    return {
        fold(spelling): spelling
        for registry in registries
        for registered in registry
        for spelling in (registered.name, *registered.also)
    }


@once
def officers(plan: Plan) -> Iterator[Named]:
    """Every officer that an output names, with the route to the name: who answers for it first."""
    for output, route in outputs(plan):
        yield Named(output.officer, (*route, "officer"))
        for n, name in enumerate(output.supporting):
            yield Named(name, (*route, "supporting", n))


@once
def bodies(plan: Plan) -> Iterator[Named]:
    """Every body that monitors an action or decides a target, with the route to its name."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for n, name in enumerate(action.monitored_by):
                yield Named(name, ("themes", t, "actions", a, "monitored_by", n))
    for line in lines(plan):
        for n, decision in enumerate(line.target.decisions):
            yield Named(decision.body, (*line.route, "decisions", n, "body"))


def registered(what: str, registry: Iterable[Registered]) -> Iterator[tuple[int, Named]]:
    """Every spelling in a registry, with the number of its entry."""
    for n, each in enumerate(registry):
        yield n, Named(each.name, (what, n, "name"))
        for m, spelling in enumerate(each.also):
            yield n, Named(spelling, (what, n, "also", m))


def clashes(names: Iterable[tuple[int, Named]]) -> Iterator[tuple[int, Named, int, Named]]:
    """Every spelling that an earlier entry has too, once for a pair: the entries' numbers, and where each has it."""
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


def unknown(code: str, what: str, name: str, route: Route, nearest: Nearest) -> Finding:
    """The finding for a name that is in no registry, with the `nearest` that is."""
    likely = nearest(name)
    hint = f'did you mean "{likely}"?' if likely else f'add it under "{what}", or to the "also" of another spelling'
    return Finding(code, "warning", f"{quoted(name)} is not among the {what}", route, hint)
