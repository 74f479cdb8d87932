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

from actionplan.checks.names import (
    Named,
    bare,
    bodies,
    deciding_by,
    named_in_decisions,
    names_of_bodies,
    officers,
    registered,
    spellings,
)
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that ends in a mark."""
    seen: dict[str, str] = {}
    for name, route in _all(plan):
        if name not in seen:
            seen[name] = bare(name)
        if seen[name] != name:
            yield Finding("AP406", "warning", f'"{name}" ends in a mark', route, f'write "{seen[name]}"')


def _all(plan: Plan) -> Iterator[Named]:
    for _, named in chain(spellings("officers", "name", plan.officers), registered(plan)):
        yield named
    yield from chain(officers(plan), deciding_by(plan))
    yield from named_in_decisions(plan) if plan.parties else ()
    if any(bare(name) != name for name in names_of_bodies(plan)):
        yield from bodies(plan)
