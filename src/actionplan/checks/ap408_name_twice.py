"""AP408 name-twice: a name that two officers, two bodies or parties, two events or two stages of the plan have.

What it finds: an officer, body or party one of whose names (`name` and `also`) is one of another above; a body that a
party decides by under the name of a party; and two events or two stages of one name. Letter case and spaces make no
difference.

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

from actionplan.asked import registered as deciding
from actionplan.checks.asking import who
from actionplan.checks.dated import quoted
from actionplan.checks.names import Clash, Named, clashes, clashing_bodies, clashing_officers, deciding_by
from actionplan.findings import Finding, Place, of_each
from actionplan.model import Party, Plan, Registered, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that stands under two entries, at the second."""
    yield from of_each(clashing_officers(plan), partial(_entries, "officers", "officer", plan.officers))
    yield from of_each(clashing_bodies(plan), partial(_deciders, plan))
    yield from of_each(_lent(plan), _borrowed)
    events = ((n, Named(event.name, ("events", n, "event"))) for n, event in enumerate(plan.events))
    yield from of_each(clashes(events), partial(_called, "events"))
    stages = ((n, Named(stage, ("stages", n))) for n, stage in enumerate(plan.stages))
    yield from of_each(clashes(stages), partial(_called, "stages"))


def _entries(what: str, one: str, registry: Sequence[Registered], clash: Clash) -> Finding:
    n, named, earlier, other = clash
    first, second = registry[earlier].name, registry[n].name
    if fold(first) == fold(second):
        return _twice(named, other, f"the {one} {quoted(named.name)} stands twice", "leave one out")
    message = f"{quoted(named.name)} is a name of two {what}, {quoted(first)} and {quoted(second)}"
    return _twice(named, other, message, "leave it with the one it belongs to")


def _deciders(plan: Plan, clash: Clash) -> Finding:
    """Of two bodies or of two parties, the same; of a party that has the name of a body, what each is."""
    first = len(plan.bodies)
    if clash[0] < first or clash[2] >= first:
        return _entries(*(("bodies", "body") if clash[0] < first else ("parties", "party")), deciding(plan), clash)
    _, named, _, other = clash
    message = f'{quoted(named.name)} is a name of a party, and stands under "bodies" too'
    return _twice(named, other, message, "leave it with the one it belongs to")


def _lent(plan: Plan) -> Iterator[tuple[Named, Party, Party]]:
    """Every body that a party decides by and that another party is called, with the two."""
    known = who(plan)
    for named in deciding_by(plan):
        owner, other = plan.parties[int(named.route[1])], known.party(named.name)
        if other not in (None, owner):
            yield named, owner, other


def _borrowed(lent: tuple[Named, Party, Party]) -> Finding:
    named, owner, other = lent
    message = f"{quoted(owner.name)} decides by {quoted(named.name)}, which is a name of {quoted(other.name)}"
    return Finding("AP408", "warning", message, named.route, "give the body a name of its own")


def _called(what: str, clash: Clash) -> Finding:
    _, named, _, other = clash
    message = f"two {what} are called {quoted(named.name)}"
    return _twice(named, other, message, "leave one out, or give it a name of its own")


def _twice(named: Named, other: Named, message: str, hint: str) -> Finding:
    return Finding("AP408", "warning", message, named.route, hint, also=(Place("the first is here", other.route),))
