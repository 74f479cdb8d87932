"""AP309 impossible-day: a date that is not in the calendar.

What it finds: days such as 31 June, 29 February 2017, the 12th of a thirteenth month, or 25:00.

Why it matters: nobody can say which day was meant, and the target is never due and never overdue.

Wrong:

    date: 31 June 2017

Right:

    date: 30 June 2017

To silence it: `checks: {AP309: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import find_dates, has_impossible_day, quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date with a day that does not exist, at the day."""
    for phrase, route, _, _ in find_dates(plan, lambda phrase: has_impossible_day(phrase.reading)):
        problem, _, hint = (phrase.reading.problem or "").partition(": ")
        message, span = f"{quote(phrase.text)}: {problem}", phrase.reading.span
        yield Finding("AP309", "error", message, route, hint=hint, span=span)
