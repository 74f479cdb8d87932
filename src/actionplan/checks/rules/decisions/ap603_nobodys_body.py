"""AP603 nobodys-body: in a joint plan, a body that belongs to no party, or does not say to which party it belongs.

What it finds: in a plan with parties, a body that is neither under `bodies` nor with a party; a `body` beside a `party`
that it does not decide for; a body without its party, if it decides for one or several; and several bodies in one item
of `decides_by`.

Why it matters: a decision counts for its party only if the file says so. A target waits for a body without a party by
itself, for a cabinet that only recommends as much as for the full council, and again if the target also needs its
party.

Wrong:

    parties:
      - {party: Dacorum Borough Council, decides_by: [Cabinet, Full Council]}
      - {party: Watford Borough Council, decides_by: [Cabinet, Full Council]}

    decisions:
      - body: Cabinet

Right:

    parties:
      - {party: Dacorum Borough Council, decides_by: [Cabinet, Full Council]}
      - {party: Watford Borough Council, decides_by: [Cabinet, Full Council]}

    decisions:
      - party: Watford Borough Council
        body: Cabinet

To silence it: `checks: {AP603: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.checks.relations import FollowsCutLine, FollowsLossAtTop, FollowsLossInTarget, FollowsSectionLoss
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decision_timing import (
    get_decision_makers,
    has_deciding_body,
    list_owners,
    list_required_decisions,
)
from actionplan.checks.support.registries import (
    EACH_PARTY_HINT,
    LocatedName,
    index_bodies,
    is_each_party,
    is_known,
    iter_party_bodies,
    report_unknown_name,
)
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Decision, Party, Plan, PlanLine
from actionplan.text.english import format_list
from actionplan.text.folding import fold
from actionplan.text.fuzzy import NearestName

FOLLOWS = (FollowsLossInTarget(), FollowsLossAtTop(), FollowsSectionLoss("bodies", "parties"), FollowsCutLine())

_ADD_HINT = 'add it under "bodies", or to the "decides_by" of its party'
_SEPARATOR = r"\s*[,;]\s*(?:and |then )?\s*"


def check(plan: Plan) -> Iterator[Finding]:
    """Find every body that has no known party."""
    if not plan.parties:
        return
    yield from _find_joined_bodies(plan)
    nearest = NearestName(index_bodies(plan), get_decision_makers(plan).names)
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            named = LocatedName(decision.body, (*line.route, "decisions", n, "body"))
            if decision.party and decision.body:
                yield from _check_party_body(decision, named, plan, nearest)
            elif (
                decision.body
                and not decision.is_of_each
                and get_decision_makers(plan).find_party(decision.body) is None
            ):
                yield from _check_body_alone(decision, named, line, plan, nearest)


def _find_joined_bodies(plan: Plan) -> Iterator[Finding]:
    """Find several bodies in one item of `decides_by`."""
    registered = {fold(spelling) for body in plan.bodies for spelling in (body.name, *body.also)}
    for name, route in iter_party_bodies(plan):
        parts = [part for part in re.split(_SEPARATOR, name) if part]
        if len(parts) > 1 and fold(name) not in registered:
            message, hint = (
                f"{quote(name)} is read as the name of one body",
                f"if it is several, write [{', '.join(parts)}]",
            )
            yield Finding("AP603", "warning", message, route, hint=hint)


def _check_party_body(decision: Decision, named: LocatedName, plan: Plan, nearest: NearestName) -> Iterator[Finding]:
    """Find a body that does not decide for its party, or for one of each party, or that is unknown."""
    known = get_decision_makers(plan)
    party = known.find_party(decision.party)
    parties = known.deciding_parties if decision.is_of_each else (party,) if party else ()
    others = [party for party in parties if party.decides_by and not has_deciding_body(party, named.name, plan)]
    if others:
        yield _report_strange_body(named, others)
    elif plan.bodies and not is_known(named.name, index_bodies(plan)):
        yield report_unknown_name("AP603", "bodies", named, nearest)


def _report_strange_body(named: LocatedName, parties: list[Party]) -> Finding:
    """Report a body that does not decide for some parties."""
    names = format_list([party.name for party in parties])
    message = f"{quote(named.name)} is not one of the bodies that decide for {names}"
    likely = NearestName({fold(body): body for party in parties for body in party.decides_by}, {})(named.name)
    hint = f"did you mean {quote(likely)}?" if likely else 'write one of them, or add it to "decides_by"'
    return Finding("AP603", "warning", message, named.route, hint=hint)


def _check_body_alone(
    decision: Decision, named: LocatedName, line: PlanLine, plan: Plan, nearest: NearestName
) -> Iterator[Finding]:
    """Find a body without its party."""
    body, route = named
    owners = [party.name for party in list_owners(decision, plan)]
    deciding = {fold(required.decision.party) for required in list_required_decisions(line, plan)}
    if len(owners) > 1:
        message = f"{quote(body)} is a body of {format_list(owners)}"
        hint = f'say whose body it is: add "party: {owners[0]}", or another'
        yield Finding("AP603", "error", message, route, hint=hint)
    elif owners and fold(owners[0]) in deciding:
        message = f"target {line.target.ref} needs both {quote(body)} and {owners[0]}, but {quote(body)} decides for it"
        hint = f'add "party: {owners[0]}", so that it decides once'
        yield Finding("AP603", "warning", message, route, hint=hint)
    elif owners:
        message = f"{quote(body)} is a body of {owners[0]}"
        hint = f'write "party: {owners[0]}" beside "body: {body}"'
        yield Finding("AP603", "warning", message, route, hint=hint)
    elif not is_known(body, index_bodies(plan)):
        hint = EACH_PARTY_HINT if is_each_party(body) else _ADD_HINT
        yield report_unknown_name("AP603", "bodies", named, nearest, otherwise_hint=hint)
