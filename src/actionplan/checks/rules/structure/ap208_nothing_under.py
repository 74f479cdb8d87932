"""AP208 nothing-under: a theme, action or output with nothing under it.

What it finds: a plan without themes, a theme without actions, an action without outputs, an output without targets.

Why it matters: the plan promises something, but no report will ever chase it.

Wrong:

    - action: 1
      title: Implement the Development Sites programme

Right:

    - action: 1
      title: Implement the Development Sites programme
      outputs:
        - output: 1.1
          text: Sites to be sold

To silence it: `checks: {AP208: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutShortPlan, FollowsUnknownKey
from actionplan.checks.support.traversal import list_actions, list_outputs
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route

FOLLOWS = (FollowsUnknownKey(), FollowsCutShortPlan())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every heading that has nothing under it. The finding is at the key if that is there and empty."""
    if not plan.themes:
        yield _build_finding("the plan", "themes", ())
    for number, theme in enumerate(plan.themes):
        if not theme.actions:
            yield _build_finding("this theme", "actions", ("themes", number))
    for _, action, route in list_actions(plan):
        if not action.outputs:
            yield _build_finding(f"action {action.ref}", "outputs", route)
    for _, _, output, route in list_outputs(plan):
        if not output.targets:
            yield _build_finding(f"output {output.ref}", "targets", route)


def _build_finding(heading: str, below: str, route: Route) -> Finding:
    hint = f'write them under "{below}:"'
    return Finding("AP208", "warning", f"{heading} has no {below}", (*route, below), hint=hint, on_key=True)
