"""AP801 unreadable-figure: a figure that is not one number.

What it finds: a baseline or an actual value that is not one number, with or without its unit: `66`, `1,204`, `95%`,
`£1.2m`, `2.5 days`. The manual page docs/figures.md has the rules.

Why it matters: the figure counts nowhere, and nothing is compared with it. Put remarks such as "estimated" in its
`note`, and leave out a figure that is not known yet.

Wrong:

    actuals: [{on: 30 June 2017, value: about 70}]

Right:

    actuals: [{on: 30 June 2017, value: 70, note: Estimated}]

To silence it: `checks: {AP801: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsUnknownKey
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import iter_figures, list_measure_lines
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = (FollowsUnknownKey(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every figure that is not one number."""
    for line in list_measure_lines(plan):
        for words, quantity, route in iter_figures(line):
            if words and quantity is None:
                hint = "write one number, like 66, 95% or £120,000, and anything else in a note"
                yield Finding("AP801", "error", f"{quote(words)} is not one number", route, hint=hint)
