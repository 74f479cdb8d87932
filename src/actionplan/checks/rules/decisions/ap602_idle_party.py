"""AP602 idle-party: a party that decides, and is asked nothing.

What it finds: a party under `parties` that decides (or of which no other role is said), and whose decision no target
asks for. Where a name in use may be a slip for it (AP601), or a body of it is asked without saying whose it is (AP603),
that alone is told.

Why it matters: the plan says that it decides, and nothing waits for it.

Wrong:

    parties:
      - Watford Borough Council
      - Hertfordshire County Council        # no target asks it

Right:

    parties:
      - Watford Borough Council
      - party: Hertfordshire County Council
        role: supports

To silence it: `checks: {AP602: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decisions import get_decision_makers, list_owners, list_required_decisions
from actionplan.checks.support.registries import index_parties
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan, fold
from actionplan.text.fuzzy import NearestName


def check(plan: Plan) -> Iterator[Finding]:
    """Every party that decides and is asked nothing."""
    if not plan.parties or not plan.themes:
        return
    asked = _collect_deciding_parties(plan)
    for n, party in enumerate(plan.parties):
        if party.is_decider and party.name and asked.isdisjoint(map(fold, (party.name, *party.also))):
            message = f"no target asks a decision of {quote(party.name)}"
            hint = 'ask it, by name or as one of "each party", or say "role: supports" or "role: consulted"'
            yield Finding("AP602", "note", message, ("parties", n, "party"), hint)


def _collect_deciding_parties(plan: Plan) -> set[str]:
    """The names of the parties that are asked, and those that were probably meant by a name or a body alone."""
    known, nearest = index_parties(plan), NearestName(index_parties(plan), get_decision_makers(plan).names)
    every = [each.decision for line in list_targets(plan) for each in list_required_decisions(line, plan)]
    having = {each.name for decision in every for each in list_owners(decision, plan)}
    asked = {each.party for each in every if each.party} | having
    meant = {name if fold(name) in known else nearest(name) for name in sorted(asked)}
    return {get_decision_makers(plan).resolve_name(name) for name in meant} | {fold(name) for name in meant}
