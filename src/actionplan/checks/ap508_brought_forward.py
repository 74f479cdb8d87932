"""AP508 brought-forward: a date revised to an earlier one.

What it finds: a revision whose new due day is before the one it takes the place of.

Why it matters: dates move back far more often than forward: it may be a slip in the month or the year. Where it is
meant, leave it.

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

from actionplan.checks.dated import quoted
from actionplan.checks.walks import lines
from actionplan.findings import Finding, Place
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every revision to an earlier day."""
    for each in lines(plan):
        if not each.target.revised:
            continue
        before, place = each.target.date, (*each.route, "date")
        for n, revision in enumerate(each.target.revised):
            route = (*each.route, "revised", n, "to")
            due, new = before.reading.due, revision.to.reading.due
            if due and new and new < due and before.reading.kind != "ongoing":
                message = f"{quoted(revision.to.text)} is earlier than the date before it, {quoted(before.text)}"
                also = (Place("the date before it is here", place),)
                yield Finding("AP508", "note", message, route, "is the month or the year a slip?", also=also)
            before, place = revision.to, route
