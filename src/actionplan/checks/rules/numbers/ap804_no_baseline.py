"""AP804 no-baseline: a target that is counted from a baseline, where none is clear.

What it finds: a target like `reduce by 10%` or `maintain` in a measure without a `baseline`, and one in per cent of a
baseline that is a percentage itself: "by 10%" may then be percentage points, or a share of it.

Why it matters: nobody can say which figure is on target.

Wrong:

    target: reduce by 10%

Right:

    target: reduce by 10%
    baseline: {value: 74, on: 31 March 2017}

To silence it: `checks: {AP804: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsUnknownKey, FollowsUnknownSibling
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import iter_goals, list_measure_lines
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.quantities import find_limits

FOLLOWS = (FollowsUnknownKey(), FollowsUnknownSibling())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every target that is counted from a baseline which is missing or not clear."""
    for line in list_measure_lines(plan):
        for words, goal, route in iter_goals(line):
            if not goal.needs_baseline:
                continue
            if line.measure.baseline is None:
                message = f"{quote(words)} is counted from a baseline, and the measure has none"
                hint = 'write the figure that it starts from under "baseline:"'
                yield Finding("AP804", "warning", message, route, hint=hint)
            elif line.baseline and goal.change and isinstance(find_limits(goal, line.baseline, "higher"), str):
                message = f"{quote(words)} and the baseline {quote(line.measure.baseline.value)} do not go together"
                hint = f"write percentage points, or {quote(f'{goal.change.words} of the baseline')}"
                yield Finding("AP804", "warning", message, route, hint=hint)
