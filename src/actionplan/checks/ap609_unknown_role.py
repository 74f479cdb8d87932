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

from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.findings import Finding
from actionplan.model import ROLES, Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every role that means nothing."""
    nearest = Nearest({each: each for each in ROLES})
    for n, party in enumerate(plan.parties):
        if party.role and fold(party.role) not in ROLES:
            likely = nearest(party.role)
            hint = f"did you mean {quoted(likely)}?" if likely else f"write {', '.join(ROLES[:-1])} or {ROLES[-1]}"
            yield Finding("AP609", "error", f"{quoted(party.role)} is not a role", ("parties", n, "role"), hint)
