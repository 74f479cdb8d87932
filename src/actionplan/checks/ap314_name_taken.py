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

from actionplan.checks.beside import Beside
from actionplan.checks.dated import quoted
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan, beside: Beside) -> Iterator[Finding]:
    """The name of a plan, where another has it already."""
    first = beside.first(plan.name) if plan.name else None
    if first and first.plan is not plan:
        message = f"{quoted(plan.name)} is the name of {first.where} too"
        yield Finding("AP314", "warning", message, ("plan", "name"), "give one of the two another name")
