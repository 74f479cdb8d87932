"""AP401 no-officer: an output that no officer answers for.

What it finds: an output whose `officer` is missing, empty, or stands open: `TBC`, `TBA`, `vacant`, `n/a`, `-`.

Why it matters: it is on nobody's list, and nobody will be asked about it.

Wrong:

    - output: 1.2
      text: Business plan to be approved

Right:

    - output: 1.2
      text: Business plan to be approved
      officer: Chief Executive

To silence it: `checks: {AP401: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.officer_names import is_nobody
from actionplan.checks.support.traversal import list_outputs
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every output without an officer, at the key where that stands empty."""
    for output, route in list_outputs(plan):
        if not output.officer.strip():
            message, hint = f"output {output.ref} has no officer", 'name one, with "officer:"'
            yield Finding("AP401", "warning", message, (*route, "officer"), hint, on_key=True)
        elif is_nobody(output.officer):
            message = f"output {output.ref} has no officer yet, only {quote(output.officer)}"
            hint = "name who answers for it until there is one"
            yield Finding("AP401", "warning", message, (*route, "officer"), hint)
