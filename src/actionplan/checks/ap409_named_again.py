"""AP409 named-again: a name that stands twice where it counts once.

What it finds: a body twice among those that monitor an action or decide a target; an officer twice under
`supporting`, or there and as the one who answers. Two spellings of one name in the registries are one.

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

from collections.abc import Iterable, Iterator
from functools import cache

from actionplan.checks.dated import quoted
from actionplan.checks.names import Named
from actionplan.checks.posts import is_nobody
from actionplan.checks.refs import actions
from actionplan.checks.walks import lines, outputs
from actionplan.findings import Finding, Place, of_each
from actionplan.model import Plan, Registered, Route, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that stands beside itself, at the second."""
    bodies, officers = _names(plan.bodies), _names(plan.officers)
    for action, route in actions(plan):
        if len(action.monitored_by) > 1:
            yield from _again(_each(action.monitored_by, (*route, "monitored_by")), bodies, "monitors this action")
    for output, route in outputs(plan):
        if output.supporting:
            named = Named(output.officer, (*route, "officer"))
            yield from _again([named, *_each(output.supporting, (*route, "supporting"))], officers, "is named")
    for line in lines(plan):
        if len(line.target.decisions) > 1:
            named_bodies = _each((each.body for each in line.target.decisions), (*line.route, "decisions"))
            yield from _again([Named(name, (*at, "body")) for name, at in named_bodies], bodies, "decides this target")


def _names(registry: Iterable[Registered]) -> dict[str, str]:
    """The name of each spelling in a registry."""
    return {fold(spelling): each.name for each in registry for spelling in (each.name, *each.also)}


def _each(names: Iterable[str], route: Route) -> Iterator[Named]:
    return (Named(name, (*route, n)) for n, name in enumerate(names))


def _again(names: Iterable[Named], registry: dict[str, str], does: str) -> Iterator[Finding]:
    """Each name whose owner has been named before; one that says there is nobody may stand often."""

    def told(pair: tuple[Named, Named]) -> Finding:
        each, other = pair
        also = "" if fold(other.name) == fold(each.name) else f", as {quoted(other.name)}"
        place = Place("the first is here", other.route)
        message = f"{quoted(each.name)} {does} already{also}"
        return Finding("AP409", "warning", message, each.route, "leave one out", also=(place,))

    return of_each(_repeats(names, registry), told)


def _repeats(names: Iterable[Named], registry: dict[str, str]) -> Iterator[tuple[Named, Named]]:
    """Each such name, and the first of its owner."""
    first: dict[str, Named] = {}

    @cache
    def owner(name: str) -> str:
        return "" if is_nobody(name) else fold(registry.get(fold(name), name))

    for each in names:
        plain = owner(each.name)
        if plain and (other := first.setdefault(plain, each)) is not each:
            yield each, other
