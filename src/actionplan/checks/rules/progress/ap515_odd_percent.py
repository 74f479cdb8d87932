"""AP515 odd-percent: a `percent` that is not a number from 0 to 100.

What it finds: an update whose `percent` is in words, or over 100.

Why it matters: reports show how much is done as a number. They leave other words out.

Wrong:

    updates:
      - {on: 30 June 2017, percent: half}

Right:

    updates:
      - {on: 30 June 2017, percent: 50%}

To silence it: `checks: {AP515: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every `percent` that is not a number from 0 to 100."""
    for line in list_targets(plan):
        for n, update in enumerate(line.target.updates):
            if update.percent and update.percent_done is None:
                message, hint = f"{quote(update.percent)} is not a number from 0 to 100", "write one, like 60%"
                yield Finding("AP515", "error", message, (*line.route, "updates", n, "percent"), hint=hint)
