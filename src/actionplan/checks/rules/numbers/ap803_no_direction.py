"""AP803 no-direction: a target that does not say whether more or less is better.

What it finds: a measure whose target is only a figure (`95%`) or "maintain" or "improve", without `better`, once there
is a figure that is not the same.

Why it matters: 93% may be better than 95% or worse, and `measures` does not guess. It says "not known".

Wrong:

    {text: Applications decided in time, target: 95%, actuals: [{on: 30 June 2017, value: 93%}]}

Right:

    {text: Applications decided in time, target: at least 95%, actuals: [{on: 30 June 2017, value: 93%}]}

To silence it: `checks: {AP803: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsUnknownKey
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import iter_figures, iter_goals, list_measure_lines
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = (FollowsUnknownKey(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every target that a figure cannot be compared with, because nothing says which is better."""
    for line in list_measure_lines(plan):
        amounts = {figure.quantity.amount for figure in iter_figures(line) if figure.quantity}
        if line.better or not line.measure.actuals:
            continue
        for words, goal, route in iter_goals(line):
            if goal.needs_polarity and amounts - {figure.amount for figure in goal.figures}:
                message = f"{quote(words)} does not say whether more or less is better"
                hint = 'write "at least" or "at most" before it, or "better: higher" or "better: lower" beside it'
                yield Finding("AP803", "warning", message, route, hint=hint)
