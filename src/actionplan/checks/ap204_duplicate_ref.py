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

from collections.abc import Iterator

from actionplan.findings import Finding, Place
from actionplan.model import Plan, Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every ref that has been used already for a thing of its kind."""
    seen: dict[tuple[str, str], Route] = {}
    for kind, ref, route in _refs(plan):
        if ref and (kind, ref) in seen:
            first = Place(f"{kind} {ref} stands here first", seen[kind, ref])
            hint = "give one of them another number"
            yield Finding("AP204", "error", f"{kind} {ref} stands twice", route, hint, also=(first,))
        seen.setdefault((kind, ref), route)


def _refs(plan: Plan) -> Iterator[tuple[str, str, Route]]:
    """What has a number, its number, and the route to that. Targets with no letter are AP207's."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            route = ("themes", t, "actions", a)
            yield "action", action.ref, (*route, "action")
            for o, output in enumerate(action.outputs):
                at = (*route, "outputs", o)
                yield "output", output.ref, (*at, "output")
                for n, target in enumerate(output.targets):
                    if target.ref != output.ref:
                        yield "target", target.ref, (*at, "targets", n, "target")
