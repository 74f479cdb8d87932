"""AP802 unreadable-goal: the target of a measure, in words that no rule reads.

What it finds: a `target` of a measure, one of a year, or a threshold that does not say in figures what is on target:
`at least 4`, `at most 60`, `between 3 and 5`, `reduce by 10%`. The manual page docs/figures.md has all the rules.

Why it matters: nobody can say if the measure is on target. If the target is no figure, such as "top quartile", write it
in the words of the measure and leave out `target`.

Wrong:

    target: up to 60

Right:

    target: at most 60

To silence it: `checks: {AP802: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import iter_goals, list_measure_lines
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every target of a measure that cannot be read."""
    for line in list_measure_lines(plan):
        for words, goal, route in iter_goals(line):
            if goal.problem and words:
                hint = 'write it like "at least 4", "at most 60", "between 3 and 5" or "reduce by 10%"'
                yield Finding("AP802", "error", f"{quote(words)} cannot be read as a target", route, hint=hint)
