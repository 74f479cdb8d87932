"""AP505 future-event: something that happened, on a day that has not come.

What it finds: the day of a completion, decision, update, revision or event that lies after the day the check speaks
of (`--as-at`, else today).

Why it matters: it counts from its day on, and no report of today shows it. A slip in the year is the usual cause.

Wrong:

    completed: 4 July 2071

Right:

    completed: 4 July 2017

To silence it: `checks: {AP505: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.checks.support.date_fields import list_dates, quote
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan, day: date) -> Iterator[Finding]:
    """Everything dated as past that is yet to come."""
    for phrase, route, role in list_dates(plan):
        if role == "happened" and (on := phrase.day) and on > day:
            counts = "" if phrase.reading.windows[-1].earliest == on else f", and counts from {format_day(on)}"
            message = f"{quote(phrase.text)} has not come by {format_day(day)}{counts}"
            yield Finding("AP505", "warning", message, route, "write the day it happened, once it has")
