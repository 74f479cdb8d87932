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

from actionplan.checks.plan_set import PlanSet, TargetInPlan
from actionplan.checks.support.events import find_completion
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.decisions import build_decision_makers, expand_decisions
from actionplan.model.plan import Plan, Route, fold

_MAX_NAMED = 6
"""So many targets of a circle are named one by one."""

_TargetKey = tuple[int, Route]
"""Which plan, and where in it a target stands."""


def check(plan: Plan, day: date, plan_set: PlanSet) -> Iterator[Finding]:
    """Every `waits_for` that is part of a circle."""
    circles = _find_circles(plan_set, day)
    for line in list_targets(plan) if circles else ():
        if circle := circles.get((id(plan), line.route)):
            hint = "let one of them wait for nothing, or for something else"
            yield Finding("AP313", "error", _format_circle(circle), (*line.route, "waits_for"), hint)


@lru_cache(maxsize=1)
def _find_circles(plan_set: PlanSet, day: date) -> dict[_TargetKey, Sequence[TargetInPlan]]:
    """Each target that is part of a circle, and the whole of that, beginning with it."""
    found: dict[_TargetKey, Sequence[TargetInPlan]] = {}
    done: set[_TargetKey] = set()
    for read in plan_set.entries:
        for line in read.plan.walk():
            stop: TargetInPlan | None = TargetInPlan(read, line) if line.target.waits_for else None
            path: dict[_TargetKey, TargetInPlan] = {}
            while stop and _get_key(stop) not in done and _get_key(stop) not in path:
                path[_get_key(stop)] = stop
                stop = _find_next(stop, plan_set, day)
            if stop and _get_key(stop) in path:
                circle = list(path.values())[list(path).index(_get_key(stop)) :]
                found |= {_get_key(each): [*circle[n:], *circle[:n]] for n, each in enumerate(circle)}
            done.update(path)
    return found


def _get_key(stop: TargetInPlan) -> _TargetKey:
    return id(stop.plan), stop.line.route


def _find_next(stop: TargetInPlan, plan_set: PlanSet, day: date) -> TargetInPlan | None:
    """The target that another waits for, where it still waits for one on a day."""
    target = stop.line.target
    if not target.waits_for or _is_over(stop, day):
        return None
    events = any(fold(event.name) == fold(target.waits_for) for event in stop.plan.events)
    return None if events else plan_set.find_target(target.waits_for, stop.plan)


def _is_over(stop: TargetInPlan, day: date) -> bool:
    """Whether a target was complete or deleted by a day."""
    target = stop.line.target
    gone = target.deleted.on.day if target.deleted and target.deleted.on else None
    if gone and gone <= day:
        return True
    needed = expand_decisions(target.decisions, build_decision_makers(stop.plan)) if target.decisions else ()
    done = find_completion(target, stop.line.route, needed)
    return done is not None and done[0] <= day


def _format_circle(circle: Sequence[TargetInPlan]) -> str:
    first, *others = [each.ref for each in circle]
    if not others:
        return f"{first} waits for itself"
    left = len(others) - _MAX_NAMED
    named = others if left <= 0 else [*others[:_MAX_NAMED], f"{left} more in turn"]
    return f"{first} waits for {', which waits for '.join([*named, first])}"
