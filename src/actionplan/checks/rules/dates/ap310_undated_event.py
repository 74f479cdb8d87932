"""AP310 undated-event: an event that targets wait for, and that has no date.

What it finds: an event of the plan with neither `expected` nor `happened`, or with a date there that is none (`TBC`),
where a target waits for it.

Why it matters: nobody can say when those targets are to be looked for: they are waiting without end.

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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import AwaitedEvent, Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every event that is waited for and has no date, once."""
    undated = [(n, event) for n, event in enumerate(plan.events) if not _is_dated(event)]
    if not undated:
        return
    waiting = Counter(fold(each.target.waits_for) for each in list_targets(plan) if each.target.waits_for)
    for n, event in undated:
        count = waiting[fold(event.name)]
        if count:
            wait = "one target waits" if count == 1 else f"{count} targets wait"
            message = f"{wait} for {quote(event.name)}, which has no date"
            yield Finding("AP310", "warning", message, ("events", n, "event"), 'say when, with "expected:"')


def _is_dated(event: AwaitedEvent) -> bool:
    """Whether an event has a date, or one that cannot be read, which is told by itself."""
    readings = [phrase.reading for phrase in (event.expected, event.happened) if phrase]
    return any(reading.windows or reading.kind == "unreadable" for reading in readings)
