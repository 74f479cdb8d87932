"""Finding a part of a plan by its ref: an action, an output or a target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from actionplan.model import Action, Output, Plan, Theme
from actionplan.questions.names import fold, unknown


class Place(NamedTuple):
    """An output where it stands, and the numbers of its theme, action and output in the file, from 0."""

    theme: Theme
    action: Action
    output: Output
    at: tuple[int, int, int]


class Part(NamedTuple):
    """What a ref names: the outputs it covers, and the folded ref of its target where it names one."""

    kind: Literal["action", "output", "target"]
    ref: str
    places: tuple[Place, ...]
    target: str = ""


def places(plan: Plan) -> Iterator[Place]:
    """Every output of a plan, in order, also one that has no target."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs):
                yield Place(theme, action, output, (t, a, o))


def part(plan: Plan, ref: str) -> Part:
    """The part with that ref, "6.2c" or "hertsmere:6.2c". Raises `UnknownName` where there is none."""
    wanted = fold(ref).removeprefix(f"{fold(plan.name)}:")
    every = list(places(plan))
    if action := [each.ref for theme in plan.themes for each in theme.actions if fold(each.ref) == wanted]:
        return Part("action", action[0], tuple(each for each in every if fold(each.action.ref) == wanted))
    if output := [each for each in every if fold(each.output.ref) == wanted]:
        return Part("output", output[0].output.ref, tuple(output))
    targets = [(each, target.ref) for each in every for target in each.output.targets if fold(target.ref) == wanted]
    if not targets:
        raise unknown("action, output or target", ref.strip(), _refs(plan))
    return Part("target", targets[0][1], tuple(dict.fromkeys(each for each, _ in targets)), wanted)


def _refs(plan: Plan) -> Iterator[str]:
    for theme in plan.themes:
        yield from (action.ref for action in theme.actions)
    for _, _, output, _ in places(plan):
        yield output.ref
        yield from (target.ref for target in output.targets)
