"""AP507 no-reason: a change with no reason given.

What it finds: a revision, a proposed date, a suspension or a deletion without `why`.

Why it matters: a panel that sees a date move asks why, and a year on nobody remembers.

Wrong:

    revised:
      - {to: Autumn 2017, on: 12 June 2017}

Right:

    revised:
      - {to: Autumn 2017, on: 12 June 2017, why: Board met late}

To silence it: `checks: {AP507: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route, Target


def check(plan: Plan) -> Iterator[Finding]:
    """Every change without a reason."""
    for each in list_targets(plan):
        target = each.target
        if target.revised or target.suspended or target.proposed or target.deleted:
            for what, why, route in _iter_changes(target, each.route):
                if not why.strip():
                    message = f"no reason is given for this {what}"
                    yield Finding("AP507", "warning", message, route, 'give it, with "why:"')


def _iter_changes(target: Target, route: Route) -> Iterator[tuple[str, str, Route]]:
    for n, revision in enumerate(target.revised):
        yield "new date", revision.why, (*route, "revised", n)
    for n, proposal in enumerate(target.proposed):
        yield "proposed date", proposal.why, (*route, "proposed", n)
    for n, suspension in enumerate(target.suspended):
        yield "suspension", suspension.why, (*route, "suspended", n)
    if target.deleted:
        yield "deletion", target.deleted.why, (*route, "deleted")
