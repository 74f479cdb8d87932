"""Finding a part of a plan by its ref: an action, an output or a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from actionplan.english import listed
from actionplan.model import Action, Output, Plan, Target, Theme, fold
from actionplan.naming import own_ref
from actionplan.questions.items import Item
from actionplan.questions.names import unknown, unknown_plan
from actionplan.questions.view import View, Views


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


class Named(NamedTuple):
    """What a ref names in one of the plans that are asked about."""

    seen: View
    part: Part

    @property
    def words(self) -> str:
        """What it is, and its ref as it is printed: "output jsp:1.2"."""
        return f"{self.part.kind} {self.seen.ref(self.part.ref)}"


def parts(seen: Views, ref: str) -> list[Named]:
    """What a ref names in each plan that has it; with a plan's name before it, in that one.

    Raises `UnknownName` where no plan has it.
    """
    found = [Named(each, named) for each in seen.each if (named := _part(list(places(each.plan)), each.own(ref)))]
    if not found:
        refs = [(each, known) for each in seen.each for known in _refs(places(each.plan))]
        known = (*(ref for _, ref in refs), *(each.ref(ref) for each, ref in refs))
        nobodys = unknown_plan(_WHAT, ref.strip(), [each.plan.called for each in seen.each])
        raise nobodys or unknown(_WHAT, ref.strip(), known, seen.none_has)
    return found


def within(found: Iterable[Item], asked: Iterable[Named]) -> list[Item]:
    """Those of the targets that stand in a part which is asked about."""
    wanted = {id(each.seen): (each.part.target, {place.at for place in each.part.places}) for each in asked}
    kept = []
    for item in found:
        target, places_of = wanted.get(id(item.seen), ("", frozenset()))
        if item.output_at in places_of and (not target or fold(item.line.target.ref) == target):
            kept.append(item)
    return kept


def titled(asked: Iterable[Named]) -> str:
    """What is asked about, by its kind and ref in each plan: "output jsp:1.2 and target hertsmere:1.2"."""
    return listed([each.words for each in asked])


def part(plan: Plan, ref: str) -> Part:
    """The part of one plan with that ref, "6.2c" or "hertsmere:6.2c". Raises `UnknownName` where there is none."""
    every = list(places(plan))
    found = _part(every, own_ref(plan, ref))
    if not found:
        raise unknown_plan(_WHAT, ref.strip(), [plan.called]) or unknown(_WHAT, ref.strip(), _refs(every))
    return found


_WHAT = "action, output or target"


def _part(every: list[Place], wanted: str) -> Part | None:
    if actions := tuple(each for each in every if fold(each.action.ref) == wanted):
        return Part("action", actions[0].action.ref, actions)
    if outputs := tuple(each for each in every if each.output and fold(each.output.ref) == wanted):
        return Part("output", outputs[0].output.ref if outputs[0].output else "", outputs)
    if targets := tuple(each for each in every if any(fold(target.ref) == wanted for target in each.targets)):
        return Part("target", wanted, targets, wanted)
    return None


def _refs(every: Iterable[Place]) -> Iterator[str]:
    for place in every:
        yield place.action.ref
        yield place.output.ref if place.output else ""
        yield from (target.ref for target in place.targets)
