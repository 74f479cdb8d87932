"""AP301 unreadable-date: a date that cannot be read, so that no report can place its target.

What it finds: a target date, or the date of an event, that is outside the language of dates; with the word that could
not be read, and the nearest that could.

Why it matters: the target is never due and never overdue. Every report counts it among those it could not place.

Wrong:

    date: Sumer 2017

Right:

    date: Summer 2017

To silence it: `checks: {AP301: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import dates, is_impossible, quoted
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every date that cannot be read, at the word that could not."""
    for phrase, route, _ in dates(plan):
        reading = phrase.reading
        if reading.kind == "unreadable" and not is_impossible(reading):
            hint = f"did you mean {quoted(reading.nearest)}?" if reading.nearest else reading.problem or ""
            message = f"cannot read the date {quoted(phrase.text)}"
            yield Finding("AP301", "error", message, route, hint, reading.span)
