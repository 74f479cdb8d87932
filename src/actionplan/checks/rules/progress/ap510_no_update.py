"""AP510 no-update: an open target of which nothing was heard for a quarter.

What it finds: a target that is not complete, deleted or suspended, and whose last update, decision or revision is
more than 92 days before the day the check speaks of (`--as-at`, else today). A target of which nothing was ever
written is asked from the first day of the period on, in a plan that has updates of more than half of its open
targets. A plan whose period has been over for so long is not asked.

Why it matters: what its last update says is no longer news, and the next report will be asked for newer.

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

from actionplan.checks.support.decisions import list_required_decisions
from actionplan.checks.support.events import is_open, list_event_days
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Target, Update

QUARTER_DAYS = 92
"""The days of the longest quarter."""


def check(plan: Plan, day: date) -> Iterator[Finding]:
    """Every open target that was last heard of more than a quarter ago, or never where most others were."""
    if _is_long_ago(plan.context.last, day):
        return
    going = [line for line in list_targets(plan) if is_open(line.target, list_required_decisions(line, plan), day)]
    silent = plan.context.first if _has_regular_updates([line.target for line in going], day) else day
    for each in going:
        since = max([on for on in list_event_days(each.target) if on <= day], default=silent)
        if _is_long_ago(since, day):
            message = f"nothing is said of target {each.target.ref} since {format_day(since)}"
            yield Finding("AP510", "note", message, each.route, 'add how it stands now, under "updates:"')


def _is_long_ago(then: date, day: date) -> bool:
    return (day - then).days > QUARTER_DAYS


def _has_regular_updates(targets: Sequence[Target], day: date) -> bool:
    """Whether updates are how these targets are kept: by the day, more than half of them have one."""
    return sum(any(_is_known(update, day) for update in each.updates) for each in targets) > len(targets) / 2


def _is_known(update: Update, day: date) -> bool:
    on = update.on.day if update.on else None
    return on is not None and on <= day
