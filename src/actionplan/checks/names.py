"""The names of a plan: who is in its registries, and who is meant by a name that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.checks.walks import lines, once, outputs
from actionplan.findings import Finding
from actionplan.model import Plan, Registered, Route, fold

_GROUP = re.compile(r"\b(all|heads|officers|directors|managers|members|teams?|relevant|various|staff)\b", re.IGNORECASE)


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


def bare(name: str) -> str:
    """A name without the marks behind it."""
    cut = name.rstrip(f"{_MARKS} ")
    word = cut.rpartition(" ")[2]
    return name if name == f"{cut}." and len(word) <= _SHORT else cut


def is_known(name: str, known: dict[str, str]) -> bool:
    """Whether a name is in the registries, but for a mark behind it (which is told by itself)."""
    return fold(name) in known or fold(bare(name)) in known


def is_group(name: str, known: dict[str, str]) -> bool:
    """Whether a name is that of several people, and of no one that the plan knows."""
    return fold(name) not in known and bool(_GROUP.search(name))


def unknown(code: str, what: str, name: str, route: Route, known: dict[str, str]) -> Finding:
    """The finding for a name that is in no registry."""
    likely = nearest(name, known)
    hint = f'did you mean "{likely}"?' if likely else f'add it under "{what}", or to the "also" of another spelling'
    return Finding(code, "warning", f'"{" ".join(name.split())}" is not among the {what}', route, hint)


def nearest(name: str, known: dict[str, str]) -> str:
    """The known spelling most like a name; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a name that is not known pays for it

    return next((known[each] for each in get_close_matches(fold(name), known, 1, 0.75)), "")
