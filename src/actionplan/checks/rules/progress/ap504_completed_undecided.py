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

from actionplan.checks.support.decisions import list_required_decisions, name_decision_maker
from actionplan.checks.support.events import is_doubtful, iter_completion_days, list_outstanding
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import Plan
from actionplan.text.english import format_list


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion beside a decision that is outstanding, at the completion."""
    for each in list_targets(plan):
        target = each.target
        asked = list_required_decisions(each, plan) if target.completed else ()
        open_ones = [one for one in list_outstanding(asked) if not is_doubtful(one.decision)]
        if open_ones:
            items = sorted({one.item_number for one in open_ones})
            also = tuple(RelatedLocation("this decision is outstanding", (*each.route, "decisions", n)) for n in items)
            have = "has" if len(open_ones) == 1 else "have"
            message = f"target {target.ref} is completed, and {_format_names(open_ones)} {have} still to decide"
            for _, route in iter_completion_days(target, each.route):
                hint = 'write what was decided under "decided:", or leave "completed:" out'
                yield Finding("AP504", "error", message, route, hint, also=also)


def _format_names(decisions: Sequence[RequiredDecision]) -> str:
    return format_list(list(dict.fromkeys(map(name_decision_maker, decisions))))
