"""AP501 unknown-outcome: a decision with an unknown outcome.

What it finds: an `outcome` other than approved, approved with amendments, deferred, refused and not required.

Why it matters: the target continues to wait, because only those words say whether the body approved it.

Wrong:

    decided:
      - {on: 4 July 2017, outcome: agreed}

Right:

    decided:
      - {on: 4 July 2017, outcome: approved}

To silence it: `checks: {AP501: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsUnclearParent
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import OUTCOMES, Plan, fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsUnclearParent(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every unknown outcome."""
    nearest = NearestName({outcome: outcome for outcome in OUTCOMES})
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            for m, outcome in enumerate(decision.decided):
                if outcome.outcome and fold(outcome.outcome) not in OUTCOMES:
                    route = (*line.route, "decisions", n, "decided", m, "outcome")
                    near = nearest(outcome.outcome)
                    hint = f'did you mean "{near}"?' if near else f"write {', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]}"
                    yield Finding("AP501", "error", f"{quote(outcome.outcome)} is not an outcome", route, hint=hint)
