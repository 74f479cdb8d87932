"""AP307 unknown-event: `waits_for` names nothing that the plan knows.

What it finds: a `waits_for` that is neither an event of the plan nor a target of another plan (jsp:1.1a); a target of
this one without the plan's name before it; and the name of this plan, or of another that is validated with it, before a
ref that no target there has; and a name that several of these plans have.

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

from collections.abc import Iterator

from actionplan.checks.beside import Beside
from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.walks import lines
from actionplan.english import listed
from actionplan.findings import Finding
from actionplan.model import Plan, Route, fold
from actionplan.naming import Meant


def check(plan: Plan, beside: Beside) -> Iterator[Finding]:
    """Every `waits_for` that names no event, and no target of this plan or another."""
    waiting = [(line.target.waits_for, (*line.route, "waits_for")) for line in lines(plan) if line.target.waits_for]
    events = {fold(event.name): event.name for event in plan.events}
    refs = {line.target.ref for line in lines(plan)} if waiting else set()
    nearest = Nearest(events)
    for name, route in waiting:
        if fold(name) in events:
            continue
        if named := beside.meant(name, plan):
            yield from _elsewhere(named, plan, beside, route)
        elif name in refs:
            yield _unnamed(plan, name, route)
        else:
            likely = nearest(name)
            hint = f"did you mean {quoted(likely)}?" if likely else 'add it under "events:"'
            yield Finding("AP307", "error", f"there is no event {quoted(name)}", route, hint)


def _elsewhere(named: Meant, plan: Plan, beside: Beside, route: Route) -> Iterator[Finding]:
    """The finding for the ref of a plan that does not have it, or that may be that of several plans.

    There is nothing to say of a plan that was not read, or not whole.
    """
    if len(named.plans) > 1:
        files = listed([beside.read(each).where for each in named.plans])
        message = f"{quoted(named.name)} may be each of {len(named.plans)} plans: {files}"
        yield Finding("AP307", "error", message, route, "give each a name of its own")
    elif named.plan and beside.read(named.plan).is_whole and not beside.has(named):
        whose = "this plan" if named.plan is plan else beside.read(named.plan).names[0]
        hint = "write the ref of one that it has, or an event"
        yield Finding("AP307", "error", f"{whose} has no target {quoted(named.ref)}", route, hint)


def _unnamed(plan: Plan, ref: str, route: Route) -> Finding:
    """The finding for a target of this plan that is called by its ref alone, as an event would be."""
    hint = (
        f'write "{plan.name}:{ref}"'
        if plan.name
        else f'give the plan a short "name:", and write it and a colon before {ref}'
    )
    return Finding("AP307", "error", f"{quoted(ref)} is no event, but a target of this plan", route, hint)
