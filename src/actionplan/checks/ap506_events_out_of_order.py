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

from actionplan.asked import Asked
from actionplan.checks.asking import asked_of
from actionplan.checks.dated import quoted
from actionplan.checks.progress import completed, completions
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding, Place
from actionplan.model import Outcome, Phrase, Plan, Revision, Route, Suspension, Target, Update, fold

_SLIP = "one of the two is a slip"


class Event(NamedTuple):
    """Something that happened, and where its day stands."""

    on: Phrase | None
    route: Route


class End(NamedTuple):
    """The day that ended a target, how, and where that stands."""

    day: date
    how: str
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every event that is dated before what it follows, or after what ended its target."""
    for line in lines(plan):
        if _has_several(line.target):
            yield from _of_target(line.target, line.route, asked_of(line, plan))


def _has_several(target: Target) -> bool:
    """Whether a target has had two events that could be out of order. Most have had one at most."""
    single = (target.started is not None) + (target.deleted is not None) + 2 * len(target.suspended)
    decided = sum([len(each.decided) for each in target.decisions]) if target.decisions else 0
    return (
        single + decided + len(target.updates) + len(target.completed) + len(target.revised) + len(target.proposed) > 1
    )


def _of_target(target: Target, route: Route, asked: Sequence[Asked]) -> Iterator[Finding]:
    named = ((target.revised, "revised"), (target.proposed, "proposed"), (target.suspended, "suspended"))
    changes = [_events(items, (*route, name)) for items, name in named if items]
    decided = [_events(each.decided, (*route, "decisions", n, "decided")) for n, each in enumerate(target.decisions)]
    for listed in (_events(target.updates, (*route, "updates")), *changes, *decided):
        yield from _falls(listed)
    yield from _resumed(target, route)
    if target.completed or target.decisions or target.deleted:
        whole = completed(target, route, asked)
        end = End(whole[0], "complete", whole[1]) if whole else None
        yield from _ended(target, route, end, [*chain(*changes)], [*chain(*decided)])


def _events(items: Iterable[Revision | Suspension | Update | Outcome], route: Route) -> list[Event]:
    return [Event(each.on, (*route, n, "on")) for n, each in enumerate(items)]


def _falls(events: Iterable[Event]) -> Iterator[Finding]:
    above: Event | None = None
    for each in events:
        if above and _is_before(each, above):
            yield _told(each, above, "the one above it", "put the oldest first, or put the day right")
        above = each if each.on and each.on.day else above


def _resumed(target: Target, route: Route) -> Iterator[Finding]:
    for n, each in enumerate(target.suspended):
        until = Event(each.until, (*route, "suspended", n, "until"))
        event = Event(each.on, (*route, "suspended", n, "on"))
        if _is_before(until, event):
            yield _told(until, event, "the suspension it ends", _SLIP)


def _ended(
    target: Target, route: Route, end: End | None, changes: list[Event], decided: list[Event]
) -> Iterator[Finding]:
    """What comes after the end of a target: of several completions, a start after the first."""
    met = [End(day, "completed", at) for day, at in completions(target, route)]
    started = [Event(target.started, (*route, "started"))]
    if first := min(met, default=end):
        yield from _after(first, started)
    if end:
        yield from _after(end, changes)
        yield from _rated(end, target, route)
    if target.deleted and target.deleted.on and (day := target.deleted.on.day):
        finished = [Event(each.on, (*route, "completed", n, "on")) for n, each in enumerate(target.completed)]
        gone = End(day, "deleted", (*route, "deleted"))
        yield from _after(gone, [*started, *changes, *decided, *finished])


def _after(end: End, events: Iterable[Event]) -> Iterator[Finding]:
    for each in events:
        if each.on and each.on.day and each.on.day > end.day:
            message = f"{quoted(each.on.text)} is after {say_day(end.day)}, when the target was {end.how}"
            yield Finding("AP506", "warning", message, each.route, _SLIP, also=(_place(end),))


def _rated(end: End, target: Target, route: Route) -> Iterator[Finding]:
    """Red and amber updates of a target that was complete."""
    for n, each in enumerate(target.updates):
        if each.on and each.on.day and each.on.day > end.day and fold(each.rag) in ("red", "amber"):
            message = (
                f"the target is {fold(each.rag)} on {say_day(each.on.day)}, and was complete on {say_day(end.day)}"
            )
            hint = 'leave "rag:" out, or "completed:" where it is not'
            yield Finding("AP506", "note", message, (*route, "updates", n, "rag"), hint, also=(_place(end),))


def _place(end: End) -> Place:
    return Place(f"it was {end.how} here", end.route)


def _is_before(one: Event, other: Event) -> bool:
    first, second = one.on and one.on.day, other.on and other.on.day
    return bool(first and second and first < second)


def _told(one: Event, other: Event, which: str, hint: str) -> Finding:
    message = f"{quoted(one.on.text if one.on else '')} is earlier than {which}"
    return Finding("AP506", "warning", message, one.route, hint, also=(Place(f"{which} is here", other.route),))
