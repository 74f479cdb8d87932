"""AP204 duplicate-ref: two actions, outputs or targets with the same number.

What it finds: a ref that an earlier action, output or target already has.

Why it matters: a report that names 1.2 could mean either, and a command that completes 1.2a could not tell which one
you mean.

Wrong:

    - output: 1.2
    - output: 1.2

Right:

    - output: 1.2
    - output: 1.3

To silence it: `checks: {AP204: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actionplan.checks.support.traversal import list_actions, list_outputs, list_targets
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan, Route

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every ref that something of the same kind already has. AP207 checks targets with no letter."""
    yield from _find_duplicates("action", ((action.ref, route) for _, action, route in list_actions(plan)))
    yield from _find_duplicates("output", ((output.ref, route) for _, _, output, route in list_outputs(plan)))
    lettered = (line for line in list_targets(plan) if line.target.ref != line.output.ref)
    yield from _find_duplicates("target", ((line.target.ref, line.route) for line in lettered))


def _find_duplicates(kind: str, refs: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    first_routes: dict[str, Route] = {}
    for ref, route in refs:
        first = first_routes.setdefault(ref, route)
        if ref and first is not route:
            message = f"there are two {kind}s {ref}"
            also = (RelatedLocation("the first one is here", (*first, kind)),)
            yield Finding("AP204", "error", message, (*route, kind), hint="give one of them another number", also=also)
