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

from actionplan.checks.asking import asked_of
from actionplan.checks.progress import heard, is_open
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding
from actionplan.model import Plan, Target, Update

QUARTER = 92
"""The days of the longest quarter."""


def check(plan: Plan, day: date) -> Iterator[Finding]:
    """Every open target that was last heard of more than a quarter ago, or never where most others were."""
    if _is_long_ago(plan.context.last, day):
        return
    going = [line for line in lines(plan) if is_open(line.target, asked_of(line, plan), day)]
    silent = plan.context.first if _keeps_updates([line.target for line in going], day) else day
    for each in going:
        since = max([on for on in heard(each.target) if on <= day], default=silent)
        if _is_long_ago(since, day):
            message = f"nothing is said of target {each.target.ref} since {say_day(since)}"
            yield Finding("AP510", "note", message, each.route, 'add how it stands now, under "updates:"')


def _is_long_ago(then: date, day: date) -> bool:
    return (day - then).days > QUARTER


def _keeps_updates(targets: Sequence[Target], day: date) -> bool:
    """Whether updates are how these targets are kept: by the day, more than half of them have one."""
    return sum(any(_known(update, day) for update in each.updates) for each in targets) > len(targets) / 2


def _known(update: Update, day: date) -> bool:
    on = update.on.day if update.on else None
    return on is not None and on <= day
