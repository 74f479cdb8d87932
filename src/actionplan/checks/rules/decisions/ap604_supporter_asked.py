"""AP604 supporter-asked: a decision of a party that supports the plan or is consulted.

What it finds: a decision that names a party whose `role` is not `decides`.

Why it matters: the target waits for it like for any other decision, but the plan says that this party does not decide.

Wrong:

    parties:
      - {party: Hertfordshire County Council, role: supports}

    decisions:
      - party: Hertfordshire County Council

Right:

    parties:
      - {party: Hertfordshire County Council, role: supports}

    decisions:
      - each party

To silence it: `checks: {AP604: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsSectionLoss
from actionplan.checks.support.decision_timing import get_decision_makers
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.decision_makers import describe_role
from actionplan.model.plan import Plan

FOLLOWS = (FollowsSectionLoss("parties"),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every decision of a party that has another role."""
    if all(party.is_decider for party in plan.parties):
        return
    known = get_decision_makers(plan)
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            party = known.find_party(decision.party or decision.body)
            if party and not party.is_decider and (does := describe_role(party)):
                route = (*line.route, "decisions", n, "party" if decision.party else "body")
                message = f"{party.name} {does}, but target {line.target.ref} needs its decision"
                hint = 'leave it out, or give the party "role: decides"'
                yield Finding("AP604", "warning", message, route, hint=hint)
