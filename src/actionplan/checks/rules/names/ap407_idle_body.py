"""AP407 idle-body: a body in the plan's list that has nothing to do in the plan.

What it finds: a body under `bodies` that monitors no action, decides no target, decides for no party, approved no new
date and is in no date. If a name in the plan may be a misspelling of it (AP404), or another entry has its name (AP408),
only that is reported. In a plan that was carried from an earlier one, bodies stay in the list, and none is reported.

Why it matters: another name in the plan may mean this body, and a report for it would be empty.

Wrong:

    bodies:
      - name: Asset Management Panel      # monitors nothing, decides nothing

Right:

    monitored_by: [Asset Management Panel]

To silence it: `checks: {AP407: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsLossAtTop, FollowsSectionLoss
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
from actionplan.model.plan import Plan, RegistryEntry
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossAtTop(), FollowsSectionLoss("bodies", "parties", "themes"))


def check(plan: Plan) -> Iterator[Finding]:
    """Find every listed body that the plan does not use."""
    if not plan.bodies or not plan.themes or plan.has_carried_targets:
        return
    used = _collect_used_names(plan)
    clashing = {n for at, _, earlier, _ in list_body_clashes(plan) for n in (at, earlier)}
    idle = (
        (n, body)
        for n, body in enumerate(plan.bodies)
        if n not in clashing and used.isdisjoint(map(fold, (body.name, *body.also)))
    )
    yield from build_findings(idle, _build_finding)


def _build_finding(idle: tuple[int, RegistryEntry]) -> Finding:
    n, body = idle
    message = f"{quote(body.name)} monitors nothing and decides nothing"
    hint = "leave it out, or name it where it monitors or decides"
    return Finding("AP407", "note", message, ("bodies", n, "name"), hint=hint)


def _collect_used_names(plan: Plan) -> set[str]:
    """Collect every name of a body in use, and for an unknown one the name that was probably meant."""
    known = index_bodies(plan)
    used = {fold(strip_marks(name)) for name in {*_iter_used_names(plan)}}
    nearest = NearestName(known)
    return used | {fold(nearest(name)) for name in sorted(used - known.keys())}


def _iter_used_names(plan: Plan) -> Iterator[str]:
    """Yield every name of a body in use."""
    yield from collect_body_names(plan)
    yield from (named.name for named in (*iter_party_bodies(plan), *iter_decision_names(plan)))
    targets = [line.target for line in list_targets(plan)]
    yield from {target.date.reading.body or "" for target in targets}
    yield from (revision.approved_by for target in targets for revision in (*target.revised, *target.proposed))
