"""AP304 outside-period: a date outside the plan's period.

What it finds: a target's date, or one planned, that lies before or after the period that the plan covers. When
something happened is not asked.

Why it matters: it may be a slip in the year: a target of a year's plan that falls due in another year is in no report
of the year.

Wrong:

    period: 2017/18
    date: Summer 2027

Right:

    period: 2017/18
    date: Summer 2017

To silence it: `checks: {AP304: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import assumed
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every date outside the period."""
    yield from assumed(plan, ("outside-period",), "AP304", "warning", ("target", "planned"))
