"""AP308 no-day: something that happened, with a date that is not a day.

What it finds: the date of a completion, decision, update or event that can be read, but is not a day: `TBC`, `ongoing`,
`from June`.

Why it matters: an event counts from its day. Without a day, no report shows that it happened.

Wrong:

    completed: TBC

Right:

    completed: 4 July 2017

To silence it: `checks: {AP308: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import find_dates, quote
from actionplan.findings import Finding
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date of something that happened which is not a day."""
    for phrase, route, role, _ in find_dates(plan, _has_no_day):
        if role == "happened":
            message = f"{quote(phrase.text)} is not a day, but this is the day that something happened"
            yield Finding("AP308", "error", message, route, hint="write the day, like 4 July 2017")


def _has_no_day(phrase: Phrase) -> bool:
    return phrase.day is None and phrase.reading.kind != "unreadable"
