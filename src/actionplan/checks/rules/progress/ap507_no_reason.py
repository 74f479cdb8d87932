"""AP507 no-reason: a change without a reason.

What it finds: a revision, a proposed date, a suspension, a deletion or a reassignment without `why`.

Why it matters: a panel that sees a date move asks why, and a year later nobody remembers.

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

from actionplan.checks.relations import FollowsUnknownKey
from actionplan.checks.support.traversal import list_outputs, list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route, Target

FOLLOWS = (FollowsUnknownKey(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every change without a reason."""
    for _, _, output, route in list_outputs(plan):
        for n, reassignment in enumerate(output.reassigned):
            if not reassignment.why.strip():
                yield _build_finding("reassignment", (*route, "reassigned", n))
    for _, _, _, target, route in list_targets(plan):
        if target.revised or target.suspended or target.proposed or target.deleted:
            for what, why, at in _iter_changes(target, route):
                if not why.strip():
                    yield _build_finding(what, at)


def _build_finding(what: str, route: Route) -> Finding:
    return Finding("AP507", "warning", f"this {what} has no reason", route, hint='give one, with "why:"')


def _iter_changes(target: Target, route: Route) -> Iterator[tuple[str, str, Route]]:
    for n, revision in enumerate(target.revised):
        yield "new date", revision.why, (*route, "revised", n)
    for n, proposal in enumerate(target.proposed):
        yield "proposed date", proposal.why, (*route, "proposed", n)
    for n, suspension in enumerate(target.suspended):
        yield "suspension", suspension.why, (*route, "suspended", n)
    if target.deleted:
        yield "deletion", target.deleted.why, (*route, "deleted")
