"""AP318 odd-carried-from: a target that was carried from a plan in which it is not.

What it finds: a `carried_from` that names this plan itself, or a target that the plan before does not have, if that is
read too.

Why it matters: `changes` compares each target with what it was last year, and what is recorded about it is there.

Wrong:

    plan:
      name: hertsmere-2018

    carried_from: hertsmere-2018:1.2b

Right:

    plan:
      name: hertsmere-2018

    carried_from: hertsmere:1.2b

To silence it: `checks: {AP318: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import CheckContext
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route

FOLLOWS = ()


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find every target that is carried from this plan itself, or from a target that is not there."""
    for line in list_targets(plan):
        for words in line.target.origins:
            yield from _check_origin(words, (*line.route, "carried_from"), plan, context)


def _check_origin(words: str, route: Route, plan: Plan, context: CheckContext) -> Iterator[Finding]:
    match = context.plan_set.match_name(words, plan)
    if match is None or match.plan is None:
        return
    if match.plan is plan:
        message = f"{quote(words)} is of this plan, which a target cannot be carried from"
        hint = "write the name of last year's plan before the ref"
        yield Finding("AP318", "warning", message, route, hint=hint)
    elif context.plan_set.get_entry(match.plan).is_complete and not context.plan_set.has_target(match):
        message = f"{context.plan_set.get_entry(match.plan).names[0]} has no target {quote(match.ref)}"
        yield Finding("AP318", "warning", message, route, hint="write the ref that it had there")
