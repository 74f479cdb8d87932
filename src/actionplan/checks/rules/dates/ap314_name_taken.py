"""AP314 name-taken: two plans that are validated together have the same short name.

What it finds: a plan whose `name` an earlier plan of the same run already has.

Why it matters: `jsp:1.1a` does not say which of the two plans it means, and a report about both needs another name for
one of them.

Wrong:

    plan:
      name: jsp        # joint.yaml says so too

Right:

    plan:
      name: hertsmere

To silence it: `checks: {AP314: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import CheckContext
from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find the name of a plan if an earlier plan already has it."""
    first = context.plan_set.find_by_name(plan.name) if plan.name else None
    if first and first.plan is not plan:
        message = f"{first.location} has the name {quote(plan.name)} too"
        yield Finding("AP314", "warning", message, ("plan", "name"), hint="give one of the two another name")
