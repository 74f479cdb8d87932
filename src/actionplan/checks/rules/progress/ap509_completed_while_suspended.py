"""AP509 completed-while-suspended: a target that is completed while work on it is suspended.

What it finds: a completion on a day in a suspension that has not ended by then.

Why it matters: reports show the target as suspended, and never show its completion.

Wrong:

    suspended: [{on: 1 May 2017, why: Election}]
    completed: 4 July 2017

Right:

    suspended: [{on: 1 May 2017, why: Election, until: 9 June 2017}]
    completed: 4 July 2017

To silence it: `checks: {AP509: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.events import iter_completion_days
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan
from actionplan.model.progress import Suspension

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every completion within a suspension."""
    for line in list_targets(plan):
        target = line.target
        if not target.suspended or not target.completed:
            continue
        for on, route in iter_completion_days(target, line.route):
            for n, suspension in enumerate(target.suspended):
                if _is_suspended(suspension, on):
                    place = RelatedLocation("it was suspended here", (*line.route, "suspended", n))
                    message = f"target {target.ref} is completed while it is suspended"
                    hint = 'say when work resumed, with "until:"'
                    yield Finding("AP509", "error", message, route, hint=hint, also=(place,))


def _is_suspended(suspension: Suspension, day: date) -> bool:
    start = suspension.on.day if suspension.on else None
    end = suspension.until.day if suspension.until else None
    return start is not None and start <= day and (end is None or day < end)
