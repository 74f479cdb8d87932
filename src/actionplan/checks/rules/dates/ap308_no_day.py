"""AP308 no-day: something that happened, with a date that names no day.

What it finds: the date of a completion, decision, update or event that can be read, but as no day: `TBC`, `ongoing`,
`from June`.

Why it matters: what happened counts from its day on; with none it never happened, as far as any report can tell.

Wrong:

    completed: TBC

Right:

    completed: 4 July 2017

To silence it: `checks: {AP308: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import list_dates, quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every date of something past that is no day."""
    for phrase, route, role in list_dates(plan):
        if role == "happened" and phrase.day is None and phrase.reading.kind != "unreadable":
            message = f"{quote(phrase.text)} is not a day, and this says when something happened"
            yield Finding("AP308", "error", message, route, "write the day, like 4 July 2017")
