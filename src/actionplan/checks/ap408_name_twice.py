"""AP408 name-twice: a name that two officers, two bodies or two events of the plan have.

What it finds: an officer or body one of whose names (`name` and `also`) is one of an officer or body above; and
two events of one name. Letter case and spaces make no difference.

Why it matters: whatever stands under that name counts for one of the two alone, and the list of the other is too short.
A date that waits for the event has two days.

Wrong:

    bodies:
      - name: Full Council
        also: [Council]
      - name: Council

Right:

    bodies:
      - name: Full Council
        also: [Council]

To silence it: `checks: {AP408: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from actionplan.checks.dated import quoted
from actionplan.checks.names import Clash, Named, clashes, clashing_bodies, clashing_officers
from actionplan.findings import Finding, Place, of_each
from actionplan.model import Plan, Registered, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that stands under two entries, at the second."""
    yield from of_each(clashing_officers(plan), partial(_entries, "officers", "officer", plan.officers))
    yield from of_each(clashing_bodies(plan), partial(_entries, "bodies", "body", plan.bodies))
    events = ((n, Named(event.name, ("events", n, "event"))) for n, event in enumerate(plan.events))
    yield from of_each(clashes(events), _events)


def _entries(what: str, one: str, registry: Sequence[Registered], clash: Clash) -> Finding:
    n, named, earlier, other = clash
    first, second = registry[earlier].name, registry[n].name
    if fold(first) == fold(second):
        return _twice(named, other, f"the {one} {quoted(named.name)} stands twice", "leave one out")
    message = f"{quoted(named.name)} is a name of two {what}, {quoted(first)} and {quoted(second)}"
    return _twice(named, other, message, "leave it with the one it belongs to")


def _events(clash: Clash) -> Finding:
    _, named, _, other = clash
    message = f"two events are called {quoted(named.name)}"
    return _twice(named, other, message, "leave one out, or give it a name of its own")


def _twice(named: Named, other: Named, message: str, hint: str) -> Finding:
    return Finding("AP408", "warning", message, named.route, hint, also=(Place("the first is here", other.route),))
