"""AP505 future-event: something that happened, on a day that is still to come.

What it finds: a completion, decision, update, revision or event with a day after the day of the check (`--as-at`, or
today).

Why it matters: it counts from its day, so no report of today shows it. The year is often wrong.

Wrong:

    completed: 4 July 2071

Right:

    completed: 4 July 2017

To silence it: `checks: {AP505: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import CheckContext
from actionplan.checks.support.date_fields import find_dates, quote
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find everything that has happened on a day that is still to come."""
    if (day := context.day) is None:
        return
    for phrase, route, role, _ in find_dates(plan, lambda phrase: (phrase.day or day) > day):
        if role == "happened" and (on := phrase.day):
            counts = "" if phrase.reading.windows[-1].earliest == on else f", and will count from {format_day(on)}"
            message = f"{quote(phrase.text)} is after {format_day(day)}{counts}"
            yield Finding("AP505", "warning", message, route, hint="write the day when it has happened")
