"""AP517 open-start: a planned start that has no day.

What it finds: a `start` that is still open ("TBC"), or that waits for something ("after the election"). Work that has
started, or is finished, is left out.

Why it matters: `due` and `overdue` cannot list when the work is to start. They only name it at the end. Nobody is asked
why it has not started.

Wrong:

    date: March 2018
    start: TBC

Right:

    date: March 2018
    start: October 2017

To silence it: `checks: {AP517: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every planned start without a day, of work that nothing says has started."""
    for line in list_targets(plan):
        target = line.target
        if target.start is None or target.start.reading.windows or target.start.reading.kind == "unreadable":
            continue
        is_past = target.started or target.completed or target.deleted
        if target.start.text and not is_past:
            message = f"nobody can tell from {quote(target.start.text)} when work on {target.ref} is to start"
            yield Finding("AP517", "note", message, (*line.route, "start"), hint="write it here once it is known")
