"""AP314 name-taken: two plans that are validated together have the same short name.

What it finds: a plan whose `name` is that of another before it in the same run.

Why it matters: `jsp:1.1a` cannot say in which of the two, and a report over both has to call one of them otherwise.

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

from actionplan.checks.plan_set import PlanSet
from actionplan.checks.support.date_fields import quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan, plan_set: PlanSet) -> Iterator[Finding]:
    """The name of a plan, where another has it already."""
    first = plan_set.find_by_name(plan.name) if plan.name else None
    if first and first.plan is not plan:
        message = f"{quote(plan.name)} is the name of {first.location} too"
        yield Finding("AP314", "warning", message, ("plan", "name"), "give one of the two another name")
