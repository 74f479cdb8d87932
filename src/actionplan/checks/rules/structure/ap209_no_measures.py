"""AP209 no-measures: a target with no performance measure.

What it finds: a target whose `measures` are missing or empty.

Why it matters: nobody can say whether it was met: a measure is a sentence that says how one would know.

Wrong:

    - date: Summer 2017

Right:

    - date: Summer 2017
      measures:
        - Business Plan approved by HDL Board

To silence it: `checks: {AP209: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every target without measures, at the key where that stands empty."""
    for line in list_targets(plan):
        if not any(map(str.strip, line.target.measures)):
            hint = 'say how one would know, under "measures:"'
            message, route = f"target {line.target.ref} has no measure", (*line.route, "measures")
            yield Finding("AP209", "warning", message, route, hint, on_key=True)
