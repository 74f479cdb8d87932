"""AP503 completed-before-decided: a target completed before the last of its decisions was made.

What it finds: a `completed` whose day is before the day on which the last body was satisfied.

Why it matters: a target with decisions is complete on the day of the last of them, and reports say that day: the
other one is shown nowhere.

Wrong:

    decisions:
      - body: Executive
        decided: [{on: 12 July 2017, outcome: approved}]
    completed: 4 July 2017

Right:

    decisions:
      - body: Executive
        decided: [{on: 12 July 2017, outcome: approved}]

To silence it: `checks: {AP503: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.asked import Asked
from actionplan.checks.asking import asked_of, decider
from actionplan.checks.progress import completions, outstanding, satisfied
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding, Place
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion before the last decision."""
    for each in lines(plan):
        target = each.target
        asked = asked_of(each, plan) if target.completed else ()
        if not asked or outstanding(asked):
            continue
        day, last = _last(asked)
        decided = Place(f"the decision of {decider(last)} is here", (*each.route, "decisions", last.at))
        for on, route in completions(target, each.route):
            if on < day:
                message = f"target {target.ref} is completed on {say_day(on)}, before {decider(last)} was satisfied"
                hint = f"it counts as complete on {say_day(day)}"
                yield Finding("AP503", "warning", message, route, hint, also=(decided,))


def _last(asked: Sequence[Asked]) -> tuple[date, Asked]:
    """The day of the last decision, and that decision."""
    days = [(satisfied(each.decision) or date.min, each) for each in asked if each.is_final]
    return max(days, key=lambda pair: pair[0])
