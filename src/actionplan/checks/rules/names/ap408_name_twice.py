"""AP408 name-twice: a name that two officers, two bodies or parties, two events or two stages of the plan have.

What it finds: an officer, body or party one of whose names (`name` and `also`) is one of another above; a body that a
party decides by under the name of a party; and two events or two stages of one name. Letter case and spaces make no
difference.

Why it matters: whatever stands under that name counts for one of the two alone, and the list of the other is too short.
A date that waits for the event has two days.

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
from actionplan.checks.support.decisions import get_decision_makers
from actionplan.checks.support.registries import (
    LocatedName,
    NameClash,
    find_clashes,
    iter_party_bodies,
    list_body_clashes,
    list_officer_clashes,
)
from actionplan.findings import Finding, RelatedLocation, build_findings
from actionplan.model.decisions import list_bodies_and_parties as deciding
from actionplan.model.plan import Party, Plan, RegistryEntry, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that stands under two entries, at the second."""
    yield from build_findings(
        list_officer_clashes(plan), partial(_report_entries, "officers", "officer", plan.officers)
    )
    yield from build_findings(list_body_clashes(plan), partial(_report_decision_makers, plan))
    yield from build_findings(_find_shared_bodies(plan), _report_shared_body)
    events = ((n, LocatedName(event.name, ("events", n, "event"))) for n, event in enumerate(plan.events))
    yield from build_findings(find_clashes(events), partial(_report_called, "events"))
    stages = ((n, LocatedName(stage, ("stages", n))) for n, stage in enumerate(plan.stages))
    yield from build_findings(find_clashes(stages), partial(_report_called, "stages"))


def _report_entries(plural: str, singular: str, registry: Sequence[RegistryEntry], clash: NameClash) -> Finding:
    n, named, earlier, other = clash
    first, second = registry[earlier].name, registry[n].name
    if fold(first) == fold(second):
        return _report(named, other, f"the {singular} {quote(named.name)} stands twice", "leave one out")
    message = f"{quote(named.name)} is a name of two {plural}, {quote(first)} and {quote(second)}"
    return _report(named, other, message, "leave it with the one it belongs to")


def _report_decision_makers(plan: Plan, clash: NameClash) -> Finding:
    """Of two bodies or of two parties, the same; of a party that has the name of a body, what each is."""
    first = len(plan.bodies)
    if clash[0] < first or clash[2] >= first:
        return _report_entries(
            *(("bodies", "body") if clash[0] < first else ("parties", "party")), deciding(plan), clash
        )
    _, named, _, other = clash
    message = f'{quote(named.name)} is a name of a party, and stands under "bodies" too'
    return _report(named, other, message, "leave it with the one it belongs to")


def _find_shared_bodies(plan: Plan) -> Iterator[tuple[LocatedName, Party, Party]]:
    """Every body that a party decides by and that another party is called, with the two."""
    known = get_decision_makers(plan)
    for named in iter_party_bodies(plan):
        owner, other = plan.parties[int(named.route[1])], known.find_party(named.name)
        if other not in (None, owner):
            yield named, owner, other


def _report_shared_body(shared: tuple[LocatedName, Party, Party]) -> Finding:
    named, owner, other = shared
    message = f"{quote(owner.name)} decides by {quote(named.name)}, which is a name of {quote(other.name)}"
    return Finding("AP408", "warning", message, named.route, "give the body a name of its own")


def _report_called(plural: str, clash: NameClash) -> Finding:
    _, named, _, other = clash
    message = f"two {plural} are called {quote(named.name)}"
    return _report(named, other, message, "leave one out, or give it a name of its own")


def _report(named: LocatedName, other: LocatedName, message: str, hint: str) -> Finding:
    return Finding(
        "AP408", "warning", message, named.route, hint, also=(RelatedLocation("the first is here", other.route),)
    )
