"""AP611 odd-deferral: a new date to decide, when nothing was deferred or the date was already over.

What it finds: a `to` of an outcome that is not deferred, and a `to` that is not after the day of the deferral.

Why it matters: only a deferred decision is taken again, and only later. Otherwise it counts as late at once.

Wrong:

    decided:
      - {on: 13 September 2017, outcome: deferred, to: June 2017}

Right:

    decided:
      - {on: 13 September 2017, outcome: deferred, to: January 2018}

To silence it: `checks: {AP611: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Outcome, Plan, Route

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every new date of an outcome that is not deferred, or that is not later."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            for m, outcome in enumerate(decision.decided):
                if outcome.to:
                    yield from _check_outcome(outcome, (*line.route, "decisions", n, "decided", m, "to"))


def _check_outcome(outcome: Outcome, route: Route) -> Iterator[Finding]:
    meaning, to, on = outcome.meaning, outcome.to, outcome.on.day if outcome.on else None
    if meaning and meaning != "deferred":
        message = f'"to:" is the new date of a deferred decision, but this one was {meaning}'
        hint = 'leave it out, or write "outcome: deferred"'
        yield Finding("AP611", "warning", message, route, hint=hint, on_key=True)
    elif meaning == "deferred" and to and on and to.day and to.day <= on:
        message = f"{quote(to.text)} is not after {format_day(on)}, when it was deferred"
        yield Finding("AP611", "warning", message, route, hint="write when it will be decided, or leave it out")
