"""The lists that many rules go through, made once for each plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from actionplan.model.plan import ActionLine, OutputLine, Plan, PlanLine

T = TypeVar("T")


def cache_per_plan(compute: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """Keep what a function returns for a plan until it is called with another. A plan is a value and never changes."""
    cached: list[tuple[Plan, T]] = []

    def look_up(plan: Plan) -> T:
        if not cached or cached[0][0] is not plan:
            cached[:] = [(plan, compute(plan))]
        return cached[0][1]

    return look_up


def cache_list_per_plan(compute: Callable[[Plan], Iterable[T]]) -> Callable[[Plan], tuple[T, ...]]:
    """Keep as a tuple what a function yields for a plan."""
    return cache_per_plan(lambda plan: tuple(compute(plan)))


list_actions: Callable[[Plan], tuple[ActionLine, ...]] = cache_list_per_plan(Plan.iter_actions)
"""Every action of a plan, with its theme and the route to it."""

list_outputs: Callable[[Plan], tuple[OutputLine, ...]] = cache_list_per_plan(Plan.iter_outputs)
"""Every output of a plan, with what is above it and the route to it."""

list_targets: Callable[[Plan], tuple[PlanLine, ...]] = cache_list_per_plan(Plan.walk)
"""Every target of a plan, with what is above it and the route to it."""
