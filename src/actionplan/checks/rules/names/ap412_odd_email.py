"""AP412 odd-email: an email address of an officer that is none.

What it finds: an `email` in the plan's list of officers that is not one address, like `name@example.gov.uk`.

Why it matters: nobody can write to it.

Wrong:

    officers:
      - {name: Head of Housing, email: housing at example.gov.uk}

Right:

    officers:
      - {name: Head of Housing, email: housing@example.gov.uk}

To silence it: `checks: {AP412: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.text.addresses import is_email

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every email address that is none."""
    for n, officer in enumerate(plan.officers):
        if officer.email and not is_email(officer.email):
            message = f"{quote(officer.email)} is not an email address"
            hint = "write one address, like name@example.gov.uk"
            yield Finding("AP412", "warning", message, ("officers", n, "email"), hint=hint)
