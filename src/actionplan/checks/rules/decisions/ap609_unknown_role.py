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
from actionplan.model.plan import PARTY_ROLES, Plan
from actionplan.text.closed_words import suggest_word
from actionplan.text.english import format_alternatives
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every unknown role."""
    for n, party in enumerate(plan.parties):
        if party.role and fold(party.role) not in PARTY_ROLES:
            likely = suggest_word(party.role, PARTY_ROLES)
            hint = f"did you mean {quote(likely)}?" if likely else f"write {format_alternatives(PARTY_ROLES)}"
            yield Finding("AP609", "error", f"{quote(party.role)} is not a role", ("parties", n, "role"), hint=hint)
