"""AP611 odd-deferral: a date to decide again, where nothing was deferred or it was over already.

What it finds: a `to` of an outcome that is not deferred; and one that is not after the day on which it was.

Why it matters: only what was deferred is to be decided again, and only later: else it counts as late at once.

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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import OUTCOMES, Outcome, Plan, Route, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every such date."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            for m, outcome in enumerate(decision.decided):
                if outcome.to:
                    yield from _check_outcome(outcome, (*line.route, "decisions", n, "decided", m, "to"))


def _check_outcome(outcome: Outcome, route: Route) -> Iterator[Finding]:
    word, to, on = fold(outcome.outcome), outcome.to, outcome.on.day if outcome.on else None
    if word in OUTCOMES and word != "deferred":
        message = f'"to:" says when what was deferred is to be decided, and this was {word}'
        yield Finding("AP611", "warning", message, route, 'leave it out, or write "outcome: deferred"', on_key=True)
    elif word == "deferred" and to and on and to.day and to.day <= on:
        message = f"{quote(to.text)} is not after {format_day(on)}, when it was deferred"
        yield Finding("AP611", "warning", message, route, "write when it is to be decided, or leave it out")
