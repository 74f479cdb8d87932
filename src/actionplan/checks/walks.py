"""The lists that many checks go through, made once for a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from actionplan.model import Line, Output, Plan, Route

T = TypeVar("T")


def held(made: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """What a function gives for a plan, kept until it is asked about another: a plan is a value and never changes."""
    kept: list[tuple[Plan, T]] = []

    def answer(plan: Plan) -> T:
        if not kept or kept[0][0] is not plan:
            kept[:] = [(plan, made(plan))]
        return kept[0][1]

    return answer


def once(made: Callable[[Plan], Iterator[T]]) -> Callable[[Plan], tuple[T, ...]]:
    """The list that a function gives for a plan, made once."""
    return held(lambda plan: tuple(made(plan)))


@once
def lines(plan: Plan) -> Iterator[Line]:
    """Every target of a plan, with what it stands under and the route to it."""
    return plan.walk()


@once
def outputs(plan: Plan) -> Iterator[tuple[Output, Route]]:
    """Every output of a plan, with the route to it."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs):
                yield output, ("themes", t, "actions", a, "outputs", o)
