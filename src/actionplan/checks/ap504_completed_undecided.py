"""AP504 completed-undecided: a target completed while a body or a party has still to decide.

What it finds: a `completed` in a target of whose `decisions` one is not yet approved, approved with amendments or not
required. Of the bodies of a party, the last one decides.

Why it matters: no report counts it as complete before every body and every party is satisfied, whatever is written
here.

Wrong:

    decisions:
      - body: Executive
    completed: 4 July 2017

Right:

    decisions:
      - body: Executive
        decided: [{on: 4 July 2017, outcome: approved}]

To silence it: `checks: {AP504: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.asked import Asked
from actionplan.checks.asking import asked_of, decider
from actionplan.checks.progress import completions, is_doubtful, outstanding
from actionplan.checks.walks import lines
from actionplan.english import listed
from actionplan.findings import Finding, Place
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion beside a decision that is outstanding, at the completion."""
    for each in lines(plan):
        target = each.target
        asked = asked_of(each, plan) if target.completed else ()
        open_ones = [one for one in outstanding(asked) if not is_doubtful(one.decision)]
        if open_ones:
            items = sorted({one.at for one in open_ones})
            also = tuple(Place("this decision is outstanding", (*each.route, "decisions", n)) for n in items)
            have = "has" if len(open_ones) == 1 else "have"
            message = f"target {target.ref} is completed, and {_names(open_ones)} {have} still to decide"
            for _, route in completions(target, each.route):
                hint = 'write what was decided under "decided:", or leave "completed:" out'
                yield Finding("AP504", "error", message, route, hint, also=also)


def _names(asked: Sequence[Asked]) -> str:
    return listed(list(dict.fromkeys(map(decider, asked))))
