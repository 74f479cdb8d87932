"""AP402 group-officer: a group of people where one officer should answer.

What it finds: an officer such as `Relevant Heads of Service`, who is not in the plan's registry.

Why it matters: what several answer for, none does. The others can stand under `supporting`.

Wrong:

    officer: Relevant Heads of Service

Right:

    officer: Chief Executive
    supporting: [Head of Finance, Head of Planning]

To silence it: `checks: {AP402: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.names import is_group, spellings
from actionplan.checks.walks import outputs
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every responsible officer who is several."""
    known = spellings(plan.officers)
    for output, route in outputs(plan):
        if is_group(output.officer, known):
            message = f'"{" ".join(output.officer.split())}" is a group, and one officer answers for an output'
            yield Finding(
                "AP402", "warning", message, (*route, "officer"), 'name one, and the others under "supporting:"'
            )
