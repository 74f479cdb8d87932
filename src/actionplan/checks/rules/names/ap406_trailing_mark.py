"""AP406 trailing-mark: a name with a comma or other mark behind it.

What it finds: an officer, body or party that ends in a comma, semicolon, colon or full stop, as it was cut out of a
sentence. `Ltd.` and other short words may end in a full stop.

Why it matters: with its mark it is another name than without, and has a list of its own.

Wrong:

    monitored_by: ["Member Leisure Panel;"]

Right:

    monitored_by: [Member Leisure Panel]

To silence it: `checks: {AP406: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from actionplan.checks.support.registries import (
    LocatedName,
    collect_body_names,
    iter_body_names,
    iter_decision_names,
    iter_party_bodies,
    iter_registered_names,
    iter_spellings,
    list_officer_names,
    strip_marks,
)
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that ends in a mark."""
    seen: dict[str, str] = {}
    for name, route in _iter_names(plan):
        if name not in seen:
            seen[name] = strip_marks(name)
        if seen[name] != name:
            yield Finding("AP406", "warning", f'"{name}" ends in a mark', route, f'write "{seen[name]}"')


def _iter_names(plan: Plan) -> Iterator[LocatedName]:
    for _, named in chain(iter_spellings("officers", "name", plan.officers), iter_registered_names(plan)):
        yield named
    yield from chain(list_officer_names(plan), iter_party_bodies(plan))
    yield from iter_decision_names(plan) if plan.parties else ()
    if any(strip_marks(name) != name for name in collect_body_names(plan)):
        yield from iter_body_names(plan)
