"""The lists that many checks go through, made once for a plan.

Numbers like 1.2, and their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from actionplan.model.plan import Action, Output, Plan, PlanLine, Route

T = TypeVar("T")


def cache_per_plan(compute: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """What a function gives for a plan, kept until it is asked about another: a plan is a value and never changes."""
    kept: list[tuple[Plan, T]] = []

    def look_up(plan: Plan) -> T:
        if not kept or kept[0][0] is not plan:
            kept[:] = [(plan, compute(plan))]
        return kept[0][1]

    return look_up


def cache_list_per_plan(compute: Callable[[Plan], Iterator[T]]) -> Callable[[Plan], tuple[T, ...]]:
    """The list that a function gives for a plan, made once."""
    return cache_per_plan(lambda plan: tuple(compute(plan)))


@cache_list_per_plan
def list_targets(plan: Plan) -> Iterator[PlanLine]:
    """Every target of a plan, with what it stands under and the route to it."""
    return plan.walk()


@cache_list_per_plan
def list_outputs(plan: Plan) -> Iterator[tuple[Output, Route]]:
    """Every output of a plan, with the route to it."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs):
                yield output, ("themes", t, "actions", a, "outputs", o)


_NUMBER_PATTERN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")


@cache_list_per_plan
def list_actions(plan: Plan) -> Iterator[tuple[Action, Route]]:
    """Every action of a plan, with the route to it."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            yield action, ("themes", t, "actions", a)


@cache
def is_number(ref: str) -> bool:
    """Whether a ref is made of numbers and full stops, so that it has a place in an order."""
    return bool(_NUMBER_PATTERN.fullmatch(ref))


def parse_number(ref: str) -> tuple[int, ...]:
    """What a number is ordered by: 1.9 comes before 1.10."""
    return tuple(map(int, ref.split(".")))
