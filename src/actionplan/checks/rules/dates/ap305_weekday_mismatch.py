"""AP305 weekday-mismatch: a weekday that does not match its date.

What it finds: a weekday before a date that falls on another day of the week. The date counts.

Why it matters: one of the two is wrong, and a meeting may be missed.

Wrong:

    date: Monday 4 July 2017

Right:

    date: Tuesday 4 July 2017

To silence it: `checks: {AP305: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import find_dates, has_assumptions, quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date whose weekday does not match."""
    for phrase, route, _, _ in find_dates(plan, has_assumptions):
        for code, text in phrase.reading.assumptions:
            if code == "weekday-mismatch":
                yield Finding("AP305", "warning", f"{quote(phrase.text)}: {text}", route)
