"""AP503 completed-before-decided: a target completed before the last of its decisions was made.

What it finds: a `completed` with a day before the last body gave its approval.

Why it matters: a target with decisions is complete on the day of the last one. Reports show that day, and never the
other.

Wrong:

    decisions:
      - body: Executive
        decided: [{on: 12 July 2017, outcome: approved}]
    completed: 4 July 2017

Right:

    decisions:
      - body: Executive
        decided: [{on: 12 July 2017, outcome: approved}]

To silence it: `checks: {AP503: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.decision_timing import list_required_decisions, name_decision_maker
from actionplan.checks.support.events import find_recorded_satisfied_day, iter_completion_days, list_outstanding
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.plan import Plan

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every completion before the last decision."""
    for line in list_targets(plan):
        target = line.target
        decisions = list_required_decisions(line, plan) if target.completed else ()
        if not decisions or list_outstanding(decisions):
            continue
        day, last = _find_last(decisions)
        who = name_decision_maker(last)
        place = RelatedLocation(f"the decision of {who} is here", (*line.route, "decisions", last.item_number))
        for on, route in iter_completion_days(target, line.route):
            if on < day:
                message = f"target {target.ref} is completed on {format_day(on)}, before {who} had approved it"
                hint = (
                    f"it counts as complete on {format_day(day)}"
                    if target.is_completed_by_decisions
                    else "the work comes after the decision, so correct one of the two days"
                )
                yield Finding("AP503", "warning", message, route, hint=hint, also=(place,))


def _find_last(decisions: Sequence[RequiredDecision]) -> tuple[date, RequiredDecision]:
    """Return the day of the last decision, and that decision."""
    days = [
        (find_recorded_satisfied_day(required.decision) or date.min, required)
        for required in decisions
        if required.is_final
    ]
    return max(days, key=lambda pair: pair[0])
