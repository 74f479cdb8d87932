"""AP609 unknown-role: a party whose role is none of those that mean something.

What it finds: a `role` other than decides, supports and consulted.

Why it matters: a party with another word for its role decides nothing, and `each party` does without it.

Wrong:

    parties:
      - {party: Watford Borough Council, role: decider}

Right:

    parties:
      - {party: Watford Borough Council, role: decides}

To silence it: `checks: {AP609: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.plan import PARTY_ROLES, Plan, fold
from actionplan.text.fuzzy import NearestName


def check(plan: Plan) -> Iterator[Finding]:
    """Every role that means nothing."""
    nearest = NearestName({each: each for each in PARTY_ROLES})
    for n, party in enumerate(plan.parties):
        if party.role and fold(party.role) not in PARTY_ROLES:
            likely = nearest(party.role)
            hint = (
                f"did you mean {quote(likely)}?"
                if likely
                else f"write {', '.join(PARTY_ROLES[:-1])} or {PARTY_ROLES[-1]}"
            )
            yield Finding("AP609", "error", f"{quote(party.role)} is not a role", ("parties", n, "role"), hint)
