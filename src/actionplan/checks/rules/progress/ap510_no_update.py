"""AP510 no-update: an open target with no update for a quarter of a year.

What it finds: a target that is not complete, deleted or suspended, and whose last update, decision or revision is more
than 92 days before the day of the check (`--as-at`, or today). A target that never had an update counts from the first
day of the period, if more than half of the open targets have updates. A plan whose period ended more than 92 days ago
is not checked.

Why it matters: its last update is no longer news, and the next report needs a newer one.

Wrong:

    updates:
      - {on: 30 April 2017, rag: green}      # and it is September

Right:

    updates:
      - {on: 30 April 2017, rag: green}
      - {on: 31 July 2017, rag: amber}

To silence it: `checks: {AP510: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.rule import CheckContext
from actionplan.checks.support.decision_timing import list_required_decisions
from actionplan.checks.support.events import is_open, list_event_days
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Target
from actionplan.model.progress import Update

FOLLOWS = (FollowsLossInTarget(),)

QUARTER_DAYS = 92
"""The length of the longest quarter."""


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find every open target whose last update is old, or that has none when most others have."""
    if (day := context.day) is None or _is_long_ago(plan.context.last, day):
        return
    open_lines = [line for line in list_targets(plan) if is_open(line.target, list_required_decisions(line, plan), day)]
    default = plan.context.first if _has_regular_updates([line.target for line in open_lines], day) else day
    for line in open_lines:
        since = max([on for on in list_event_days(line.target) if on <= day], default=default)
        if _is_long_ago(since, day):
            message = f"target {line.target.ref} has had no update since {format_day(since)}"
            yield Finding("AP510", "note", message, line.route, hint='add one under "updates:"')


def _is_long_ago(then: date, day: date) -> bool:
    return (day - then).days > QUARTER_DAYS


def _has_regular_updates(targets: Sequence[Target], day: date) -> bool:
    """Return True if more than half of some targets have an update by a day."""
    updated = [target for target in targets if target.updates]
    return sum(any(_is_known(update, day) for update in target.updates) for target in updated) > len(targets) / 2


def _is_known(update: Update, day: date) -> bool:
    on = update.on.day if update.on else None
    return on is not None and on <= day
