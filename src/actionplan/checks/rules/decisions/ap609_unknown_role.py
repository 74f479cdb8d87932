"""AP609 unknown-role: a party with an unknown role.

What it finds: a `role` other than decides, supports and consulted.

Why it matters: a party with another word as its role decides nothing, and `each party` does not include it.

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

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every unknown role."""
    nearest = NearestName({role: role for role in PARTY_ROLES})
    for n, party in enumerate(plan.parties):
        if party.role and fold(party.role) not in PARTY_ROLES:
            likely = nearest(party.role)
            roles = f"{', '.join(PARTY_ROLES[:-1])} or {PARTY_ROLES[-1]}"
            hint = f"did you mean {quote(likely)}?" if likely else f"write {roles}"
            yield Finding("AP609", "error", f"{quote(party.role)} is not a role", ("parties", n, "role"), hint=hint)
