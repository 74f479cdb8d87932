"""AP307 unknown-event: a `waits_for` that names nothing in the plan.

What it finds: a `waits_for` that is neither an event of the plan nor a target of another plan (jsp:1.1a). Also a target
of this plan without the plan's name before it, a ref that is not in the plan whose name is before it, and a name that
several plans have.

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

from actionplan.checks.plan_set import PlanSet
from actionplan.checks.relations import FollowsCutLine, FollowsLossAtTop, FollowsSectionLoss
from actionplan.checks.rule import CheckContext
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route
from actionplan.model.plan_names import PlanMatch
from actionplan.text.english import format_list
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossAtTop(), FollowsSectionLoss("events"), FollowsCutLine())


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find every `waits_for` that names no event, and no target of this plan or another."""
    waiting = [
        (name, (*line.route, "waits_for", n))
        for line in list_targets(plan)
        for n, name in enumerate(line.target.waits_for)
    ]
    events = {fold(event.name): event.name for event in plan.events}
    refs = {line.target.ref for line in list_targets(plan)} if waiting else set()
    nearest = NearestName(events)
    for name, route in waiting:
        if fold(name) in events:
            continue
        if match := context.plan_set.match_name(name, plan):
            yield from _check_match(match, plan, context.plan_set, route)
        elif name in refs:
            yield _report_bare_ref(plan, name, route)
        else:
            likely = nearest(name)
            hint = f"did you mean {quote(likely)}?" if likely else 'add it under "events:"'
            yield Finding("AP307", "error", f"there is no event {quote(name)}", route, hint=hint)


def _check_match(match: PlanMatch, plan: Plan, plan_set: PlanSet, route: Route) -> Iterator[Finding]:
    """Report a ref that its plan does not have, or a name that several plans have.

    Nothing is reported of a plan that was not read completely.
    """
    if len(match.plans) > 1:
        files = format_list([plan_set.get_entry(other).location for other in match.plans])
        message = f"{quote(match.name)} could mean any of {len(match.plans)} plans: {files}"
        yield Finding("AP307", "error", message, route, hint="give each plan its own name")
    elif match.plan and plan_set.get_entry(match.plan).is_complete and not plan_set.has_target(match):
        whose = "this plan" if match.plan is plan else plan_set.get_entry(match.plan).names[0]
        hint = "write the ref of a target that it has, or an event"
        yield Finding("AP307", "error", f"{whose} has no target {quote(match.ref)}", route, hint=hint)


def _report_bare_ref(plan: Plan, ref: str, route: Route) -> Finding:
    """Report a target of this plan that is named by its ref alone, as an event would be."""
    hint = (
        f'write "{plan.name}:{ref}"'
        if plan.name
        else f'give the plan a short "name:", and write it and a colon before {ref}'
    )
    return Finding("AP307", "error", f"{quote(ref)} is a target of this plan, not an event", route, hint=hint)
