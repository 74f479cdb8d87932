"""AP301 unreadable-date: a date that cannot be read, so that no report can place its target.

What it finds: a target date, or the date of an event, that is not in the date language. It shows the word that could
not be read, and suggests the nearest one that could.

Why it matters: the target is never due and never overdue. Every report counts it with the targets that have no date.

Wrong:

    date: Sumer 2017

Right:

    date: Summer 2017

To silence it: `checks: {AP301: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine
from actionplan.checks.support.date_fields import DateField, find_dates, has_impossible_day, quote
from actionplan.findings import Finding, build_findings
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan
from actionplan.planfile.text_checks.invisible_characters import find_invisible_character

FOLLOWS = (FollowsCutLine(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date that cannot be read, at the word that is at fault."""
    return build_findings(find_dates(plan, _is_unreadable), _build_finding)


def _is_unreadable(phrase: Phrase) -> bool:
    return phrase.reading.kind == "unreadable" and not has_impossible_day(phrase.reading)


def _build_finding(field: DateField) -> Finding:
    reading, hidden = field.phrase.reading, find_invisible_character(field.phrase.text)
    hint = f"did you mean {quote(reading.nearest)}?" if reading.nearest else reading.problem or ""
    span = reading.span
    if hidden:
        span, description = hidden
        hint = f"there is {description} here; delete it"
    message = f"cannot read the date {quote(field.phrase.text)}"
    return Finding("AP301", "error", message, field.route, hint=hint, span=span)
