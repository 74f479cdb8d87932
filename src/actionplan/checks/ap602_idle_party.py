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

from actionplan.checks.asking import asked_of, owners, who
from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.names import known_parties
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every party that decides and is asked nothing."""
    if not plan.parties or not plan.themes:
        return
    asked = _asked(plan)
    for n, party in enumerate(plan.parties):
        if party.decides and party.name and asked.isdisjoint(map(fold, (party.name, *party.also))):
            message = f"no target asks a decision of {quoted(party.name)}"
            hint = 'ask it, by name or as one of "each party", or say "role: supports" or "role: consulted"'
            yield Finding("AP602", "note", message, ("parties", n, "party"), hint)


def _asked(plan: Plan) -> set[str]:
    """The names of the parties that are asked, and those that were probably meant by a name or a body alone."""
    known, nearest = known_parties(plan), Nearest(known_parties(plan), who(plan).names)
    every = [each.decision for line in lines(plan) for each in asked_of(line, plan)]
    having = {each.name for decision in every for each in owners(decision, plan)}
    asked = {each.party for each in every if each.party} | having
    meant = {name if fold(name) in known else nearest(name) for name in sorted(asked)}
    return {who(plan).name(name) for name in meant} | {fold(name) for name in meant}
