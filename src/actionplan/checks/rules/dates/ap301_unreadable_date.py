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

from actionplan.checks.support.date_fields import DateField, has_impossible_day, list_dates, quote
from actionplan.findings import Finding, build_findings
from actionplan.model.plan import Plan
from actionplan.planfile.text_checks.invisible import find_invisible_character


def check(plan: Plan) -> Iterator[Finding]:
    """Every date that cannot be read, at the word that could not."""
    unreadable = (each for each in list_dates(plan) if each.phrase.reading.kind == "unreadable")
    return build_findings((each for each in unreadable if not has_impossible_day(each.phrase.reading)), _report)


def _report(field: DateField) -> Finding:
    reading, hidden = field.phrase.reading, find_invisible_character(field.phrase.text)
    hint = f"did you mean {quote(reading.nearest)}?" if reading.nearest else reading.problem or ""
    span = reading.span
    if hidden:
        span, called = hidden
        hint = f"{called} stands here; delete it"
    message = f"cannot read the date {quote(field.phrase.text)}"
    return Finding("AP301", "error", message, field.route, hint, span)
