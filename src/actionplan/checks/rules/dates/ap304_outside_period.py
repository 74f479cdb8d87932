"""AP304 outside-period: a date outside the plan's period.

What it finds: a date that lies before or after the period that the plan covers: of a target, as published, revised or
proposed, of a decision that is planned, or of an event that is expected; and one that begins within the period and is
due after its last day (a note). Ongoing work may go on, and when something happened is not asked.

Why it matters: it may be a slip in the year: a target of a year's plan that falls due in another year is in no report
of the year, nor is one that waits for such an event.

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

from actionplan.checks.support.date_fields import list_dates, quote
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every date outside the period, and every due day after it."""
    last = plan.context.last
    for phrase, route, role in list_dates(plan):
        reading = phrase.reading
        if role not in ("target", "planned") or not reading.windows:
            continue
        remarks = reading.assumptions
        outside = next((each.text for each in remarks if each.code == "outside-period"), "") if remarks else ""
        if outside:
            yield Finding("AP304", "warning", f"{quote(phrase.text)}: {outside}", route)
        elif reading.kind == "window" and reading.due and reading.due > last:
            message = (
                f"{quote(phrase.text)} is due on {format_day(reading.due)}, after the period {plan.context.period}"
            )
            yield Finding("AP304", "note", message, route, f"its last day is {format_day(last)}")
