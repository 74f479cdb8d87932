"""AP506 events-out-of-order: events that are not in the order of their days.

What it finds: outcomes, revisions, proposed dates and updates that are not oldest first; a start after the completion;
work resumed before it was suspended.

Why it matters: one of the two days is a slip, and reports go by the days: what stands last need not be what holds.

Wrong:

    updates:
      - {on: 30 June 2017, rag: green}
      - {on: 30 May 2017, rag: amber}

Right:

    updates:
      - {on: 30 May 2017, rag: amber}
      - {on: 30 June 2017, rag: green}

To silence it: `checks: {AP506: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actionplan.checks.dated import quoted
from actionplan.checks.progress import completions
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding, Place
from actionplan.model import Phrase, Plan, Route, Target

Event = tuple[Phrase | None, Route]


def check(plan: Plan) -> Iterator[Finding]:
    """Every event that is dated before the one above it."""
    for each in lines(plan):
        target, route = each.target, each.route
        if len(target.updates) > 1:
            yield from _falls((one.on, (*route, "updates", n, "on")) for n, one in enumerate(target.updates))
        if len(target.revised) > 1:
            yield from _falls((one.on, (*route, "revised", n, "on")) for n, one in enumerate(target.revised))
        if len(target.proposed) > 1:
            yield from _falls((one.on, (*route, "proposed", n, "on")) for n, one in enumerate(target.proposed))
        for d, decision in enumerate(target.decisions):
            at = (*route, "decisions", d, "decided")
            yield from _falls((one.on, (*at, n, "on")) for n, one in enumerate(decision.decided))
        if target.suspended:
            yield from _suspensions(target, route)
        if target.started and target.completed:
            yield from _start(target, route)


def _falls(events: Iterable[Event]) -> Iterator[Finding]:
    above: Event | None = None
    for each in events:
        if above and _is_before(each, above):
            yield _told(each, above, "the one above it", "put the oldest first")
        above = each if each[0] and each[0].day else above


def _suspensions(target: Target, route: Route) -> Iterator[Finding]:
    events = [(one.on, (*route, "suspended", n, "on")) for n, one in enumerate(target.suspended)]
    yield from _falls(events)
    for n, (one, event) in enumerate(zip(target.suspended, events, strict=True)):
        until = (one.until, (*route, "suspended", n, "until"))
        if _is_before(until, event):
            yield _told(until, event, "the suspension it ends", "one of the two is a slip")


def _start(target: Target, route: Route) -> Iterator[Finding]:
    """A start after the completion: of several completions, after the first."""
    first = min(completions(target, route), default=None)
    on = target.started.day if target.started else None
    if first and on and first[0] < on and target.started:
        place = Place("it was completed here", first[1])
        message = f"{quoted(target.started.text)} is after {say_day(first[0])}, when it was completed"
        yield Finding("AP506", "warning", message, (*route, "started"), "one of the two is a slip", also=(place,))


def _is_before(one: Event, other: Event) -> bool:
    first, second = one[0] and one[0].day, other[0] and other[0].day
    return bool(first and second and first < second)


def _told(one: Event, other: Event, which: str, hint: str) -> Finding:
    text = one[0].text if one[0] else ""
    message = f"{quoted(text)} is before {which}"
    return Finding("AP506", "warning", message, one[1], hint, also=(Place(f"{which} is here", other[1]),))
