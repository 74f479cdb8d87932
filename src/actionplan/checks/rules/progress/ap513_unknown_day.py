"""AP513 unknown-day: something that is complete, on a day that nobody knows.

What it finds: a completion, or a step that was done, with `yes` in place of its day.

Why it matters: no report can say if it was in time. The target counts as complete from the last day on which something
says that it was still open: a start, a new date, a stop, or an update that says what is left to do. If nothing says
that, it counts as complete on every day, also on days before it was. The minutes of the last meeting may have the day.
If nobody knows it, leave it.

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

_HINT = "write the day, if somebody knows it"


def check(plan: Plan) -> Iterator[Finding]:
    """Find every completion and every step without a day."""
    for line in list_targets(plan):
        for n, step in enumerate(line.target.steps):
            if step.is_day_unknown and step.done:
                message = (
                    f"step {n + 1} of {line.target.ref} was done on a day that is not known ({quote(step.done.text)})"
                )
                yield Finding("AP513", "note", message, (*line.route, "steps", n, "done"), hint=_HINT)
        for n, completion in enumerate(line.target.completed):
            if completion.is_day_unknown:
                written = quote(completion.on.text)
                message = f"target {line.target.ref} is complete on a day that is not known ({written})"
                route = (*line.route, "completed", n, "on")
                yield Finding("AP513", "note", message, route, hint=_HINT)
