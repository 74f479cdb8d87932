"""AP602 idle-party: a party that decides, but has nothing to decide.

What it finds: a party under `parties` that decides (or has no `role`), but that no target needs a decision from. If a
name in use may be a misspelling of it (AP601), or a body of it decides without its party (AP603), only that is
reported. In a plan that was carried from an earlier one, parties stay in the list, and none is reported.

Why it matters: the plan says that it decides, and nothing waits for it.

Wrong:

    parties:
      - Watford Borough Council
      - Hertfordshire County Council        # no target needs its decision

Right:

    parties:
      - Watford Borough Council
      - party: Hertfordshire County Council
        role: supports

To silence it: `checks: {AP602: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsLossAtTop, FollowsSectionLoss
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decision_timing import get_decision_makers, list_owners, list_required_decisions
from actionplan.checks.support.registries import index_parties
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossAtTop(), FollowsSectionLoss("parties", "themes"))


def check(plan: Plan) -> Iterator[Finding]:
    """Find every party that decides, but has nothing to decide."""
    if not plan.parties or not plan.themes or plan.has_carried_targets:
        return
    deciding = _collect_deciding_parties(plan)
    for n, party in enumerate(plan.parties):
        if party.is_decider and party.name and deciding.isdisjoint(map(fold, (party.name, *party.also))):
            message = f"no target needs a decision from {quote(party.name)}"
            hint = 'add it to a target, or write "role: supports" or "role: consulted"'
            yield Finding("AP602", "note", message, ("parties", n, "party"), hint=hint)


def _collect_deciding_parties(plan: Plan) -> set[str]:
    """Collect the parties that decide a target, also those that a misspelt name or a body alone probably means."""
    known, nearest = index_parties(plan), NearestName(index_parties(plan), get_decision_makers(plan).names)
    every = [required.decision for line in list_targets(plan) for required in list_required_decisions(line, plan)]
    owners = {party.name for decision in every for party in list_owners(decision, plan)}
    names = {decision.party for decision in every if decision.party} | owners
    parties = {name if fold(name) in known else nearest(name) for name in sorted(names)}
    return {get_decision_makers(plan).resolve_name(name) for name in parties} | {fold(name) for name in parties}
