"""AP408 name-twice: a name that two officers, bodies, parties, events or stages have.

What it finds: an officer, body or party with a name (`name` or `also`) that an earlier entry already has; a body that
decides for a party, but has the name of another party; and two events or two stages with one name. Capitals and spaces
make no difference.

Why it matters: everything with that name counts for only one of the two. A target that waits for such an event could
have two dates.

Wrong:

    bodies:
      - name: Full Council
        also: [Council]
      - name: Council

Right:

    bodies:
      - name: Full Council
        also: [Council]

To silence it: `checks: {AP408: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decision_timing import get_decision_makers
from actionplan.checks.support.registries import (
    LocatedName,
    NameClash,
    find_clashes,
    iter_party_bodies,
    list_body_clashes,
    list_officer_clashes,
)
from actionplan.findings import Finding, RelatedLocation, build_findings
from actionplan.model.decision_makers import list_bodies_and_parties as deciding
from actionplan.model.listed_name import ListedName
from actionplan.model.plan import Party, Plan
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every name that two entries have, at the second."""
    yield from build_findings(
        list_officer_clashes(plan), partial(_report_entries, "officers", "officer", plan.officers)
    )
    yield from build_findings(list_body_clashes(plan), partial(_report_decision_makers, plan))
    yield from build_findings(_find_shared_bodies(plan), _report_shared_body)
    events = ((n, LocatedName(event.name, ("events", n, "event"))) for n, event in enumerate(plan.events))
    yield from build_findings(find_clashes(events), partial(_report_namesakes, "events"))
    stages = ((n, LocatedName(stage, ("stages", n))) for n, stage in enumerate(plan.stages))
    yield from build_findings(find_clashes(stages), partial(_report_namesakes, "stages"))


def _report_entries(plural: str, singular: str, registry: Sequence[ListedName], clash: NameClash) -> Finding:
    n, named, earlier, other = clash
    first, second = registry[earlier].name, registry[n].name
    if fold(first) == fold(second):
        return _build_finding(named, other, f"the {singular} {quote(named.name)} is listed twice", "leave one out")
    message = f"{quote(named.name)} is a name of two {plural}, {quote(first)} and {quote(second)}"
    return _build_finding(named, other, message, "keep it only where it belongs")


def _report_decision_makers(plan: Plan, clash: NameClash) -> Finding:
    """Report a name of two bodies or two parties, or a party with the name of a body."""
    first = len(plan.bodies)
    if clash[0] < first or clash[2] >= first:
        return _report_entries(
            *(("bodies", "body") if clash[0] < first else ("parties", "party")), deciding(plan), clash
        )
    _, named, _, other = clash
    message = f'{quote(named.name)} is the name of a party, but is also under "bodies"'
    return _build_finding(named, other, message, "keep it only where it belongs")


def _find_shared_bodies(plan: Plan) -> Iterator[tuple[LocatedName, Party, Party]]:
    """Yield every body that decides for a party but has the name of another, with the two parties."""
    known = get_decision_makers(plan)
    for named in iter_party_bodies(plan):
        owner, other = plan.parties[int(named.route[1])], known.find_party(named.name)
        if other not in (None, owner):
            yield named, owner, other


def _report_shared_body(shared: tuple[LocatedName, Party, Party]) -> Finding:
    named, owner, other = shared
    message = f"{quote(named.name)} decides for {quote(owner.name)}, but is also a name of {quote(other.name)}"
    return Finding("AP408", "warning", message, named.route, hint="give the body its own name")


def _report_namesakes(plural: str, clash: NameClash) -> Finding:
    _, named, _, other = clash
    message = f"two {plural} are called {quote(named.name)}"
    return _build_finding(named, other, message, "leave one out, or give it another name")


def _build_finding(named: LocatedName, other: LocatedName, message: str, hint: str) -> Finding:
    also = (RelatedLocation("the first one is here", other.route),)
    return Finding("AP408", "warning", message, named.route, hint=hint, also=also)
