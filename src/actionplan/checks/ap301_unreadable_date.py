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

from actionplan.checks.dated import Dated, dates, is_impossible, quoted
from actionplan.findings import Finding, of_each
from actionplan.model import Plan
from actionplan.source.hidden import unseen


def check(plan: Plan) -> Iterator[Finding]:
    """Every date that cannot be read, at the word that could not."""
    unreadable = (each for each in dates(plan) if each.phrase.reading.kind == "unreadable")
    return of_each((each for each in unreadable if not is_impossible(each.phrase.reading)), _told)


def _told(dated: Dated) -> Finding:
    reading, hidden = dated.phrase.reading, unseen(dated.phrase.text)
    hint = f"did you mean {quoted(reading.nearest)}?" if reading.nearest else reading.problem or ""
    span = reading.span
    if hidden:
        span, called = hidden
        hint = f"{called} stands here; delete it"
    message = f"cannot read the date {quoted(dated.phrase.text)}"
    return Finding("AP301", "error", message, dated.route, hint, span)
