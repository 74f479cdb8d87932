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

from actionplan.checks.asking import asked_of, decides_by, owners, who
from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.names import IS_EACH, Named, deciding_by, is_known, known_bodies, means_each, unknown
from actionplan.checks.walks import lines
from actionplan.english import listed
from actionplan.findings import Finding
from actionplan.model import Decision, Line, Party, Plan, fold

_ADD = 'add it under "bodies", or to the "decides_by" of its party'
_SEVERAL = re.compile(r"\s*[,;]\s*(?:and |then )?\s*")


def check(plan: Plan) -> Iterator[Finding]:
    """Every body of which it is not known whose it is."""
    if not plan.parties:
        return
    yield from _joined(plan)
    nearest = Nearest(known_bodies(plan), who(plan).names)
    for line in lines(plan):
        for n, decision in enumerate(line.target.decisions):
            named = Named(decision.body, (*line.route, "decisions", n, "body"))
            if decision.party and decision.body:
                yield from _of_parties(decision, named, plan, nearest)
            elif decision.body and not decision.is_of_each and who(plan).party(decision.body) is None:
                yield from _alone(decision, named, line, plan, nearest)


def _joined(plan: Plan) -> Iterator[Finding]:
    """Several bodies in the place of one that a party decides by."""
    registered = {fold(spelling) for each in plan.bodies for spelling in (each.name, *each.also)}
    for name, route in deciding_by(plan):
        parts = [each for each in _SEVERAL.split(name) if each]
        if len(parts) > 1 and fold(name) not in registered:
            message = f"{quoted(name)} is taken for the name of one body"
            yield Finding("AP603", "warning", message, route, f"if it is several, write [{', '.join(parts)}]")


def _of_parties(decision: Decision, named: Named, plan: Plan, nearest: Nearest) -> Iterator[Finding]:
    """A body that its party, or one of each party, does not decide by; of one that names none, that nobody knows."""
    known = who(plan)
    one = known.party(decision.party)
    parties = known.deciding if decision.is_of_each else (one,) if one else ()
    without = [each for each in parties if each.decides_by and not decides_by(each, named.name, plan)]
    if without:
        yield _strange(named, without)
    elif plan.bodies and not is_known(named.name, known_bodies(plan)):
        yield unknown("AP603", "bodies", named, nearest)


def _strange(named: Named, parties: list[Party]) -> Finding:
    """The finding for a body that some parties do not decide by."""
    names = listed([each.name for each in parties])
    decide = "decides" if len(parties) == 1 else "decide"
    message = f"{quoted(named.name)} is none of the bodies that {names} {decide} by"
    likely = Nearest({fold(body): body for each in parties for body in each.decides_by}, {})(named.name)
    hint = f"did you mean {quoted(likely)}?" if likely else 'write one of them, or add it to "decides_by"'
    return Finding("AP603", "warning", message, named.route, hint)


def _alone(decision: Decision, named: Named, line: Line, plan: Plan, nearest: Nearest) -> Iterator[Finding]:
    """A body without its party."""
    body, route = named
    having = owners(decision, plan)
    asked = {fold(each.decision.party) for each in asked_of(line, plan)}
    if len(having) > 1:
        message = f"{quoted(body)} is a body of {listed([each.name for each in having])}"
        hint = f'say whose is meant: add "party: {having[0].name}", or another'
        yield Finding("AP603", "error", message, route, hint)
    elif having and fold(having[0].name) in asked:
        message = f"{quoted(body)} is asked besides {having[0].name}, which decides by it"
        yield Finding("AP603", "warning", message, route, f'add "party: {having[0].name}", and it is asked once')
    elif having:
        message = f"{quoted(body)} is a body of {having[0].name}"
        hint = f'write "party: {having[0].name}" beside "body: {body}"'
        yield Finding("AP603", "warning", message, route, hint)
    elif not is_known(body, known_bodies(plan)):
        yield unknown("AP603", "bodies", named, nearest, IS_EACH if means_each(body) else _ADD)
