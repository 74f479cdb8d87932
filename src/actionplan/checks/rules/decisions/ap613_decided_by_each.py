"""AP613 decided-by-each: an outcome under "each party", as if all parties had decided together.

What it finds: `decided` in the item for `each party` of a target's `decisions`.

Why it matters: each party decides for itself, on its own day. The outcome counts for none of them, and the target
continues to wait for all.

Wrong:

    decisions:
      - party: each party
        decided: [{on: 4 July 2017, outcome: approved}]

Right:

    decisions:
      - each party
      - party: Dacorum Borough Council
        decided: [{on: 4 July 2017, outcome: approved}]
      - party: Watford Borough Council
        decided: [{on: 4 July 2017, outcome: approved}]

To silence it: `checks: {AP613: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.decision_timing import get_decision_makers
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import EACH_PARTY, Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every item for each party that has an outcome."""
    parties = get_decision_makers(plan).deciding_parties
    for line in list_targets(plan) if parties else ():
        for n, decision in enumerate(line.target.decisions):
            if decision.is_of_each and decision.decided:
                message = f'what was decided is under "{EACH_PARTY}", so it counts for none of them'
                hint = f"write it for each party separately, like {{party: {parties[0].name}, decided: [...]}}"
                yield Finding("AP613", "error", message, (*line.route, "decisions", n, "decided"), hint=hint)
