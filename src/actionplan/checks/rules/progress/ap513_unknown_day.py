"""AP513 unknown-day: something that is complete, on a day that nobody knows.

What it finds: a completion with `yes` in place of its day.

Why it matters: the target counts as complete on every day, also on days before it was, and no report can say if it was
in time. The minutes of the last meeting may have the day. If nobody knows it, leave it.

Wrong:

    date: Summer 2017
    completed: yes

Right:

    date: Summer 2017
    completed: 4 July 2017

To silence it: `checks: {AP513: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every completion without a day."""
    for line in list_targets(plan):
        for n, completion in enumerate(line.target.completed):
            if completion.is_day_unknown:
                written = quote(completion.on.text)
                message = f"target {line.target.ref} is complete on a day that is not known ({written})"
                route = (*line.route, "completed", n, "on")
                yield Finding("AP513", "note", message, route, hint="write the day, if somebody knows it")
