"""AP510 no-update: an open target of which nothing was heard for a quarter.

What it finds: a target that is not complete, deleted or suspended, and whose last update, decision or revision is
more than 92 days before the day the check speaks of (`--as-at`, else today). A target of which nothing was ever
written is not asked, nor a plan whose period has been over for so long.

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

from collections.abc import Iterator
from datetime import date

from actionplan.checks.progress import heard, is_open
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding
from actionplan.model import Plan

QUARTER = 92
"""The days of the longest quarter."""


def check(plan: Plan, day: date) -> Iterator[Finding]:
    """Every open target that was last heard of more than a quarter ago."""
    if (day - plan.context.last).days > QUARTER:
        return
    for each in lines(plan):
        last = max([on for on in heard(each.target) if on <= day], default=day)
        if (day - last).days > QUARTER and is_open(each.target, day):
            message = f"nothing is said of target {each.target.ref} since {say_day(last)}"
            yield Finding("AP510", "note", message, each.route, 'add how it stands now, under "updates:"')
