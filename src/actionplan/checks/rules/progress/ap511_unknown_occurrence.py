"""AP511 unknown-occurrence: a completion for a date that the target does not have.

What it finds: a completion whose `for` is none of the dates on which the target falls due.

Why it matters: it completes nothing, and every report shows the right date as overdue.

Wrong:

    date: Quarterly
    completed:
      - {for: Q1 2016/17, on: 5 July 2017}

Right:

    date: Quarterly
    completed:
      - {for: Q1 2017/18, on: 5 July 2017}

To silence it: `checks: {AP511: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.events import find_periods, list_periods
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import Window, format_window
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every completion that names none of its target's windows. A target without windows is not checked."""
    for line in list_targets(plan):
        target = line.target
        known = list_periods(target) if target.completed else ()
        for n, completion in enumerate(target.completed):
            occurrence = completion.occurrence
            if occurrence is None or occurrence.reading.kind == "unreadable" or find_periods(occurrence, target, known):
                continue
            if known:
                message, at = (
                    f"target {target.ref} has no date {quote(occurrence.text)}",
                    (*line.route, "completed", n, "for"),
                )
                yield Finding("AP511", "error", message, at, hint=_suggest(known))


def _suggest(periods: tuple[Window, ...]) -> str:
    if len(periods) == 1:
        return f'it has one, {format_window(periods[0])}: leave "for:" out'
    return f"it has {len(periods)}, and the first is {format_window(periods[0])}"
