"""AP211 ref-elsewhere: an output whose number is that of another action.

What it finds: an output such as 2.1 under action 1; 1.1.1 is right under action 1 as under action 1.1. Numbers that
are not made up of their action's are not asked.

Why it matters: its reader looks under action 2; one of the two is a slip, or the output was moved and kept its
number.

Wrong:

    - action: 1
      outputs:
        - output: 2.1

Right:

    - action: 1
      outputs:
        - output: 1.1

To silence it: `checks: {AP211: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.traversal import is_number, list_actions
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every output with another action's number."""
    for action, route in list_actions(plan):
        for n, output in enumerate(action.outputs):
            is_own = output.ref.startswith(f"{action.ref}.")
            if "." in output.ref and not is_own and is_number(output.ref) and is_number(action.ref):
                message = f"output {output.ref} stands under action {action.ref}"
                place = RelatedLocation(f"action {action.ref} is here", (*route, "action"))
                at = (*route, "outputs", n, "output")
                yield Finding(
                    "AP211", "warning", message, at, "move it, or give it this action's number", also=(place,)
                )
