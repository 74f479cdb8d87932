"""AP211 ref-elsewhere: an output whose number belongs to another action.

What it finds: an output such as 2.1 under action 1. 1.1.1 is right under action 1 and under action 1.1. Refs that are
not numbers with a full stop, such as 7 or A7, are not checked.

Why it matters: readers look for it under action 2. Either number may be wrong, or the output was moved and kept its
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

from actionplan.checks.support.ref_numbers import is_number
from actionplan.checks.support.traversal import list_actions
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every output with the number of another action."""
    for _, action, route in list_actions(plan):
        for n, output in enumerate(action.outputs):
            is_own = output.ref.startswith(f"{action.ref}.")
            if "." in output.ref and not is_own and is_number(output.ref) and is_number(action.ref):
                message = f"output {output.ref} is under action {action.ref}"
                place = RelatedLocation(f"action {action.ref} is here", (*route, "action"))
                at, hint = (*route, "outputs", n, "output"), "move it, or give it this action's number"
                yield Finding("AP211", "warning", message, at, hint=hint, also=(place,))
