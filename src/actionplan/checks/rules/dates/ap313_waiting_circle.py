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

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from actionplan.checks.plan_set import PlanSet, TargetInPlan
from actionplan.checks.rule import CheckContext
from actionplan.checks.support.events import find_completion
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.circles import find_way_round, iter_groups
from actionplan.model.decision_makers import DecisionMakers, build_decision_makers, expand_decisions
from actionplan.model.plan import Plan, Route
from actionplan.text.folding import fold

FOLLOWS = ()

_MAX_NAMED = 6
"""How many targets of a circle the message names."""

_TargetKey = tuple[int, Route]
"""A plan, and the route to a target in it."""


class CirclePlace(NamedTuple):
    """A place in a circle: all targets of the circle, which share one list, and the number of the one meant."""

    circle: Sequence[TargetInPlan]
    number: int

    def iter_from_here(self) -> Iterator[TargetInPlan]:
        """Yield the targets of the circle, from this one on and round."""
        return chain(islice(self.circle, self.number, None), islice(self.circle, self.number))


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find every `waits_for` that is part of a circle."""
    circles = _find_circles(context.plan_set, context.day) if context.day else {}
    for line in list_targets(plan) if circles else ():
        if circle := circles.get((id(plan), line.route)):
            hint = "make one of them wait for something else, or for nothing"
            yield Finding("AP313", "error", _format_circle(circle), (*line.route, "waits_for"), hint=hint)


@lru_cache(maxsize=1)
def _find_circles(plan_set: PlanSet, day: date) -> dict[_TargetKey, CirclePlace]:
    """Return each target that is part of a circle, with its place in a shortest one."""
    circles: dict[_TargetKey, CirclePlace] = {}
    done: set[Hashable] = set()
    follow = _LinkFinder(plan_set, day).list_next
    for entry in plan_set.entries:
        waiting = (TargetInPlan(entry, line) for line in entry.plan.walk() if line.target.waits_for)
        for start in waiting:
            for group in iter_groups(start, _get_key, follow, done.__contains__):
                done.update(map(_get_key, group.items))
                for stop in group.items if group.is_circle else ():
                    circle = [] if _get_key(stop) in circles else find_way_round(stop, _get_key, follow)
                    for n, each in enumerate(circle):
                        circles.setdefault(_get_key(each), CirclePlace(circle, n))
    return circles


def _get_key(stop: TargetInPlan) -> _TargetKey:
    return id(stop.plan), stop.line.route


class _LinkFinder:
    """Finds what each target still waits for on a day. What it needs to know of a plan is worked out once."""

    def __init__(self, plan_set: PlanSet, day: date) -> None:
        self._plan_set = plan_set
        self._day = day
        self._events: dict[int, set[str]] = {}
        self._makers: dict[int, DecisionMakers] = {}

    def list_next(self, stop: TargetInPlan) -> list[TargetInPlan]:
        """List the targets that a target still waits for."""
        names = stop.line.target.waits_for
        if not names or self._is_over(stop):
            return []
        events = self._get_events(stop.plan)
        found = (self._plan_set.find_target(name, stop.plan) for name in names if fold(name) not in events)
        return [each for each in found if each]

    def _is_over(self, stop: TargetInPlan) -> bool:
        """Return True if a target was complete or deleted by the day."""
        target = stop.line.target
        deleted_on = target.deleted.on.day if target.deleted and target.deleted.on else None
        if deleted_on and deleted_on <= self._day:
            return True
        decisions = expand_decisions(target.decisions, self._get_makers(stop.plan)) if target.decisions else ()
        completion = find_completion(target, stop.line.route, decisions)
        return completion is not None and completion[0] <= self._day

    def _get_events(self, plan: Plan) -> set[str]:
        if id(plan) not in self._events:
            self._events[id(plan)] = {fold(event.name) for event in plan.events}
        return self._events[id(plan)]

    def _get_makers(self, plan: Plan) -> DecisionMakers:
        if id(plan) not in self._makers:
            self._makers[id(plan)] = build_decision_makers(plan)
        return self._makers[id(plan)]


def _format_circle(place: CirclePlace) -> str:
    count = len(place.circle)
    first, *others = [stop.ref for stop in islice(place.iter_from_here(), _MAX_NAMED + 1)]
    if not others:
        return f"{first} waits for itself"
    left = count - 1 - _MAX_NAMED
    named = others if left <= 0 else [*others, f"{left} more in turn"]
    return f"{first} waits for {', which waits for '.join([*named, first])}"
