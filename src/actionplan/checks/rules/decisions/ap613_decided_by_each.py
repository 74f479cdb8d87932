"""AP613 decided-by-each: an outcome that stands under "each party", as if all had decided at one table.

What it finds: `decided` in the item of a target's `decisions` that asks each party.

Why it matters: each party decides for itself, on its own day, so the outcome counts for none of them, and the target
goes on waiting for all.

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

from actionplan.checks.support.decisions import get_decision_makers
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import EACH_PARTY, Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every item about each party in which something was decided."""
    parties = get_decision_makers(plan).deciding_parties
    for line in list_targets(plan) if parties else ():
        for n, decision in enumerate(line.target.decisions):
            if decision.is_of_each and decision.decided:
                message = f'what was decided stands under "{EACH_PARTY}", and counts for none of them'
                hint = f"write it of each party by itself, like {{party: {parties[0].name}, decided: [...]}}"
                yield Finding("AP613", "error", message, (*line.route, "decisions", n, "decided"), hint)
