"""AP204 duplicate-ref: two actions, outputs or targets with one number.

What it finds: a ref that an earlier action, output or target has already.

Why it matters: a report that names 1.2 could mean either, and a command that completes 1.2a would have to guess.

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


def check(plan: Plan) -> Iterator[Finding]:
    """Every ref that has been used already for a thing of its kind. Targets with no letter are AP207's."""
    yield from _find_duplicates("action", ((action.ref, route) for action, route in list_actions(plan)))
    yield from _find_duplicates("output", ((output.ref, route) for output, route in list_outputs(plan)))
    lettered = (each for each in list_targets(plan) if each.target.ref != each.output.ref)
    yield from _find_duplicates("target", ((each.target.ref, each.route) for each in lettered))


def _find_duplicates(kind: str, refs: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    seen: dict[str, Route] = {}
    for ref, route in refs:
        first = seen.setdefault(ref, route)
        if ref and first is not route:
            message = f"{kind} {ref} stands twice"
            also = (RelatedLocation(f"{kind} {ref} stands here first", (*first, kind)),)
            yield Finding("AP204", "error", message, (*route, kind), "give one of them another number", also=also)
