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

from actionplan.checks.refs import actions
from actionplan.checks.walks import lines, outputs
from actionplan.findings import Finding, Place
from actionplan.model import Plan, Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every ref that has been used already for a thing of its kind. Targets with no letter are AP207's."""
    yield from _twice("action", ((action.ref, route) for action, route in actions(plan)))
    yield from _twice("output", ((output.ref, route) for output, route in outputs(plan)))
    lettered = (each for each in lines(plan) if each.target.ref != each.output.ref)
    yield from _twice("target", ((each.target.ref, each.route) for each in lettered))


def _twice(kind: str, refs: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    seen: dict[str, Route] = {}
    for ref, route in refs:
        first = seen.setdefault(ref, route)
        if ref and first is not route:
            message = f"{kind} {ref} stands twice"
            also = (Place(f"{kind} {ref} stands here first", (*first, kind)),)
            yield Finding("AP204", "error", message, (*route, kind), "give one of them another number", also=also)
