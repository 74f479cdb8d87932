"""AP808 measured-twice: two figures of one measure on one day.

What it finds: two actual values of a measure with the same day.

Why it matters: only the later one in the file counts.

Wrong:

    actuals: [{on: 30 June 2017, value: 70}, {on: 30 June 2017, value: 66}]

Right:

    actuals: [{on: 30 June 2017, value: 70}, {on: 30 September 2017, value: 66}]

To silence it: `checks: {AP808: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.checks.support.measure_figures import list_measure_lines
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan, Route

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every day for which a measure has several figures."""
    for line in list_measure_lines(plan):
        first: dict[date, Route] = {}
        for n, actual in enumerate(line.measure.actuals):
            if actual.on and (day := actual.on.day):
                route = (*line.route, "actuals", n, "on")
                earlier = first.setdefault(day, route)
                if earlier != route:
                    also = (RelatedLocation("the first one is here", earlier),)
                    message = f"the measure has two figures for {format_day(day)}"
                    yield Finding("AP808", "warning", message, route, hint="keep one of the two", also=also)
