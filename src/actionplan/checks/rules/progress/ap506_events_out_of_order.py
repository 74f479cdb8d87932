"""AP506 events-out-of-order: events that are not in the order of their days.

What it finds: outcomes, revisions, proposed dates and updates that are not oldest first; work resumed before it was
suspended, or started after the target was completed; a date revised or proposed, or work suspended, after the target
was complete; anything but a comment after it was deleted. A red or amber update of a target that was complete is a
note; other comments are welcome.

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

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decisions import list_required_decisions
from actionplan.checks.support.events import find_completion, iter_completion_days
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import Outcome, Phrase, Plan, Revision, Route, Suspension, Target, Update, fold

_TYPO_HINT = "one of the two is a slip"


class DatedEvent(NamedTuple):
    """Something that happened, and where its day stands."""

    on: Phrase | None
    route: Route


class TargetEnd(NamedTuple):
    """The day that ended a target, how, and where that stands."""

    day: date
    how: str
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every event that is dated before what it follows, or after what ended its target."""
    for line in list_targets(plan):
        if _has_several(line.target):
            yield from _check_target(line.target, line.route, list_required_decisions(line, plan))


def _has_several(target: Target) -> bool:
    """Whether a target has had two events that could be out of order. Most have had one at most."""
    single = (target.started is not None) + (target.deleted is not None) + 2 * len(target.suspended)
    decided = sum([len(each.decided) for each in target.decisions]) if target.decisions else 0
    return (
        single + decided + len(target.updates) + len(target.completed) + len(target.revised) + len(target.proposed) > 1
    )


def _check_target(target: Target, route: Route, decisions: Sequence[RequiredDecision]) -> Iterator[Finding]:
    named = ((target.revised, "revised"), (target.proposed, "proposed"), (target.suspended, "suspended"))
    changes = [_build_events(items, (*route, name)) for items, name in named if items]
    decided = [
        _build_events(each.decided, (*route, "decisions", n, "decided")) for n, each in enumerate(target.decisions)
    ]
    for listed in (_build_events(target.updates, (*route, "updates")), *changes, *decided):
        yield from _find_falls(listed)
    yield from _check_suspensions(target, route)
    if target.completed or target.decisions or target.deleted:
        whole = find_completion(target, route, decisions)
        end = TargetEnd(whole[0], "complete", whole[1]) if whole else None
        yield from _check_end(target, route, end, [*chain(*changes)], [*chain(*decided)])


def _build_events(items: Iterable[Revision | Suspension | Update | Outcome], route: Route) -> list[DatedEvent]:
    return [DatedEvent(each.on, (*route, n, "on")) for n, each in enumerate(items)]


def _find_falls(events: Iterable[DatedEvent]) -> Iterator[Finding]:
    above: DatedEvent | None = None
    for each in events:
        if above and _is_before(each, above):
            yield _report(each, above, "the one above it", "put the oldest first, or put the day right")
        above = each if each.on and each.on.day else above


def _check_suspensions(target: Target, route: Route) -> Iterator[Finding]:
    for n, each in enumerate(target.suspended):
        until = DatedEvent(each.until, (*route, "suspended", n, "until"))
        event = DatedEvent(each.on, (*route, "suspended", n, "on"))
        if _is_before(until, event):
            yield _report(until, event, "the suspension it ends", _TYPO_HINT)


def _check_end(
    target: Target, route: Route, end: TargetEnd | None, changes: list[DatedEvent], outcomes: list[DatedEvent]
) -> Iterator[Finding]:
    """What comes after the end of a target: of several completions, a start after the first."""
    met = [TargetEnd(day, "completed", at) for day, at in iter_completion_days(target, route)]
    started = [DatedEvent(target.started, (*route, "started"))]
    if first := min(met, default=end):
        yield from _find_events_after(first, started)
    if end:
        yield from _find_events_after(end, changes)
        yield from _check_ratings(end, target, route)
    if target.deleted and target.deleted.on and (day := target.deleted.on.day):
        finished = [DatedEvent(each.on, (*route, "completed", n, "on")) for n, each in enumerate(target.completed)]
        gone = TargetEnd(day, "deleted", (*route, "deleted"))
        yield from _find_events_after(gone, [*started, *changes, *outcomes, *finished])


def _find_events_after(end: TargetEnd, events: Iterable[DatedEvent]) -> Iterator[Finding]:
    for each in events:
        if each.on and each.on.day and each.on.day > end.day:
            message = f"{quote(each.on.text)} is after {format_day(end.day)}, when the target was {end.how}"
            yield Finding("AP506", "warning", message, each.route, _TYPO_HINT, also=(_build_place(end),))


def _check_ratings(end: TargetEnd, target: Target, route: Route) -> Iterator[Finding]:
    """Red and amber updates of a target that was complete."""
    for n, each in enumerate(target.updates):
        if each.on and each.on.day and each.on.day > end.day and fold(each.rag) in ("red", "amber"):
            message = f"the target is {fold(each.rag)} on {format_day(each.on.day)}, and was complete on {format_day(end.day)}"
            hint = 'leave "rag:" out, or "completed:" where it is not'
            yield Finding("AP506", "note", message, (*route, "updates", n, "rag"), hint, also=(_build_place(end),))


def _build_place(end: TargetEnd) -> RelatedLocation:
    return RelatedLocation(f"it was {end.how} here", end.route)


def _is_before(one: DatedEvent, other: DatedEvent) -> bool:
    first, second = one.on and one.on.day, other.on and other.on.day
    return bool(first and second and first < second)


def _report(one: DatedEvent, other: DatedEvent, which: str, hint: str) -> Finding:
    message = f"{quote(one.on.text if one.on else '')} is earlier than {which}"
    return Finding(
        "AP506", "warning", message, one.route, hint, also=(RelatedLocation(f"{which} is here", other.route),)
    )
