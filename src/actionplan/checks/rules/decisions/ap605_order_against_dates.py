"""AP605 order-against-dates: decisions whose days are against the order in which they are to come.

What it finds: a decision that is planned, or was deferred to, or was given before one that comes before it, by `after`
or as an earlier body of its party; and one that was given while that one has not been. A party that has resolved while
one of its bodies never did is a note. Of windows, only those that leave no day for the order are told.

Why it matters: one of the dates cannot be kept, or the order was not.

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

from actionplan.checks.support.decisions import (
    find_decision_timing,
    format_body_and_party,
    get_decision_makers,
    list_required_decisions,
)
from actionplan.checks.support.events import find_recorded_satisfied_day, is_doubtful
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decisions import RequiredDecision, find_earlier_decisions
from actionplan.model.plan import Plan, PlanLine, Route

_DATES_HINT = "put one of the dates right, or the order"


class DecisionStep(NamedTuple):
    """A decision: who gives it, from which day to which it is or was to be given, in words, and where that stands."""

    name: str
    first: date
    last: date
    words: str
    route: Route
    is_given: bool


def check(plan: Plan) -> Iterator[Finding]:
    """Every decision that is before what comes before it."""
    known = get_decision_makers(plan)
    for line in list_targets(plan):
        every = list_required_decisions(line, plan)
        for n, later in enumerate(every) if len(every) > 1 else ():
            for earlier in find_earlier_decisions(every, n, known):
                if not is_doubtful(earlier.decision) and not is_doubtful(later.decision):
                    yield from _compare(earlier, later, line)


def _compare(earlier: RequiredDecision, later: RequiredDecision, line: PlanLine) -> Iterator[Finding]:
    first, second = _build_step(earlier, line), _build_step(later, line)
    if second and second.is_given and not (first and first.is_given):
        is_overtaken = not earlier.is_final and earlier.decision.party == later.decision.party
        at = (*line.route, "decisions", earlier.item_number)
        found = _report(
            second,
            DecisionStep(
                format_body_and_party(earlier.decision), date.min, date.max, "is not given", at, is_given=False
            ),
        )
        hint = 'write what was decided under "decided:" ("not required" where it was not asked)'
        yield found._replace(severity="note" if is_overtaken else "warning", hint=hint)
    elif first and second and second.last < first.first:
        yield _report(second, first)


def _report(second: DecisionStep, first: DecisionStep) -> Finding:
    before = f"that of {first.name}, which comes first, {first.words}"
    message = f"the decision of {second.name} {second.words}, and {before}"
    place = RelatedLocation("that one stands here", first.route)
    return Finding("AP605", "warning", message, second.route, _DATES_HINT, also=(place,))


def _build_step(each: RequiredDecision, line: PlanLine) -> DecisionStep | None:
    """When a decision was given, or else is to be."""
    name, given = format_body_and_party(each.decision), find_recorded_satisfied_day(each.decision)
    if given:
        route = (*line.route, "decisions", each.item_number)
        return DecisionStep(name, given, given, f"was given on {format_day(given)}", route, is_given=True)
    planned = find_decision_timing(each, line)
    if planned is None:
        return None
    return DecisionStep(name, planned.first, planned.last, planned.description, planned.route, is_given=False)
