"""AP605 order-against-dates: decisions whose days do not fit the order in which they should come.

What it finds: a decision that is planned, deferred to or given before a decision that should come first, by `after` or
as an earlier body of its party; and one that is given while that one is not. It is only a note if a party has decided
and one of its earlier bodies never did. Windows are reported only if no day in them fits the order.

Why it matters: one of the dates cannot be kept, or the order was not kept.

Wrong:

    decisions:
      - {party: Watford Borough Council, body: Cabinet, planned: 20 March 2018}
      - {party: Watford Borough Council, body: Full Council, planned: 13 March 2018}

Right:

    decisions:
      - {party: Watford Borough Council, body: Cabinet, planned: 6 March 2018}
      - {party: Watford Borough Council, body: Full Council, planned: 13 March 2018}

To silence it: `checks: {AP605: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.decision_timing import (
    find_decision_timing,
    format_body_and_party,
    get_decision_makers,
    list_required_decisions,
)
from actionplan.checks.support.events import find_recorded_satisfied_day, is_doubtful
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decision_makers import DecisionOrder, RequiredDecision
from actionplan.model.plan import Plan, PlanLine, Route

FOLLOWS = (FollowsLossInTarget(),)

_DATES_HINT = "correct one of the dates, or the order"


class DecisionStep(NamedTuple):
    """A decision: who gives it, its first and last day, the same in words, and the route to it."""

    name: str
    first: date
    last: date
    words: str
    route: Route
    is_given: bool


def check(plan: Plan) -> Iterator[Finding]:
    """Find every decision that comes before one that should come first."""
    known = get_decision_makers(plan)
    for line in list_targets(plan):
        every = list_required_decisions(line, plan) if line.target.decisions else ()
        if len(every) < 2:
            continue
        order = DecisionOrder(every, known)
        for number, later in enumerate(every):
            for earlier in (every[n] for n in order.list_earlier(number)):
                if not is_doubtful(earlier.decision) and not is_doubtful(later.decision):
                    yield from _compare(earlier, later, line)


def _compare(earlier: RequiredDecision, later: RequiredDecision, line: PlanLine) -> Iterator[Finding]:
    first, second = _build_step(earlier, line), _build_step(later, line)
    if second and second.is_given and not (first and first.is_given):
        is_overtaken = not earlier.is_final and earlier.decision.party == later.decision.party
        at = (*line.route, "decisions", earlier.item_number)
        missing = DecisionStep(
            name=format_body_and_party(earlier.decision),
            first=date.min,
            last=date.max,
            words="is not given",
            route=at,
            is_given=False,
        )
        hint = 'write what was decided under "decided:" ("not required" if it was not needed)'
        yield _build_finding(second, missing)._replace(severity="note" if is_overtaken else "warning", hint=hint)
    elif first and second and second.last < first.first:
        yield _build_finding(second, first)


def _build_finding(second: DecisionStep, first: DecisionStep) -> Finding:
    condition = f"that of {first.name}, which should come first, {first.words}"
    message = f"the decision of {second.name} {second.words}, but {condition}"
    place = RelatedLocation("that one is here", first.route)
    return Finding("AP605", "warning", message, second.route, hint=_DATES_HINT, also=(place,))


def _build_step(required: RequiredDecision, line: PlanLine) -> DecisionStep | None:
    """Return when a decision was given, or else when it is planned."""
    name, given = format_body_and_party(required.decision), find_recorded_satisfied_day(required.decision)
    if given:
        route = (*line.route, "decisions", required.item_number)
        words = f"was given on {format_day(given)}"
        return DecisionStep(name, first=given, last=given, words=words, route=route, is_given=True)
    planned = find_decision_timing(required, line)
    if planned is None:
        return None
    return DecisionStep(
        name, first=planned.first, last=planned.last, words=planned.description, route=planned.route, is_given=False
    )
