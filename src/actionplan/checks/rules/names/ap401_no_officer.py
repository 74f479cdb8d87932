"""AP401 no-officer: an output with no officer responsible for it.

What it finds: an output whose `officer` is missing, empty or still open: `TBC`, `TBA`, `vacant`, `n/a`, `-`.

Why it matters: it is on nobody's list, so nobody is asked about it.

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

from actionplan.checks.relations import FollowsCutLine, FollowsUnknownKey
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.officer_names import is_nobody
from actionplan.checks.support.registries import list_last_officers
from actionplan.checks.support.traversal import list_outputs
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = (FollowsUnknownKey(), FollowsCutLine())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every output without an officer. The finding is at the key if that is there and empty."""
    for _, _, output, route in list_outputs(plan):
        named = [officer for officer in list_last_officers(output, route) if officer.name.strip()]
        if output.reassigned and not output.reassigned[-1].to:
            continue  # AP202 reports that
        if not named:
            message, hint = f"output {output.ref} has no officer", 'name one, with "officer:"'
            yield Finding("AP401", "warning", message, (*route, "officer"), hint=hint, on_key=True)
        elif all(is_nobody(officer.name) for officer in named):
            message = f"output {output.ref} has no officer yet, only {quote(named[0].name)}"
            hint = "name who is responsible until there is one"
            yield Finding("AP401", "warning", message, named[0].route, hint=hint)
