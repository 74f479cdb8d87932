"""AP516 start-after-due: work that is planned to start after the target is due.

What it finds: a `start` whose days all come after the last day of the target's current date.

Why it matters: one of the two dates is wrong, or the target cannot be met in time.

Wrong:

    date: Summer 2017
    start: October 2017

Right:

    date: Summer 2017
    start: May 2017

To silence it: `checks: {AP516: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.events import locate_current_date
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every planned start that comes after the last day of the target's date, with all revisions."""
    for line in list_targets(plan):
        target = line.target
        if target.start is None:
            continue
        windows = target.start.reading.windows
        phrase, route = locate_current_date(line)
        first, due = windows[0].earliest if windows else None, phrase.day
        if first and due and first > due:
            message = f"the work is planned to start in {quote(target.start.text)}, after the target is due"
            also = (RelatedLocation(f"it is due by {format_day(due)}", route),)
            yield Finding("AP516", "warning", message, (*line.route, "start"), hint="correct one of them", also=also)
