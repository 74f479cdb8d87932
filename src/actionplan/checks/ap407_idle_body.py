"""AP407 idle-body: a body of the registry that has nothing to do in the plan.

What it finds: a body under `bodies` that monitors no action, decides no target or for no party, approved no new date
and is named in no date. Where a name in use may be a slip for it (AP404), or another entry has its name (AP408), that
alone is told.

Why it matters: it may be the body that another name in the plan means; and a report for it would be empty.

Wrong:

    bodies:
      - name: Asset Management Panel      # monitors nothing, decides nothing

Right:

    monitored_by: [Asset Management Panel]

To silence it: `checks: {AP407: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.names import (
    bare,
    clashing_bodies,
    deciding_by,
    known_bodies,
    named_in_decisions,
    names_of_bodies,
)
from actionplan.checks.walks import lines
from actionplan.findings import Finding, of_each
from actionplan.model import Plan, Registered, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every registered body that is nowhere used."""
    if not plan.bodies or not plan.themes:
        return
    used = _used(plan)
    twice = {n for at, _, earlier, _ in clashing_bodies(plan) for n in (at, earlier)}
    idle = (
        (n, body)
        for n, body in enumerate(plan.bodies)
        if n not in twice and used.isdisjoint(map(fold, (body.name, *body.also)))
    )
    yield from of_each(idle, _told)


def _told(idle: tuple[int, Registered]) -> Finding:
    n, body = idle
    message = f"{quoted(body.name)} monitors nothing and decides nothing"
    return Finding("AP407", "note", message, ("bodies", n, "name"), "leave it out, or name it where it acts")


def _used(plan: Plan) -> set[str]:
    """Every name of a body that is used, however it is, and what was probably meant by one that nobody has."""
    known = known_bodies(plan)
    used = {fold(bare(name)) for name in {*_named(plan)}}
    nearest = Nearest(known)
    return used | {fold(nearest(name)) for name in sorted(used - known.keys())}


def _named(plan: Plan) -> Iterator[str]:
    """Every name of a body that is used, however it is."""
    yield from names_of_bodies(plan)
    yield from (each.name for each in (*deciding_by(plan), *named_in_decisions(plan)))
    for each in lines(plan):
        target = each.target
        yield target.date.reading.body or ""
        for revision in (*target.revised, *target.proposed):
            yield revision.approved_by
