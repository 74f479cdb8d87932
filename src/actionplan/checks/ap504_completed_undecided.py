"""AP504 completed-undecided: a target completed while a body has still to decide.

What it finds: a `completed` in a target of whose `decisions` one is not yet approved, approved with amendments or not
required.

Why it matters: no report counts it as complete before every body is satisfied, whatever is written here.

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

from collections.abc import Iterator

from actionplan.checks.progress import completions, is_doubtful, satisfied
from actionplan.checks.walks import lines
from actionplan.english import listed
from actionplan.findings import Finding, Place
from actionplan.model import Decision, Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion beside a decision that is outstanding, at the completion."""
    for each in lines(plan):
        target = each.target
        if not target.completed or not target.decisions:
            continue
        open_ones = [n for n, decision in enumerate(target.decisions) if _is_open(decision)]
        if open_ones:
            bodies = listed([target.decisions[n].body for n in open_ones])
            also = tuple(Place("this decision is outstanding", (*each.route, "decisions", n)) for n in open_ones)
            have = "has" if len(open_ones) == 1 else "have"
            message = f"target {target.ref} is completed, and {bodies} {have} still to decide"
            for _, route in completions(target, each.route):
                hint = 'write what was decided under "decided:", or leave "completed:" out'
                yield Finding("AP504", "error", message, route, hint, also=also)


def _is_open(decision: Decision) -> bool:
    return satisfied(decision) is None and not is_doubtful(decision)
