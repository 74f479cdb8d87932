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

from collections.abc import Iterator

from actionplan.checks.progress import completions, satisfied
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding, Place
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion before the last decision."""
    for each in lines(plan):
        target = each.target
        if not target.completed or not target.decisions:
            continue
        days = [satisfied(decision) for decision in target.decisions]
        known = [day for day in days if day]
        if len(known) < len(days):
            continue
        last = days.index(max(known))
        body = target.decisions[last].body
        decided = Place(f"the decision of {body} is here", (*each.route, "decisions", last))
        for on, route in completions(target, each.route):
            if on < max(known):
                message = f"target {target.ref} is completed on {say_day(on)}, before {body} was satisfied"
                hint = f"it counts as complete on {say_day(max(known))}"
                yield Finding("AP503", "warning", message, route, hint, also=(decided,))
