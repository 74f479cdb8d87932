"""AP501 unknown-outcome: a decision with an unknown outcome.

What it finds: an `outcome` other than approved, approved with amendments, deferred, refused, noted, not required, and
the words of minutes that mean one of them, such as agreed, adopted or adjourned.

Why it matters: the target continues to wait, because other words do not say whether the body approved it.

Wrong:

    decided:
      - {on: 4 July 2017, outcome: recommended}

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
from actionplan.model.outcome_words import OUTCOMES, suggest_outcome
from actionplan.model.plan import Plan
from actionplan.text.english import format_alternatives

FOLLOWS = (FollowsUnclearParent(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every unknown outcome."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            for m, outcome in enumerate(decision.decided):
                if outcome.outcome and outcome.meaning is None:
                    route = (*line.route, "decisions", n, "decided", m, "outcome")
                    likely = suggest_outcome(outcome.outcome)
                    hint = f'did you mean "{likely}"?' if likely else f"write {format_alternatives(OUTCOMES)}"
                    yield Finding("AP501", "error", f"{quote(outcome.outcome)} is not an outcome", route, hint=hint)
