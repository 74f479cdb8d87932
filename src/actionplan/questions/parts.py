"""Finding a part of a plan by its ref: an action, an output or a target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from actionplan.model import Action, Output, Plan, Target, Theme, fold
from actionplan.questions.names import unknown


class Place(NamedTuple):
    """An output where it stands, and the numbers of its theme, action and output in the file, from 0.

    An action that has no output yet is a place without one.
    """

    theme: Theme
    action: Action
    output: Output | None
    at: tuple[int, int, int]

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets of the output."""
        return self.output.targets if self.output else ()


class Part(NamedTuple):
    """What a ref names: the outputs it covers, and the folded ref of its target where it names one."""

    kind: Literal["action", "output", "target"]
    ref: str
    places: tuple[Place, ...]
    target: str = ""


def places(plan: Plan) -> Iterator[Place]:
    """Every output of a plan, in order, also one that has no target, and every action that has no output."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs or (None,)):
                yield Place(theme, action, output, (t, a, o))


def part(plan: Plan, ref: str) -> Part:
    """The part with that ref, "6.2c" or "hertsmere:6.2c". Raises `UnknownName` where there is none."""
    wanted = fold(ref).removeprefix(f"{fold(plan.name)}:")
    every = list(places(plan))
    if actions := tuple(each for each in every if fold(each.action.ref) == wanted):
        return Part("action", actions[0].action.ref, actions)
    if outputs := tuple(each for each in every if each.output and fold(each.output.ref) == wanted):
        return Part("output", outputs[0].output.ref if outputs[0].output else "", outputs)
    if targets := tuple(each for each in every if any(fold(target.ref) == wanted for target in each.targets)):
        return Part("target", wanted, targets, wanted)
    raise unknown("action, output or target", ref.strip(), _refs(every))


def _refs(every: list[Place]) -> Iterator[str]:
    for place in every:
        yield place.action.ref
        yield place.output.ref if place.output else ""
        yield from (target.ref for target in place.targets)
