"""AP601 unknown-party: a decision is asked of nobody that the plan has, or is to come after one that nobody is asked.

What it finds: a `party` of a decision that is not under `parties`; `each party` in a plan of which no party decides;
and a name in `after` of whom the target asks no decision. With the nearest name there is.

Why it matters: a party that is not known is waited for beside the one that was meant, `each party` of none asks nobody,
and an order that names nobody is not kept.

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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decisions import get_decision_makers, list_required_decisions
from actionplan.checks.support.registries import (
    EACH_PARTY_HINT,
    LocatedName,
    index_bodies,
    index_parties,
    is_each_party,
    is_known,
    report_unknown_name,
)
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import EACH_PARTY, Decision, Plan, PlanLine, Route, fold
from actionplan.text.fuzzy import NearestName

_JOINER = re.compile(r"\s*[,;/&]\s*(?:and\s+)?|\s+and\s+")


def check(plan: Plan) -> Iterator[Finding]:
    """Every decision that is asked of nobody, or is after nobody's."""
    nearest = NearestName(index_parties(plan), get_decision_makers(plan).names)
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            route = (*line.route, "decisions", n)
            yield from _check_party(decision, route, plan, nearest)
            yield from _check_after(decision, route, line, plan)


def _check_party(decision: Decision, route: Route, plan: Plan, nearest: NearestName) -> Iterator[Finding]:
    if decision.is_of_each:
        if not get_decision_makers(plan).deciding_parties:
            at = (*route, "party" if decision.party else "body")
            yield Finding(
                "AP601",
                "error",
                f'"{EACH_PARTY}" asks nobody: no party of the plan decides',
                at,
                _suggest_parties(plan),
            )
    elif decision.party and not is_known(decision.party, index_parties(plan)):
        named = LocatedName(decision.party, (*route, "party"))
        yield report_unknown_name("AP601", "parties", named, nearest, _suggest_for_several(named.name, plan))._replace(
            severity="error"
        )


def _suggest_for_several(name: str, plan: Plan) -> str:
    """What to do about a party that is several; nothing where it is one."""
    known = index_parties(plan)
    is_several = all(fold(each) in known for each in _JOINER.split(name))
    return EACH_PARTY_HINT if is_each_party(name) else "give each of them an item of its own" if is_several else ""


def _suggest_parties(plan: Plan) -> str:
    return 'give those that do "role: decides"' if plan.parties else 'list them under "parties:"'


def _check_after(decision: Decision, route: Route, line: PlanLine, plan: Plan) -> Iterator[Finding]:
    if not decision.after:
        return
    known = _index_names(line, plan)
    nearest = NearestName(known, get_decision_makers(plan).names)
    for n, name in enumerate(decision.after):
        if not is_known(name, known):
            message = f"target {line.target.ref} asks no decision of {quote(name)}, which this one is to come after"
            likely = nearest(name)
            hint = f"did you mean {quote(likely)}?" if likely else "name a body or a party that the target asks"
            yield Finding("AP601", "error", message, (*route, "after", n), hint)


def _index_names(line: PlanLine, plan: Plan) -> dict[str, str]:
    """Every spelling of those whose decisions a target asks for, as it is compared and as it is written."""
    known, every, written = get_decision_makers(plan), list_required_decisions(line, plan), index_bodies(plan)
    asked = {
        known.resolve_name(name): name for each in every for name in (each.decision.body, each.decision.party) if name
    }
    spelt = {spelling: written[spelling] for spelling, name in known.names.items() if name in asked}
    each_party = {EACH_PARTY: EACH_PARTY} if any(each.decision.party for each in every) else {}
    return spelt | {fold(name): name for name in asked.values()} | each_party
