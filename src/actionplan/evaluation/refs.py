"""Finding a part of a plan by its ref: an action, an output or a target.

Where outputs stand: in which action of which theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.registry import build_unknown_name, build_unknown_plan
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Action, Output, Plan, PlanLine, Route, Target, Theme, fold
from actionplan.model.plan_names import strip_plan_name
from actionplan.text.english import format_list


class PlanPosition(NamedTuple):
    """An output where it stands, and the numbers of its theme, action and output in the file, from 0.

    An action that has no output yet is a place without one.
    """

    theme: Theme
    action: Action
    output: Output | None
    indexes: tuple[int, int, int]

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets of the output."""
        return self.output.targets if self.output else ()


class RefMatch(NamedTuple):
    """What a ref names: the outputs it covers, and the folded ref of its target where it names one."""

    kind: Literal["action", "output", "target"]
    ref: str
    positions: tuple[PlanPosition, ...]
    target: str = ""


def iter_plan_positions(plan: Plan) -> Iterator[PlanPosition]:
    """Every output of a plan, in order, also one that has no target, and every action that has no output."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs or (None,)):
                yield PlanPosition(theme, action, output, (t, a, o))


class PlanRefMatch(NamedTuple):
    """What a ref names in one of the plans that are asked about."""

    view: PlanView
    match: RefMatch

    @property
    def words(self) -> str:
        """What it is, and its ref as it is printed: "output jsp:1.2"."""
        return f"{self.match.kind} {self.view.format_ref(self.match.ref)}"


def find_refs(views: PlanViews, ref: str) -> list[PlanRefMatch]:
    """What a ref names in each plan that has it; with a plan's name before it, in that one.

    Raises `UnknownName` where no plan has it.
    """
    found = [
        PlanRefMatch(each, named)
        for each in views.plan_views
        if (named := _match_ref(list(iter_plan_positions(each.plan)), each.strip_plan_name(ref)))
    ]
    if not found:
        refs = [(each, known) for each in views.plan_views for known in _iter_refs(iter_plan_positions(each.plan))]
        known = (*(ref for _, ref in refs), *(each.format_ref(ref) for each, ref in refs))
        nobodys = build_unknown_plan(_REF_KINDS, ref.strip(), [each.plan.display_name for each in views.plan_views])
        raise nobodys or build_unknown_name(_REF_KINDS, ref.strip(), known, views.not_found_prefix)
    return found


def filter_by_refs(items: Iterable[EvaluatedTarget], plan_refs: Iterable[PlanRefMatch]) -> list[EvaluatedTarget]:
    """Those of the targets that stand in a part which is asked about."""
    wanted = {
        id(each.view): (each.match.target, {place.indexes for place in each.match.positions}) for each in plan_refs
    }
    kept = []
    for item in items:
        target, places_of = wanted.get(id(item.view), ("", frozenset()))
        if item.output_indexes in places_of and (not target or fold(item.line.target.ref) == target):
            kept.append(item)
    return kept


def format_refs(plan_refs: Iterable[PlanRefMatch]) -> str:
    """What is asked about, by its kind and ref in each plan: "output jsp:1.2 and target hertsmere:1.2"."""
    return format_list([each.words for each in plan_refs])


def find_ref(plan: Plan, ref: str) -> RefMatch:
    """The part of one plan with that ref, "6.2c" or "hertsmere:6.2c". Raises `UnknownName` where there is none."""
    every = list(iter_plan_positions(plan))
    found = _match_ref(every, strip_plan_name(plan, ref))
    if not found:
        raise build_unknown_plan(_REF_KINDS, ref.strip(), [plan.display_name]) or build_unknown_name(
            _REF_KINDS, ref.strip(), _iter_refs(every)
        )
    return found


_REF_KINDS = "action, output or target"


def _match_ref(positions: list[PlanPosition], folded_ref: str) -> RefMatch | None:
    if actions := tuple(each for each in positions if fold(each.action.ref) == folded_ref):
        return RefMatch("action", actions[0].action.ref, actions)
    if outputs := tuple(each for each in positions if each.output and fold(each.output.ref) == folded_ref):
        return RefMatch("output", outputs[0].output.ref if outputs[0].output else "", outputs)
    if targets := tuple(each for each in positions if any(fold(target.ref) == folded_ref for target in each.targets)):
        return RefMatch("target", folded_ref, targets, folded_ref)
    return None


def _iter_refs(positions: Iterable[PlanPosition]) -> Iterator[str]:
    for place in positions:
        yield place.action.ref
        yield place.output.ref if place.output else ""
        yield from (target.ref for target in place.targets)


THEME_DEPTH, ACTION_DEPTH = 2, 4
"""How much of a target's route leads to its theme, and to its action."""


class OutputPosition(NamedTuple):
    """An output where it stands."""

    theme: Theme
    action: Action
    output: Output
    indexes: tuple[int, int, int]

    def build_line(self, n: int) -> PlanLine:
        """One of its targets as a line of the plan."""
        t, a, o = self.indexes
        route = ("themes", t, "actions", a, "outputs", o, "targets", n)
        return PlanLine(self.theme, self.action, self.output, self.output.targets[n], route)

    def get_route(self, depth: int) -> Route:
        """The route of its theme or its action."""
        return ("themes", self.indexes[0], "actions", self.indexes[1])[:depth]

    def get_title(self, depth: int) -> str:
        """The title of its theme or its action, as it is compared."""
        return fold(self.theme.title if depth == THEME_DEPTH else self.action.title)

    def list_lines(self) -> list[PlanLine]:
        """Its targets as lines of the plan."""
        return [self.build_line(n) for n in range(len(self.output.targets))]


def iter_output_positions(plan: Plan) -> Iterator[OutputPosition]:
    """Every output of a plan."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs):
                yield OutputPosition(theme, action, output, (t, a, o))
