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

from actionplan.asked import Asked, before
from actionplan.checks.asking import asked_of, in_full, who
from actionplan.checks.expected import expected
from actionplan.checks.progress import is_doubtful, satisfied
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding, Place
from actionplan.model import Line, Plan, Route

_HINT = "put one of the dates right, or the order"


class Step(NamedTuple):
    """A decision: who gives it, from which day to which it is or was to be given, in words, and where that stands."""

    name: str
    first: date
    last: date
    words: str
    route: Route
    is_given: bool


def check(plan: Plan) -> Iterator[Finding]:
    """Every decision that is before what comes before it."""
    known = who(plan)
    for line in lines(plan):
        every = asked_of(line, plan)
        for n, later in enumerate(every) if len(every) > 1 else ():
            for earlier in before(every, n, known):
                if not is_doubtful(earlier.decision) and not is_doubtful(later.decision):
                    yield from _told(earlier, later, line)


def _told(earlier: Asked, later: Asked, line: Line) -> Iterator[Finding]:
    first, second = _step(earlier, line), _step(later, line)
    if second and second.is_given and not (first and first.is_given):
        is_overtaken = not earlier.is_final and earlier.decision.party == later.decision.party
        at = (*line.route, "decisions", earlier.at)
        found = _found(second, Step(in_full(earlier.decision), date.min, date.max, "is not given", at, is_given=False))
        hint = 'write what was decided under "decided:" ("not required" where it was not asked)'
        yield found._replace(severity="note" if is_overtaken else "warning", hint=hint)
    elif first and second and second.last < first.first:
        yield _found(second, first)


def _found(second: Step, first: Step) -> Finding:
    before = f"that of {first.name}, which comes first, {first.words}"
    message = f"the decision of {second.name} {second.words}, and {before}"
    place = Place("that one stands here", first.route)
    return Finding("AP605", "warning", message, second.route, _HINT, also=(place,))


def _step(each: Asked, line: Line) -> Step | None:
    """When a decision was given, or else is to be."""
    name, given = in_full(each.decision), satisfied(each.decision)
    if given:
        route = (*line.route, "decisions", each.at)
        return Step(name, given, given, f"was given on {say_day(given)}", route, is_given=True)
    planned = expected(each, line)
    if planned is None:
        return None
    return Step(name, planned.first, planned.last, planned.words, planned.route, is_given=False)
