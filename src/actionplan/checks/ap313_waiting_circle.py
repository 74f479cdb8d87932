"""AP313 waiting-circle: targets that wait for one another.

What it finds: a target whose `waits_for` leads, through the targets that it names, back to itself: in one plan by its
own name, or through several that are validated together. What is complete or deleted waits for nothing
from that day on.

Why it matters: each waits for another for ever, and none of them gets a date from what it waits for.

Wrong:

    plan: {name: hertsmere}

    - {target: a, date: Following 6.1b, waits_for: "hertsmere:6.1b"}
    - {target: b, date: Following 6.1a, waits_for: "hertsmere:6.1a"}

Right:

    - {target: a, date: Summer 2017}
    - {target: b, date: Following 6.1a, waits_for: "hertsmere:6.1a"}

To silence it: `checks: {AP313: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from actionplan.asked import asked, deciders
from actionplan.checks.beside import Beside, Stop
from actionplan.checks.progress import completed
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import Plan, Route, fold

_MANY = 6
"""So many targets of a circle are named one by one."""

_At = tuple[int, Route]
"""Which plan, and where in it a target stands."""


def check(plan: Plan, day: date, beside: Beside) -> Iterator[Finding]:
    """Every `waits_for` that is part of a circle."""
    circles = _circles(beside, day)
    for line in lines(plan) if circles else ():
        if circle := circles.get((id(plan), line.route)):
            hint = "let one of them wait for nothing, or for something else"
            yield Finding("AP313", "error", _said(circle), (*line.route, "waits_for"), hint)


@lru_cache(maxsize=1)
def _circles(beside: Beside, day: date) -> dict[_At, Sequence[Stop]]:
    """Each target that is part of a circle, and the whole of that, beginning with it."""
    found: dict[_At, Sequence[Stop]] = {}
    done: set[_At] = set()
    for read in beside.each:
        for line in read.plan.walk():
            stop: Stop | None = Stop(read, line) if line.target.waits_for else None
            path: dict[_At, Stop] = {}
            while stop and _at(stop) not in done and _at(stop) not in path:
                path[_at(stop)] = stop
                stop = _next(stop, beside, day)
            if stop and _at(stop) in path:
                circle = list(path.values())[list(path).index(_at(stop)) :]
                found |= {_at(each): [*circle[n:], *circle[:n]] for n, each in enumerate(circle)}
            done.update(path)
    return found


def _at(stop: Stop) -> _At:
    return id(stop.plan), stop.line.route


def _next(stop: Stop, beside: Beside, day: date) -> Stop | None:
    """The target that another waits for, where it still waits for one on a day."""
    target = stop.line.target
    if not target.waits_for or _is_over(stop, day):
        return None
    events = any(fold(event.name) == fold(target.waits_for) for event in stop.plan.events)
    return None if events else beside.awaited(target.waits_for, stop.plan)


def _is_over(stop: Stop, day: date) -> bool:
    """Whether a target was complete or deleted by a day."""
    target = stop.line.target
    gone = target.deleted.on.day if target.deleted and target.deleted.on else None
    if gone and gone <= day:
        return True
    needed = asked(target.decisions, deciders(stop.plan)) if target.decisions else ()
    done = completed(target, stop.line.route, needed)
    return done is not None and done[0] <= day


def _said(circle: Sequence[Stop]) -> str:
    first, *others = [each.ref for each in circle]
    if not others:
        return f"{first} waits for itself"
    left = len(others) - _MANY
    named = others if left <= 0 else [*others[:_MANY], f"{left} more in turn"]
    return f"{first} waits for {', which waits for '.join([*named, first])}"
