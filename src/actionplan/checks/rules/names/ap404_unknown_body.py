"""AP404 unknown-body: a body that is not in the plan's registry.

What it finds: a body that monitors or decides, whose name and spelling is not under `bodies`; with the nearest that
is. A plan without a registry is not asked. A party is known, and so are the bodies that it decides by; in a plan with
parties, bodies that decide are AP603's.

Why it matters: a report for a committee leaves out what stands under another spelling of its name.

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


def check(plan: Plan) -> Iterator[Finding]:
    """Every body that is not registered."""
    if not plan.bodies:
        return
    known = index_bodies(plan)
    nearest = NearestName(known)
    strange = {name for name in collect_body_names(plan) if name.strip() and not is_known(name, known)}
    if strange:
        found = (
            named
            for named in iter_body_names(plan)
            if named.name in strange and not _is_reported_elsewhere(named, plan)
        )
        yield from build_findings(found, lambda named: report_unknown_name("AP404", "bodies", named, nearest))


def _is_reported_elsewhere(named: LocatedName, plan: Plan) -> bool:
    """Whether it decides a target in a plan with parties."""
    return bool(plan.parties) and named.route[-1] == "body"
