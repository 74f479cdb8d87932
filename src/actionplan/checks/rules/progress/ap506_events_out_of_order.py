"""AP506 events-out-of-order: events that are not in the order of their days.

What it finds: outcomes, revisions, proposed dates, updates and reassignments that are not listed oldest first; work
that resumed before it was suspended, or started after the target was completed; a date revised or proposed, or work
suspended, after the target was complete; and anything except a comment after the target was deleted. A red or amber
update after the target was complete is a note. Other comments are welcome.

Why it matters: one of the two days must be wrong. Reports use the days, so the last entry may not be the current one.

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

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decision_timing import list_required_decisions
from actionplan.checks.support.events import find_completion, iter_completion_days
from actionplan.checks.support.traversal import list_outputs, list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Outcome, Plan, Reassignment, Route, Target
from actionplan.model.progress import Completion, Revision, Suspension, Update
from actionplan.text.folding import fold

FOLLOWS = (FollowsLossInTarget(),)

_TYPO_HINT = "one of the two must be wrong"


class DatedEvent(NamedTuple):
    """The day of something that happened, and the route to the day."""

    on: Phrase | None
    route: Route


class TargetEnd(NamedTuple):
    """The day that ended a target, how it ended, and the route to that."""

    day: date
    how: str
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Find every event before the one that it follows, or after the one that ended its target."""
    for _, _, output, route in list_outputs(plan):
        if len(output.reassigned) > 1:
            yield from _find_falls(_build_events(output.reassigned, (*route, "reassigned")))
    for line in list_targets(plan):
        if _has_several(line.target):
            yield from _check_target(line.target, line.route, list_required_decisions(line, plan))


def _has_several(target: Target) -> bool:
    """Return True if a target has two events that could be out of order. Most have none or one."""
    single = (target.started is not None) + (target.deleted is not None) + 2 * len(target.suspended)
    several = len(target.updates) + len(target.completed) + len(target.revised) + len(target.proposed)
    decided = sum([len(decision.decided) for decision in target.decisions]) if target.decisions else 0
    return single + several + decided > 1


def _check_target(target: Target, route: Route, decisions: Sequence[RequiredDecision]) -> Iterator[Finding]:
    keys = ((target.revised, "revised"), (target.proposed, "proposed"), (target.suspended, "suspended"))
    changes = [_build_events(items, (*route, key)) for items, key in keys if items]
    outcomes = [
        _build_events(decision.decided, (*route, "decisions", n, "decided"))
        for n, decision in enumerate(target.decisions)
    ]
    updates = _build_events(target.updates, (*route, "updates")) if len(target.updates) > 1 else []
    for events in (updates, *changes, *outcomes):
        if len(events) > 1:
            yield from _find_falls(events)
    yield from _check_suspensions(target, route)
    if target.completed or target.decisions or target.deleted:
        completion = find_completion(target, route, decisions)
        end = TargetEnd(completion[0], "complete", completion[1]) if completion else None
        yield from _check_end(target, route, end, [*chain(*changes)], [*chain(*outcomes)])


def _build_events(
    items: Iterable[Revision | Suspension | Update | Outcome | Completion | Reassignment], route: Route
) -> list[DatedEvent]:
    return [DatedEvent(item.on, (*route, n, "on")) for n, item in enumerate(items)]


def _find_falls(events: Iterable[DatedEvent]) -> Iterator[Finding]:
    above: DatedEvent | None = None
    for event in events:
        if above and _is_before(event, above):
            yield _build_finding(event, above, "the one above it", "put the oldest first, or correct the day")
        above = event if event.on and event.on.day else above


def _check_suspensions(target: Target, route: Route) -> Iterator[Finding]:
    for n, suspension in enumerate(target.suspended):
        end = DatedEvent(suspension.until, (*route, "suspended", n, "until"))
        start = DatedEvent(suspension.on, (*route, "suspended", n, "on"))
        if _is_before(end, start):
            yield _build_finding(end, start, "the suspension that it ends", _TYPO_HINT)


def _check_end(
    target: Target, route: Route, end: TargetEnd | None, changes: list[DatedEvent], outcomes: list[DatedEvent]
) -> Iterator[Finding]:
    """Find what comes after the end of a target, and a start after its first completion."""
    completions = [TargetEnd(day, "completed", at) for day, at in iter_completion_days(target, route)]
    started = [DatedEvent(target.started, (*route, "started"))]
    if first := min(completions, default=end):
        yield from _find_events_after(first, started)
    if end:
        yield from _find_events_after(end, changes)
        yield from _check_ratings(end, target, route)
    if target.deleted and target.deleted.on and (day := target.deleted.on.day):
        completed = _build_events(target.completed, (*route, "completed"))
        deletion = TargetEnd(day, "deleted", (*route, "deleted"))
        yield from _find_events_after(deletion, [*started, *changes, *outcomes, *completed])


def _find_events_after(end: TargetEnd, events: Iterable[DatedEvent]) -> Iterator[Finding]:
    for on, route in events:
        if on and on.day and on.day > end.day:
            message = f"{quote(on.text)} is after {format_day(end.day)}, when the target was {end.how}"
            yield Finding("AP506", "warning", message, route, hint=_TYPO_HINT, also=(_build_place(end),))


def _check_ratings(end: TargetEnd, target: Target, route: Route) -> Iterator[Finding]:
    """Find red and amber updates after a target was complete."""
    for n, update in enumerate(target.updates):
        if update.on and update.on.day and update.on.day > end.day and fold(update.rag) in ("red", "amber"):
            rag, on, at = fold(update.rag), format_day(update.on.day), (*route, "updates", n, "rag")
            message = f"the target is {rag} on {on}, but was complete on {format_day(end.day)}"
            hint = 'leave "rag:" out, or leave "completed:" out if it is not complete'
            yield Finding("AP506", "note", message, at, hint=hint, also=(_build_place(end),))


def _build_place(end: TargetEnd) -> RelatedLocation:
    return RelatedLocation(f"it was {end.how} here", end.route)


def _is_before(one: DatedEvent, other: DatedEvent) -> bool:
    first, second = one.on and one.on.day, other.on and other.on.day
    return bool(first and second and first < second)


def _build_finding(one: DatedEvent, other: DatedEvent, which: str, hint: str) -> Finding:
    message = f"{quote(one.on.text if one.on else '')} is earlier than {which}"
    also = (RelatedLocation(f"{which} is here", other.route),)
    return Finding("AP506", "warning", message, one.route, hint=hint, also=also)
