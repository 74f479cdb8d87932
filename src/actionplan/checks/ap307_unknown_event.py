"""AP307 unknown-event: `waits_for` names nothing that the plan knows.

What it finds: a `waits_for` that is neither an event of the plan nor a target of another plan (jsp:1.1a).

Why it matters: the target waits for something that can never happen.

Wrong:

    waits_for: Finance Strategy

Right:

    events:
      - event: Financial Strategy

    waits_for: Financial Strategy

To silence it: `checks: {AP307: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.checks.dated import quoted
from actionplan.checks.likeness import Nearest
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import Plan, fold

_ELSEWHERE = re.compile(r"[\w-]+:[\w.-]+")


def check(plan: Plan) -> Iterator[Finding]:
    """Every `waits_for` that names no event."""
    known = {fold(event.name): event.name for event in plan.events}
    nearest = Nearest(known)
    for line in lines(plan):
        name = line.target.waits_for
        if name and fold(name) not in known and not _ELSEWHERE.fullmatch(name):
            likely = nearest(name)
            hint = f"did you mean {quoted(likely)}?" if likely else 'add it under "events:"'
            yield Finding("AP307", "error", f"there is no event {quoted(name)}", (*line.route, "waits_for"), hint)
