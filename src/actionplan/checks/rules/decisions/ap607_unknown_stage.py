"""AP607 unknown-stage: a target at a stage that the plan does not have.

What it finds: a `stage` that is not under `stages`, even if the plan has no stages. It suggests the nearest stage.

Why it matters: it has no place in the order of the stages, and the targets of that stage are not all shown together.

Wrong:

    stages: [Issues and options, Draft plan, Publication]

    stage: Draft plans

Right:

    stages: [Issues and options, Draft plan, Publication]

    stage: Draft plan

To silence it: `checks: {AP607: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine, FollowsLossAtTop, FollowsSectionLoss
from actionplan.checks.support.registries import LocatedName, report_unknown_name
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding, build_findings
from actionplan.model.plan import Plan
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossAtTop(), FollowsSectionLoss("stages"), FollowsCutLine())

_ADD_HINT = 'add it under "stages:", in the right place'


def check(plan: Plan) -> Iterator[Finding]:
    """Find every stage of a target that the plan does not have."""
    known = {fold(stage): stage for stage in plan.stages}
    nearest = NearestName(known)
    staged = (
        LocatedName(line.target.stage, (*line.route, "stage")) for line in list_targets(plan) if line.target.stage
    )
    unknown = (named for named in staged if fold(named.name) not in known)
    yield from build_findings(unknown, lambda named: report_unknown_name("AP607", "stages", named, nearest, _ADD_HINT))
