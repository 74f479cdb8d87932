"""AP209 no-measures: a target with no performance measure.

What it finds: a target whose `measures` are missing or empty.

Why it matters: nobody can say whether the target was met. A measure says how you can tell.

Wrong:

    - date: Summer 2017

Right:

    - date: Summer 2017
      measures:
        - Business Plan approved by HDL Board

To silence it: `checks: {AP209: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine, FollowsUnknownKey
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = (FollowsUnknownKey(), FollowsCutLine())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every target without measures. The finding is at the key if that is there and empty."""
    for line in list_targets(plan):
        if not any(measure.text.strip() or measure.has_figures for measure in line.target.measures):
            hint = 'say how you can tell that it is met, under "measures:"'
            message, route = f"target {line.target.ref} has no measure", (*line.route, "measures")
            yield Finding("AP209", "warning", message, route, hint=hint, on_key=True)
