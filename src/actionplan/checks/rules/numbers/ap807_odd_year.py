"""AP807 odd-year: the target of a year, where the year cannot be read.

What it finds: a key of `by_year` that is not a year or another period in the words of dates, like `2017/18`.

Why it matters: nobody can tell when that target holds, so it never does.

Wrong:

    by_year: {later: at least 4}

Right:

    by_year: {2017/18: at least 4}

To silence it: `checks: {AP807: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import list_measure_lines
from actionplan.dates import read_date
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every year of a target that cannot be read."""
    for line in list_measure_lines(plan):
        for year, _ in line.measure.by_year:
            if read_date(year, plan.context).kind != "window":
                route = (*line.route, "by_year", year)
                message = f"{quote(year)} is not a year that can be read"
                yield Finding("AP807", "error", message, route, hint='write it like "2017/18"', on_key=True)
