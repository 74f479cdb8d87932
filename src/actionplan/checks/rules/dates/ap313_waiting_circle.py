"""AP313 waiting-circle: targets that wait for one another.

What it finds: a target whose `waits_for` leads back to itself through the targets that it names, in one plan or through
several plans that are validated together. A target that is complete or deleted waits for nothing.

Why it matters: each target waits for another for ever, and none of them gets a date.

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
from actionplan.checks.rule import CheckContext
from actionplan.checks.support.events import find_completion
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.decision_makers import build_decision_makers, expand_decisions
from actionplan.model.plan import Plan, Route, fold

FOLLOWS = ()

_MAX_NAMED = 6
"""How many targets of a circle the message names."""

_TargetKey = tuple[int, Route]
"""A plan, and the route to a target in it."""


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find every `waits_for` that is part of a circle."""
    circles = _find_circles(context.plan_set, context.day) if context.day else {}
    for line in list_targets(plan) if circles else ():
        if circle := circles.get((id(plan), line.route)):
            hint = "make one of them wait for something else, or for nothing"
            yield Finding("AP313", "error", _format_circle(circle), (*line.route, "waits_for"), hint=hint)


@lru_cache(maxsize=1)
def _find_circles(plan_set: PlanSet, day: date) -> dict[_TargetKey, Sequence[TargetInPlan]]:
    """Return each target that is part of a circle, with its circle, starting at that target."""
    circles: dict[_TargetKey, Sequence[TargetInPlan]] = {}
    done: set[_TargetKey] = set()
    for entry in plan_set.entries:
        for line in entry.plan.walk():
            stop: TargetInPlan | None = TargetInPlan(entry, line) if line.target.waits_for else None
            path: dict[_TargetKey, TargetInPlan] = {}
            while stop and _get_key(stop) not in done and _get_key(stop) not in path:
                path[_get_key(stop)] = stop
                stop = _find_next(stop, plan_set, day)
            if stop and _get_key(stop) in path:
                circle = list(path.values())[list(path).index(_get_key(stop)) :]
                circles |= {_get_key(stop): [*circle[n:], *circle[:n]] for n, stop in enumerate(circle)}
            done.update(path)
    return circles


def _get_key(stop: TargetInPlan) -> _TargetKey:
    return id(stop.plan), stop.line.route


def _find_next(stop: TargetInPlan, plan_set: PlanSet, day: date) -> TargetInPlan | None:
    """Return the target that a target still waits for on a day, if there is one."""
    target = stop.line.target
    if not target.waits_for or _is_over(stop, day):
        return None
    events = any(fold(event.name) == fold(target.waits_for) for event in stop.plan.events)
    return None if events else plan_set.find_target(target.waits_for, stop.plan)


def _is_over(stop: TargetInPlan, day: date) -> bool:
    """Return True if a target was complete or deleted by a day."""
    target = stop.line.target
    deleted_on = target.deleted.on.day if target.deleted and target.deleted.on else None
    if deleted_on and deleted_on <= day:
        return True
    decisions = expand_decisions(target.decisions, build_decision_makers(stop.plan)) if target.decisions else ()
    completion = find_completion(target, stop.line.route, decisions)
    return completion is not None and completion[0] <= day


def _format_circle(circle: Sequence[TargetInPlan]) -> str:
    first, *others = [stop.ref for stop in circle]
    if not others:
        return f"{first} waits for itself"
    left = len(others) - _MAX_NAMED
    named = others if left <= 0 else [*others[:_MAX_NAMED], f"{left} more in turn"]
    return f"{first} waits for {', which waits for '.join([*named, first])}"
