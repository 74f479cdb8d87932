"""AP306 waits-for-nothing: a date that depends on something, in a target that does not say on what.

What it finds: a date such as `In line with Financial Strategy` without `waits_for`.

Why it matters: the target would wait for ever, because similar names are not matched.

Wrong:

    date: In line with Financial Strategy

Right:

    date: In line with Financial Strategy
    waits_for: Financial Strategy

To silence it: `checks: {AP306: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsUnknownSibling
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = (FollowsUnknownSibling(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every dependent date with no `waits_for`."""
    for line in list_targets(plan):
        target = line.target
        if target.date.reading.kind == "dependent" and not target.waits_for:
            message = f"{quote(target.date.text)} depends on something"
            hint = 'add "waits_for:" and the name of the event'
            yield Finding("AP306", "warning", message, (*line.route, "date"), hint=hint)
