"""AP607 unknown-stage: a target at a stage that is none of the plan's.

What it finds: a `stage` that is not under `stages`, also where the plan has none; with the nearest that is.

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

from actionplan.checks.likeness import Nearest
from actionplan.checks.names import Named, unknown
from actionplan.checks.walks import lines
from actionplan.findings import Finding, of_each
from actionplan.model import Plan, fold

_ADD = 'add it under "stages:", in its place among them'


def check(plan: Plan) -> Iterator[Finding]:
    """Every stage of a target that the plan does not have."""
    known = {fold(stage): stage for stage in plan.stages}
    nearest = Nearest(known)
    staged = (Named(line.target.stage, (*line.route, "stage")) for line in lines(plan) if line.target.stage)
    strange = (each for each in staged if fold(each.name) not in known)
    yield from of_each(strange, lambda named: unknown("AP607", "stages", named, nearest, _ADD))
