"""AP503 completed-before-decided: a target completed before the last of its decisions was made.

What it finds: a `completed` whose day is before the day on which the last body was satisfied.

Why it matters: a target with decisions is complete on the day of the last of them, and reports say that day: the
other one is shown nowhere.

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

from actionplan.checks.support.decisions import list_required_decisions, name_decision_maker
from actionplan.checks.support.events import find_recorded_satisfied_day, iter_completion_days, list_outstanding
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion before the last decision."""
    for each in list_targets(plan):
        target = each.target
        asked = list_required_decisions(each, plan) if target.completed else ()
        if not asked or list_outstanding(asked):
            continue
        day, last = _find_last(asked)
        decided = RelatedLocation(
            f"the decision of {name_decision_maker(last)} is here", (*each.route, "decisions", last.item_number)
        )
        for on, route in iter_completion_days(target, each.route):
            if on < day:
                message = f"target {target.ref} is completed on {format_day(on)}, before {name_decision_maker(last)} was satisfied"
                hint = f"it counts as complete on {format_day(day)}"
                yield Finding("AP503", "warning", message, route, hint, also=(decided,))


def _find_last(decisions: Sequence[RequiredDecision]) -> tuple[date, RequiredDecision]:
    """The day of the last decision, and that decision."""
    days = [(find_recorded_satisfied_day(each.decision) or date.min, each) for each in decisions if each.is_final]
    return max(days, key=lambda pair: pair[0])
