"""AP601 unknown-party: a decision of an unknown party, or after a decision that nobody needs.

What it finds: a `party` of a decision that is not under `parties`, `each party` in a plan where no party decides, and a
name in `after` whose decision the target does not need. It suggests the nearest name.

Why it matters: the target waits for an unknown party as well as for the right one. `each party` means nobody if no
party decides, and an order after nobody is not kept.

Wrong:

    parties:
      - Watford Borough Council

    decisions:
      - party: Wattford Borough Council

Right:

    parties:
      - Watford Borough Council

    decisions:
      - party: Watford Borough Council

To silence it: `checks: {AP601: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine, FollowsLossAtTop, FollowsLossInTarget, FollowsSectionLoss
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decision_timing import get_decision_makers, list_required_decisions
from actionplan.checks.support.registries import (
    EACH_PARTY_HINT,
    LocatedName,
    index_bodies,
    index_parties,
    is_each_party,
    is_known,
    report_unknown_name,
)
from actionplan.checks.support.traversal import cache_per_plan, list_targets
from actionplan.findings import Finding
from actionplan.model.plan import EACH_PARTY, Decision, Plan, PlanLine, Route
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossInTarget(), FollowsLossAtTop(), FollowsSectionLoss("parties"), FollowsCutLine())

_JOINER = r"\s*[,;/&]\s*(?:and\s+)?|\s+and\s+"


def check(plan: Plan) -> Iterator[Finding]:
    """Find every decision of an unknown party, or after a decision that the target does not need."""
    nearest = NearestName(index_parties(plan), get_decision_makers(plan).names)
    for line in list_targets(plan):
        decisions = line.target.decisions
        deciders = _index_names(line, plan) if any(decision.after for decision in decisions) else {}
        for n, decision in enumerate(decisions):
            route = (*line.route, "decisions", n)
            yield from _check_party(decision, route, plan, nearest)
            yield from _check_after(decision, route, line, plan, deciders)


def _check_party(decision: Decision, route: Route, plan: Plan, nearest: NearestName) -> Iterator[Finding]:
    if decision.is_of_each:
        if not get_decision_makers(plan).deciding_parties:
            at = (*route, "party" if decision.party else "body")
            message = f'"{EACH_PARTY}" means nobody, because no party of the plan decides'
            yield Finding("AP601", "error", message, at, hint=_suggest_parties(plan))
    elif decision.party and not is_known(decision.party, index_parties(plan)):
        named = LocatedName(decision.party, (*route, "party"))
        finding = report_unknown_name("AP601", "parties", named, nearest, _suggest_for_several(named.name, plan))
        yield finding._replace(severity="error")


def _suggest_for_several(name: str, plan: Plan) -> str:
    """Return what to write for a name that means several parties, or "" if it is one name."""
    known = index_parties(plan)
    is_several = all(fold(part) in known for part in re.split(_JOINER, name))
    return EACH_PARTY_HINT if is_each_party(name) else "list each of them separately" if is_several else ""


def _suggest_parties(plan: Plan) -> str:
    return 'give those that do "role: decides"' if plan.parties else 'list them under "parties:"'


def _check_after(
    decision: Decision, route: Route, line: PlanLine, plan: Plan, known: dict[str, str]
) -> Iterator[Finding]:
    if not decision.after:
        return
    nearest = NearestName(known, get_decision_makers(plan).names)
    for n, name in enumerate(decision.after):
        if not is_known(name, known):
            who = quote(name)
            message = (
                f"this decision comes after {who}, but target {line.target.ref} does not need a decision from {who}"
            )
            likely = nearest(name)
            hint = f"did you mean {quote(likely)}?" if likely else "name a body or party that decides this target"
            yield Finding("AP601", "error", message, (*route, "after", n), hint=hint)


def _index_names(line: PlanLine, plan: Plan) -> dict[str, str]:
    """Return every spelling of those who decide a target, by its folded form."""
    known, every, written = get_decision_makers(plan), list_required_decisions(line, plan), index_bodies(plan)
    spellings_by_name = _index_spellings_by_name(plan)
    deciders = {
        known.resolve_name(name): name
        for required in every
        for name in (required.decision.body, required.decision.party)
        if name
    }
    spellings = {spelling: written[spelling] for name in deciders for spelling in spellings_by_name.get(name, ())}
    each_party = {EACH_PARTY: EACH_PARTY} if any(each.decision.party for each in every) else {}
    return spellings | {fold(name): name for name in deciders.values()} | each_party


@cache_per_plan
def _index_spellings_by_name(plan: Plan) -> dict[str, list[str]]:
    """Return the folded spellings of each folded name of a body or party."""
    spellings: dict[str, list[str]] = {}
    for spelling, name in get_decision_makers(plan).names.items():
        spellings.setdefault(name, []).append(spelling)
    return spellings
