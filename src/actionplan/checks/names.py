"""The names of a plan: who is in its registries, and who is meant by a name that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplan.findings import Finding
from actionplan.model import Output, Plan, Registered, Route

_GROUP = re.compile(r"\b(all|heads|officers|directors|managers|members|teams?|relevant|various|staff)\b", re.IGNORECASE)


def fold(name: str) -> str:
    """A name as it is compared: letter case and spaces make no difference."""
    return " ".join(name.casefold().split())


def spellings(*registries: Iterable[Registered]) -> dict[str, str]:
    """Every spelling in some registries, as it is compared and as it is written."""
    return {
        fold(spelling): spelling
        for registry in registries
        for registered in registry
        for spelling in (registered.name, *registered.also)
    }


def officers(plan: Plan) -> Iterator[tuple[str, Route]]:
    """Every officer that an output names, with the route to the name: who answers for it first."""
    for output, route in outputs(plan):
        yield output.officer, (*route, "officer")
        for n, name in enumerate(output.supporting):
            yield name, (*route, "supporting", n)


def outputs(plan: Plan) -> Iterator[tuple[Output, Route]]:
    """Every output of a plan, with the route to it."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs):
                yield output, ("themes", t, "actions", a, "outputs", o)


def bodies(plan: Plan) -> Iterator[tuple[str, Route]]:
    """Every body that monitors an action or decides a target, with the route to its name."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for n, name in enumerate(action.monitored_by):
                yield name, ("themes", t, "actions", a, "monitored_by", n)
    for line in plan.walk():
        for n, decision in enumerate(line.target.decisions):
            yield decision.body, (*line.route, "decisions", n, "body")


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
