"""AP604 supporter-asked: a party that supports or is consulted is asked to decide.

What it finds: a decision asked by name of a party whose `role` is not that it decides.

Why it matters: the target waits for it as for any other, which the plan says elsewhere that nothing does.

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

from actionplan.checks.support.decisions import get_decision_makers
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.decisions import describe_role
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every decision of a party that has another role."""
    if all(each.is_decider for each in plan.parties):
        return
    known = get_decision_makers(plan)
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            party = known.find_party(decision.party or decision.body)
            if party and not party.is_decider and (does := describe_role(party)):
                route = (*line.route, "decisions", n, "party" if decision.party else "body")
                message = f"{party.name} {does}, and target {line.target.ref} asks its decision"
                yield Finding("AP604", "warning", message, route, 'leave it out, or say "role: decides" of the party')
