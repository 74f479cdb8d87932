"""AP603 nobodys-body: in a joint plan, a decision by a body that is nobody's, or of which it is not said whose.

What it finds: in a plan with parties, a body that stands neither under `bodies` nor with a party; a `body` beside a
`party` that decides by others; a body alone by which a party decides, or several do; and several bodies in one item of
`decides_by`.

Why it matters: a decision counts for its party only where the file says whose it is. A body alone is waited for by
itself: a cabinet that recommends as much as the council that resolves, and once more where its party is asked too.

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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decisions import (
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
from actionplan.model.plan import Decision, Party, Plan, PlanLine, fold
from actionplan.text.english import format_list
from actionplan.text.fuzzy import NearestName

_ADD_HINT = 'add it under "bodies", or to the "decides_by" of its party'
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:and |then )?\s*")


def check(plan: Plan) -> Iterator[Finding]:
    """Every body of which it is not known whose it is."""
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
    """Several bodies in the place of one that a party decides by."""
    registered = {fold(spelling) for each in plan.bodies for spelling in (each.name, *each.also)}
    for name, route in iter_party_bodies(plan):
        parts = [each for each in _SEPARATOR.split(name) if each]
        if len(parts) > 1 and fold(name) not in registered:
            message = f"{quote(name)} is taken for the name of one body"
            yield Finding("AP603", "warning", message, route, f"if it is several, write [{', '.join(parts)}]")


def _check_party_body(decision: Decision, named: LocatedName, plan: Plan, nearest: NearestName) -> Iterator[Finding]:
    """A body that its party, or one of each party, does not decide by; of one that names none, that nobody knows."""
    known = get_decision_makers(plan)
    one = known.find_party(decision.party)
    parties = known.deciding_parties if decision.is_of_each else (one,) if one else ()
    without = [each for each in parties if each.decides_by and not has_deciding_body(each, named.name, plan)]
    if without:
        yield _report_strange_body(named, without)
    elif plan.bodies and not is_known(named.name, index_bodies(plan)):
        yield report_unknown_name("AP603", "bodies", named, nearest)


def _report_strange_body(named: LocatedName, parties: list[Party]) -> Finding:
    """The finding for a body that some parties do not decide by."""
    names = format_list([each.name for each in parties])
    decide = "decides" if len(parties) == 1 else "decide"
    message = f"{quote(named.name)} is none of the bodies that {names} {decide} by"
    likely = NearestName({fold(body): body for each in parties for body in each.decides_by}, {})(named.name)
    hint = f"did you mean {quote(likely)}?" if likely else 'write one of them, or add it to "decides_by"'
    return Finding("AP603", "warning", message, named.route, hint)


def _check_body_alone(
    decision: Decision, named: LocatedName, line: PlanLine, plan: Plan, nearest: NearestName
) -> Iterator[Finding]:
    """A body without its party."""
    body, route = named
    having = list_owners(decision, plan)
    asked = {fold(each.decision.party) for each in list_required_decisions(line, plan)}
    if len(having) > 1:
        message = f"{quote(body)} is a body of {format_list([each.name for each in having])}"
        hint = f'say whose is meant: add "party: {having[0].name}", or another'
        yield Finding("AP603", "error", message, route, hint)
    elif having and fold(having[0].name) in asked:
        message = f"{quote(body)} is asked besides {having[0].name}, which decides by it"
        yield Finding("AP603", "warning", message, route, f'add "party: {having[0].name}", and it is asked once')
    elif having:
        message = f"{quote(body)} is a body of {having[0].name}"
        hint = f'write "party: {having[0].name}" beside "body: {body}"'
        yield Finding("AP603", "warning", message, route, hint)
    elif not is_known(body, index_bodies(plan)):
        yield report_unknown_name(
            "AP603", "bodies", named, nearest, EACH_PARTY_HINT if is_each_party(body) else _ADD_HINT
        )
