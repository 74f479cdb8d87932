"""AP612 circle-of-decisions: decisions of a target that each come after another of them.

What it finds: decisions of which, by `after` and by the order in which a party's bodies decide, none can be the first.

Why it matters: each waits for another for ever.

Wrong:

    decisions:
      - {party: Dacorum Borough Council, after: Watford Borough Council}
      - {party: Watford Borough Council, after: Dacorum Borough Council}

Right:

    decisions:
      - {party: Dacorum Borough Council, after: Watford Borough Council}
      - {party: Watford Borough Council}

To silence it: `checks: {AP612: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.asked import Asked, Deciders, before
from actionplan.checks.asking import asked_of, in_full, who
from actionplan.checks.walks import lines
from actionplan.english import listed
from actionplan.findings import Finding, Place
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every target whose decisions wait for one another."""
    for line in lines(plan):
        if any(each.after for each in line.target.decisions):
            circle = _circle(asked_of(line, plan), who(plan))
            if circle:
                names = listed([in_full(each.decision) for each in circle])
                items = sorted({each.at for each in circle})
                at, *others = [(*line.route, "decisions", n) for n in items]
                also = tuple(Place("this decision is one of them", route) for route in others)
                message = f"{names} each come after another of them"
                yield Finding("AP612", "error", message, (*at, "after"), 'take one "after:" out', also=also)


def _circle(every: Sequence[Asked], known: Deciders) -> list[Asked]:
    """Some decisions of which each comes after the next, and the last after the first, in the order of the plan."""
    from graphlib import CycleError, TopologicalSorter  # noqa: PLC0415 - only a plan that says "after" pays

    numbers = {each: n for n, each in enumerate(every)}
    order = TopologicalSorter({n: {numbers[each] for each in before(every, n, known)} for n in range(len(every))})
    try:
        order.prepare()
    except CycleError as error:
        return [every[n] for n in sorted(set(error.args[1]))]
    return []
