"""AP311 bunched-dates: many targets due on the last day of the plan's period.

What it finds: a plan where at least five targets, and more than a third of those that have a due day, fall due on the
period's last day.

Why it matters: the last day is what one writes who has no date yet: it says little, and all of it comes at once when
nobody has time.

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

MIN_TARGETS = 5
MAX_SHARE = 3
"""One in so many may fall due on the last day."""


def check(plan: Plan) -> Iterator[Finding]:
    """The period, where too much of it comes at its end."""
    due = [
        (each.target.date.reading.due, each) for each in list_targets(plan) if each.target.date.reading.kind == "window"
    ]
    dated = [(day, each) for day, each in due if day]
    last = [each for day, each in dated if day == plan.context.last]
    if len(last) >= MIN_TARGETS and len(last) * MAX_SHARE > len(dated):
        message = f"{len(last)} of the {len(dated)} targets with a due day fall due on {format_day(plan.context.last)}"
        first = RelatedLocation(f"{last[0].target.ref} is the first of them", (*last[0].route, "date"))
        yield Finding(
            "AP311", "note", message, ("plan", "period"), "give each the date it is really wanted by", also=(first,)
        )
