"""AP311 bunched-dates: many targets due on the last day of the plan's period.

What it finds: at least five targets, and more than a third of those that have a due day, which fall due on the last day
of the period.

Why it matters: people write the last day when they have no date yet. It says little, and everything falls due together.

Wrong:

    date: End March 2018     # so in most targets

Right:

    date: November 2017

To silence it: `checks: {AP311: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan

FOLLOWS = ()

MIN_TARGETS = 5
MAX_SHARE = 3
"""More than one in so many targets is too many for the last day."""


def check(plan: Plan) -> Iterator[Finding]:
    """Find the period of a plan if too much falls due at its end."""
    windows = (line for line in list_targets(plan) if line.target.date.reading.kind == "window")
    dated = [line for line in windows if line.target.date.reading.due]
    last = [line for line in dated if line.target.date.reading.due == plan.context.last]
    if len(last) >= MIN_TARGETS and len(last) * MAX_SHARE > len(dated):
        message = f"{len(last)} of the {len(dated)} targets with a due day fall due on {format_day(plan.context.last)}"
        first = RelatedLocation(f"{last[0].target.ref} is the first of them", (*last[0].route, "date"))
        hint = "give each the date that it is really needed by"
        yield Finding("AP311", "note", message, ("plan", "period"), hint=hint, also=(first,))
