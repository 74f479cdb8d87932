"""AP404 unknown-body: a body that is not in the plan's list of bodies.

What it finds: a body that monitors or decides, whose name is not under `bodies` in this spelling. It suggests the
nearest name. A plan without a list of bodies is not checked. Parties and the bodies that decide for them are known. In
a plan with parties, AP603 checks the bodies that decide.

Why it matters: a report for a committee leaves out everything under another spelling of its name.

Wrong:

    bodies:
      - name: Asset Management Panel

    monitored_by: [Asset Managment Panel]

Right:

    bodies:
      - name: Asset Management Panel

    monitored_by: [Asset Management Panel]

To silence it: `checks: {AP404: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine, FollowsLossAtTop, FollowsSectionLoss, FollowsUnclearParent
from actionplan.checks.support.registries import (
    LocatedName,
    collect_body_names,
    index_bodies,
    is_known,
    iter_body_names,
    report_unknown_name,
)
from actionplan.findings import Finding, build_findings
from actionplan.model.plan import Plan
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossAtTop(), FollowsSectionLoss("bodies", "parties"), FollowsUnclearParent(), FollowsCutLine())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every body that is not in the list."""
    if not plan.bodies:
        return
    known = index_bodies(plan)
    nearest = NearestName(known)
    unknown = {name for name in collect_body_names(plan) if name.strip() and not is_known(name, known)}
    if unknown:
        faults = (
            named
            for named in iter_body_names(plan)
            if named.name in unknown and not _is_reported_elsewhere(named, plan)
        )
        yield from build_findings(faults, lambda named: report_unknown_name("AP404", "bodies", named, nearest))


def _is_reported_elsewhere(named: LocatedName, plan: Plan) -> bool:
    """Return True if AP603 checks a body, because it decides a target in a plan with parties."""
    return bool(plan.parties) and named.route[-1] == "body"
