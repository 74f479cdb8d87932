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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.registries import (
    collect_body_names,
    index_bodies,
    iter_decision_names,
    iter_party_bodies,
    list_body_clashes,
    strip_marks,
)
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding, build_findings
from actionplan.model.plan import Plan, RegistryEntry, fold
from actionplan.text.fuzzy import NearestName


def check(plan: Plan) -> Iterator[Finding]:
    """Every registered body that is nowhere used."""
    if not plan.bodies or not plan.themes:
        return
    used = _collect_used_names(plan)
    twice = {n for at, _, earlier, _ in list_body_clashes(plan) for n in (at, earlier)}
    idle = (
        (n, body)
        for n, body in enumerate(plan.bodies)
        if n not in twice and used.isdisjoint(map(fold, (body.name, *body.also)))
    )
    yield from build_findings(idle, _report)


def _report(idle: tuple[int, RegistryEntry]) -> Finding:
    n, body = idle
    message = f"{quote(body.name)} monitors nothing and decides nothing"
    return Finding("AP407", "note", message, ("bodies", n, "name"), "leave it out, or name it where it acts")


def _collect_used_names(plan: Plan) -> set[str]:
    """Every name of a body that is used, however it is, and what was probably meant by one that nobody has."""
    known = index_bodies(plan)
    used = {fold(strip_marks(name)) for name in {*_iter_used_names(plan)}}
    nearest = NearestName(known)
    return used | {fold(nearest(name)) for name in sorted(used - known.keys())}


def _iter_used_names(plan: Plan) -> Iterator[str]:
    """Every name of a body that is used, however it is."""
    yield from collect_body_names(plan)
    yield from (each.name for each in (*iter_party_bodies(plan), *iter_decision_names(plan)))
    for each in list_targets(plan):
        target = each.target
        yield target.date.reading.body or ""
        for revision in (*target.revised, *target.proposed):
            yield revision.approved_by
