"""AP304 outside-period: a date outside the plan's period.

What it finds: a date before or after the period of the plan: the published, revised or proposed date of a target, the
planned date of a decision, or the expected date of an event. Also a date that begins in the period but is due after its
last day (a note). Ongoing work may continue after the period. The days of things that happened are not checked. Neither
are dates before the period of a target that was carried from an earlier plan, and of the events in such a plan.

Why it matters: the year may be wrong. A target that falls due in another year is in no report of this year, and nor is
a target that waits for such an event.

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
from datetime import date

from actionplan.checks.support.date_fields import find_dates, quote
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date outside the period, and every due day after it."""
    last = plan.context.last
    for phrase, route, role, is_carried in find_dates(plan, lambda phrase: _is_perhaps_outside(phrase, last)):
        reading = phrase.reading
        if role not in ("target", "planned") or not reading.windows:
            continue
        outside = next(
            (assumption.text for assumption in reading.assumptions if assumption.code == "outside-period"), ""
        )
        if is_carried and reading.due and reading.due < plan.context.first:
            continue
        if outside:
            yield Finding("AP304", "warning", f"{quote(phrase.text)}: {outside}", route)
        elif reading.kind == "window" and reading.due and reading.due > last:
            message = (
                f"{quote(phrase.text)} is due on {format_day(reading.due)}, after the period {plan.context.period}"
            )
            yield Finding("AP304", "note", message, route, hint=f"its last day is {format_day(last)}")


def _is_perhaps_outside(phrase: Phrase, last: date) -> bool:
    """Return True if a date was read with an assumption, or is due after a day."""
    return bool(phrase.reading.assumptions) or (phrase.reading.due or last) > last
