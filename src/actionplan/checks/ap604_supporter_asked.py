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

from actionplan.asked import part_of
from actionplan.checks.asking import who
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every decision of a party that has another role."""
    if all(each.decides for each in plan.parties):
        return
    known = who(plan)
    for line in lines(plan):
        for n, decision in enumerate(line.target.decisions):
            party = known.party(decision.party or decision.body)
            if party and not party.decides and (does := part_of(party)):
                route = (*line.route, "decisions", n, "party" if decision.party else "body")
                message = f"{party.name} {does}, and target {line.target.ref} asks its decision"
                yield Finding("AP604", "warning", message, route, 'leave it out, or say "role: decides" of the party')
