"""AP511 unknown-occurrence: a completion for a period that the target does not have.

What it finds: a completion whose `for` is none of the periods that the target falls due in.

Why it matters: it ticks nothing off, and the period that was meant stays overdue in every report.

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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.events import find_periods, list_periods
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import Window, format_window
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion that names none of its target's periods. What has no period yet is not asked."""
    for each in list_targets(plan):
        target = each.target
        for n, completion in enumerate(target.completed):
            said = completion.occurrence
            if said is None or said.reading.kind == "unreadable" or find_periods(said, target):
                continue
            if known := list_periods(target):
                message = f"target {target.ref} has no period {quote(said.text)}"
                yield Finding("AP511", "error", message, (*each.route, "completed", n, "for"), _suggest(known))


def _suggest(periods: tuple[Window, ...]) -> str:
    if len(periods) == 1:
        return f'it has one, {format_window(periods[0])}: leave "for:" out'
    return f"it has {len(periods)}, of which the first is {format_window(periods[0])}"
