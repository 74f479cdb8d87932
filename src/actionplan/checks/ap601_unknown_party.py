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

from actionplan.checks.asking import asked_of, who
from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.names import IS_EACH, Named, is_known, known_bodies, known_parties, means_each, unknown
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import EACH, Decision, Line, Plan, Route, fold

_JOIN = re.compile(r"\s*[,;/&]\s*(?:and\s+)?|\s+and\s+")


def check(plan: Plan) -> Iterator[Finding]:
    """Every decision that is asked of nobody, or is after nobody's."""
    nearest = Nearest(known_parties(plan), who(plan).names)
    for line in lines(plan):
        for n, decision in enumerate(line.target.decisions):
            route = (*line.route, "decisions", n)
            yield from _asked(decision, route, plan, nearest)
            yield from _after(decision, route, line, plan)


def _asked(decision: Decision, route: Route, plan: Plan, nearest: Nearest) -> Iterator[Finding]:
    if decision.is_of_each:
        if not who(plan).deciding:
            at = (*route, "party" if decision.party else "body")
            yield Finding("AP601", "error", f'"{EACH}" asks nobody: no party of the plan decides', at, _instead(plan))
    elif decision.party and not is_known(decision.party, known_parties(plan)):
        named = Named(decision.party, (*route, "party"))
        yield unknown("AP601", "parties", named, nearest, _meant(named.name, plan))._replace(severity="error")


def _meant(name: str, plan: Plan) -> str:
    """What to do about a party that is several; nothing where it is one."""
    known = known_parties(plan)
    is_several = all(fold(each) in known for each in _JOIN.split(name))
    return IS_EACH if means_each(name) else "give each of them an item of its own" if is_several else ""


def _instead(plan: Plan) -> str:
    return 'give those that do "role: decides"' if plan.parties else 'list them under "parties:"'


def _after(decision: Decision, route: Route, line: Line, plan: Plan) -> Iterator[Finding]:
    if not decision.after:
        return
    known = _names(line, plan)
    nearest = Nearest(known, who(plan).names)
    for n, name in enumerate(decision.after):
        if not is_known(name, known):
            message = f"target {line.target.ref} asks no decision of {quoted(name)}, which this one is to come after"
            likely = nearest(name)
            hint = f"did you mean {quoted(likely)}?" if likely else "name a body or a party that the target asks"
            yield Finding("AP601", "error", message, (*route, "after", n), hint)


def _names(line: Line, plan: Plan) -> dict[str, str]:
    """Every spelling of those whose decisions a target asks for, as it is compared and as it is written."""
    known, every, written = who(plan), asked_of(line, plan), known_bodies(plan)
    asked = {known.name(name): name for each in every for name in (each.decision.body, each.decision.party) if name}
    spelt = {spelling: written[spelling] for spelling, name in known.names.items() if name in asked}
    each_party = {EACH: EACH} if any(each.decision.party for each in every) else {}
    return spelt | {fold(name): name for name in asked.values()} | each_party
