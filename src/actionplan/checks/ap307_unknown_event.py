"""AP307 unknown-event: `waits_for` names nothing that the plan knows.

What it finds: a `waits_for` that is neither an event of the plan nor a target of another plan (jsp:1.1a); a target of
this one without the plan's name before it, or with that before a ref that no target has.

Why it matters: the target waits for something that can never happen.

Wrong:

    waits_for: Finance Strategy

Right:

    events:
      - event: Financial Strategy

    waits_for: Financial Strategy

To silence it: `checks: {AP307: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import Plan, Route, fold

_ELSEWHERE = re.compile(r"([\w-]+):([\w.-]+)")


def check(plan: Plan) -> Iterator[Finding]:
    """Every `waits_for` that names no event, and no target of this plan or another."""
    waiting = [(line.target.waits_for, (*line.route, "waits_for")) for line in lines(plan) if line.target.waits_for]
    events = {fold(event.name): event.name for event in plan.events}
    refs = {line.target.ref for line in lines(plan)} if waiting else set()
    nearest = Nearest(events)
    for name, route in waiting:
        elsewhere = _ELSEWHERE.fullmatch(name)
        if fold(name) in events or (elsewhere and fold(elsewhere[1]) != fold(plan.name)):
            continue
        ref = elsewhere[2] if elsewhere else name
        if ref in refs:
            if not elsewhere:
                yield _unnamed(plan, ref, route)
        elif elsewhere:
            message, hint = f"this plan has no target {quoted(ref)}", "write the ref of one that it has, or an event"
            yield Finding("AP307", "error", message, route, hint)
        else:
            likely = nearest(name)
            hint = f"did you mean {quoted(likely)}?" if likely else 'add it under "events:"'
            yield Finding("AP307", "error", f"there is no event {quoted(name)}", route, hint)


def _unnamed(plan: Plan, ref: str, route: Route) -> Finding:
    """The finding for a target of this plan that is called by its ref alone, as an event would be."""
    hint = (
        f'write "{plan.name}:{ref}"'
        if plan.name
        else f'give the plan a short "name:", and write it and a colon before {ref}'
    )
    return Finding("AP307", "error", f"{quoted(ref)} is no event, but a target of this plan", route, hint)
