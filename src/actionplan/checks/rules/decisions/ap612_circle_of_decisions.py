"""AP612 circle-of-decisions: decisions of a target that each come after another of them.

What it finds: decisions of which none can be first, by `after` and by the order in which the bodies of a party decide.

Why it matters: each decision waits for another for ever.

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
from graphlib import CycleError, TopologicalSorter

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.decision_timing import (
    format_body_and_party,
    get_decision_makers,
    list_required_decisions,
)
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decision_makers import DecisionMakers, DecisionOrder, RequiredDecision
from actionplan.model.plan import Plan
from actionplan.text.english import format_list

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every target whose decisions wait for one another."""
    for line in list_targets(plan):
        if any(decision.after for decision in line.target.decisions):
            circle = _find_circle(list_required_decisions(line, plan), get_decision_makers(plan))
            if circle:
                names = format_list([format_body_and_party(required.decision) for required in circle])
                items = sorted({required.item_number for required in circle})
                at, *others = [(*line.route, "decisions", n) for n in items]
                also = tuple(RelatedLocation("this decision is one of them", route) for route in others)
                message = f"{names} each come after another of them"
                yield Finding("AP612", "error", message, (*at, "after"), hint='remove one "after:"', also=also)


def _find_circle(decisions: Sequence[RequiredDecision], decision_makers: DecisionMakers) -> list[RequiredDecision]:
    """Return decisions that each come after another of them, in the order of the plan, or none."""
    order = DecisionOrder(decisions, decision_makers)
    sorter = TopologicalSorter({n: order.list_earlier(n) for n in range(len(decisions))})
    try:
        sorter.prepare()
    except CycleError as error:
        return [decisions[n] for n in sorted(set(error.args[1]))]
    return []
