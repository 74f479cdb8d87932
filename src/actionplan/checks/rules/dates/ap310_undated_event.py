"""AP310 undated-event: an event that targets wait for, but that has no date.

What it finds: an event with neither `expected` nor `happened`, or with a date there that says nothing (`TBC`), if a
target waits for it.

Why it matters: nobody can say when to expect those targets. They wait for ever.

Wrong:

    events:
      - event: Financial Strategy

Right:

    events:
      - event: Financial Strategy
        expected: February 2018

To silence it: `checks: {AP310: off}` under `plan:`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from actionplan.checks.relations import FollowsUnknownSibling
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import AwaitedEvent, Plan
from actionplan.text.folding import fold

FOLLOWS = (FollowsUnknownSibling(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every event that has no date and that targets wait for."""
    undated = [(n, event) for n, event in enumerate(plan.events) if not _is_dated(event)]
    if not undated:
        return
    waiting = Counter(name for line in list_targets(plan) for name in set(map(fold, line.target.waits_for)))
    for n, event in undated:
        count = waiting[fold(event.name)]
        if count:
            wait = "one target waits" if count == 1 else f"{count} targets wait"
            message = f"{wait} for {quote(event.name)}, which has no date"
            hint = 'say when, with "expected:"'
            yield Finding("AP310", "warning", message, ("events", n, "event"), hint=hint)


def _is_dated(event: AwaitedEvent) -> bool:
    """Return True if an event has a date. One that cannot be read counts, because AP301 reports it."""
    readings = [phrase.reading for phrase in (event.expected, event.happened) if phrase]
    return any(reading.windows or reading.kind == "unreadable" for reading in readings)
