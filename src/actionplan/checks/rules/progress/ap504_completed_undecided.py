"""AP504 completed-undecided: a target that is completed while a body or a party still has to decide.

What it finds: a `completed` in a target that still has a decision to come. A decision has come if its last outcome is
approved, approved with amendments or not required. Of the bodies of a party, the last one decides.

Why it matters: no report counts the target as complete before everybody has approved it.

Wrong:

    decisions:
      - body: Executive
    completed: 4 July 2017

Right:

    decisions:
      - body: Executive
        decided: [{on: 4 July 2017, outcome: approved}]

To silence it: `checks: {AP504: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.decision_timing import list_required_decisions, name_decision_maker
from actionplan.checks.support.events import is_doubtful, iter_completion_days, list_outstanding
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.plan import Plan
from actionplan.text.english import format_list

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every completion of a target that still has a decision to come."""
    for line in list_targets(plan):
        target = line.target
        decisions = list_required_decisions(line, plan) if target.completed else ()
        outstanding = [required for required in list_outstanding(decisions) if not is_doubtful(required.decision)]
        if outstanding:
            items = sorted({required.item_number for required in outstanding})
            also = tuple(RelatedLocation("this decision is outstanding", (*line.route, "decisions", n)) for n in items)
            have = "has" if len(outstanding) == 1 else "have"
            message = f"target {target.ref} is completed, but {_format_names(outstanding)} still {have} to decide"
            hint = 'write what was decided under "decided:", or leave "completed:" out'
            for _, route in iter_completion_days(target, line.route):
                yield Finding("AP504", "error", message, route, hint=hint, also=also)


def _format_names(decisions: Sequence[RequiredDecision]) -> str:
    return format_list(list(dict.fromkeys(map(name_decision_maker, decisions))))
