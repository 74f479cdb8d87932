"""AP208 nothing-under: a theme, action or output with nothing under it.

What it finds: a plan without themes, a theme without actions, an action without outputs, an output without targets.

Why it matters: it stands in the plan as something the council will do, and no report will ever chase it.

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

from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every heading that has nothing under it, at the key where that stands empty."""
    if not plan.themes:
        yield _report("the plan", "themes", ())
    for t, theme in enumerate(plan.themes):
        route = ("themes", t)
        if not theme.actions:
            yield _report("this theme", "actions", route)
        for a, action in enumerate(theme.actions):
            if not action.outputs:
                yield _report(f"action {action.ref}", "outputs", (*route, "actions", a))
            for o, output in enumerate(action.outputs):
                if not output.targets:
                    yield _report(f"output {output.ref}", "targets", (*route, "actions", a, "outputs", o))


def _report(heading: str, below: str, route: Route) -> Finding:
    hint = f'write them under "{below}:"'
    return Finding("AP208", "warning", f"{heading} has no {below}", (*route, below), hint, on_key=True)
