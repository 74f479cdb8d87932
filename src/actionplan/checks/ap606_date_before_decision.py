"""AP606 date-before-decision: a target whose own date is before a decision that it waits for.

What it finds: a target whose date, after revisions, is over before the first day on which a decision is planned, or to
which it was deferred, that is still to be given.

Why it matters: the target is complete on the day of its last decision, so it is late before it has begun.

Wrong:

    date: March 2018
    decisions:
      - {party: Watford Borough Council, planned: April 2018}

Right:

    date: April 2018
    decisions:
      - {party: Watford Borough Council, planned: April 2018}

To silence it: `checks: {AP606: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.asking import asked_of, decider
from actionplan.checks.expected import Expected, expected
from actionplan.checks.progress import current_at, satisfied
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding, Place
from actionplan.model import Line, Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every decision that is planned for after its target's date."""
    for line in lines(plan):
        if line.target.deleted is None:
            told = set()
            for each in asked_of(line, plan):
                planned = expected(each, line) if satisfied(each.decision) is None else None
                if planned and planned.route not in told:
                    told.add(planned.route)
                    yield from _told(line, decider(each), planned)


def _told(line: Line, name: str, planned: Expected) -> Iterator[Finding]:
    phrase, route = current_at(line)
    due = phrase.reading.due if phrase.reading.kind != "ongoing" else None
    if due and due < planned.first:
        message = f"the decision of {name} {planned.words}, and target {line.target.ref} is due on {say_day(due)}"
        place = Place("the date of the target is here", route)
        hint = "put one of the dates right, or revise that of the target"
        yield Finding("AP606", "warning", message, planned.route, hint, also=(place,))
