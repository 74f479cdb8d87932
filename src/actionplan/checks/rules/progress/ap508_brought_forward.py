"""AP508 brought-forward: a date that is revised to an earlier one.

What it finds: a revision whose new due day is before the one that it replaces, and a proposed date before the date at
that time.

Why it matters: dates move back far more often than forward, so the month or the year may be wrong. If it is right,
leave it.

Wrong:

    date: Autumn 2017
    revised:
      - {to: Autumn 2016, on: 12 June 2017, why: Survey late}

Right:

    date: Autumn 2017
    revised:
      - {to: Winter 2017, on: 12 June 2017, why: Survey late}

To silence it: `checks: {AP508: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import REPEATED_KINDS
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan, Route

FOLLOWS = ()


class DateStep(NamedTuple):
    """A date, the day on which it was set, and the route to it."""

    to: Phrase
    on: Phrase | None
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Find every revision and proposal to an earlier day."""
    for _, _, _, target, route in list_targets(plan):
        if not target.revised and not target.proposed:
            continue
        dates = [DateStep(target.date, None, (*route, "date"))]
        for n, revision in enumerate(target.revised):
            dates.append(DateStep(revision.to, revision.on, (*route, "revised", n, "to")))
            yield from _compare(dates[-1], dates[-2])
        for n, proposal in enumerate(target.proposed):
            proposed = DateStep(proposal.to, proposal.on, (*route, "proposed", n, "to"))
            yield from _compare(proposed, [change for change in dates if not _is_later(change.on, proposal.on)][-1])


def _compare(new: DateStep, before: DateStep) -> Iterator[Finding]:
    old, due = before.to.reading, new.to.reading.due
    if old.due and due and due < old.due and old.kind not in REPEATED_KINDS:
        message = f"{quote(new.to.text)} is earlier than the date before it, {quote(before.to.text)}"
        also = (RelatedLocation("the date before it is here", before.route),)
        yield Finding("AP508", "note", message, new.route, hint="check the month and the year", also=also)


def _is_later(one: Phrase | None, other: Phrase | None) -> bool:
    first, second = one and one.day, other and other.day
    return bool(first and second and first > second)
