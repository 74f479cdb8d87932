"""Find a part of a plan by its ref: an action, an output or a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.registry import build_unknown_name, build_unknown_plan
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import THEME_DEPTH, Action, Output, Plan, PlanLine, Route, Theme
from actionplan.model.plan_names import strip_plan_name
from actionplan.text.english import format_list
from actionplan.text.folding import fold

_NO_OUTPUT = Output("", "")

_REF_KINDS = "action, output or target"


class PlanPosition(NamedTuple):
    """An output with its theme and action, and the numbers of the three in the file, from 0.

    An action that has no output yet has one position, without an output.
    """

    theme: Theme
    action: Action
    output: Output
    indexes: tuple[int, int, int]

    @property
    def has_output(self) -> bool:
        """False for an action that has no output yet."""
        return self.output is not _NO_OUTPUT

    def list_lines(self) -> list[PlanLine]:
        """List the targets of the output as lines of the plan."""
        return [
            PlanLine(self.theme, self.action, self.output, target=target, route=(*self._output_route, "targets", n))
            for n, target in enumerate(self.output.targets)
        ]

    def get_route(self, depth: int) -> Route:
        """Return the route to its theme or its action."""
        return self._output_route[:depth]

    def get_title(self, depth: int) -> str:
        """Return the title of its theme or its action, folded."""
        return fold(self.theme.title if depth == THEME_DEPTH else self.action.title)

    @property
    def _output_route(self) -> Route:
        theme, action, output = self.indexes
        return ("themes", theme, "actions", action, "outputs", output)


def iter_plan_positions(plan: Plan) -> Iterator[PlanPosition]:
    """Yield every output of a plan, in order, and every action that has no output."""
    for theme, action, (_, t, _, a) in plan.iter_actions():
        for o, output in enumerate(action.outputs or (_NO_OUTPUT,)):
            yield PlanPosition(theme, action, output, (int(t), int(a), o))


def iter_output_positions(plan: Plan) -> Iterator[PlanPosition]:
    """Yield every output of a plan, in order."""
    return (position for position in iter_plan_positions(plan) if position.has_output)


class RefMatch(NamedTuple):
    """The part of a plan that a ref names: the outputs in it, and the folded ref if it is a single target."""

    kind: Literal["action", "output", "target"]
    ref: str
    positions: tuple[PlanPosition, ...]
    target: str = ""


class PlanRefMatch(NamedTuple):
    """The part that a ref names in one of the plans."""

    view: PlanView
    match: RefMatch

    @property
    def words(self) -> str:
        """The kind of part, and its ref as it is printed: "output jsp:1.2"."""
        return f"{self.match.kind} {self.view.format_ref(self.match.ref)}"


def find_refs(views: PlanViews, ref: str) -> list[PlanRefMatch]:
    """Find the part with a ref in each plan that has it. A plan's name before the ref says which plan.

    Raise `UnknownName` if no plan has it.
    """
    matches = [
        PlanRefMatch(view, match)
        for view in views.plan_views
        if (match := _match_ref(list(iter_plan_positions(view.plan)), view.strip_plan_name(ref)))
    ]
    if not matches:
        refs = [(view, known) for view in views.plan_views for known in _iter_refs(iter_plan_positions(view.plan))]
        candidates = (*(known for _, known in refs), *(view.format_ref(known) for view, known in refs))
        unknown_plan = build_unknown_plan(_REF_KINDS, ref.strip(), [v.plan.display_name for v in views.plan_views])
        raise unknown_plan or build_unknown_name(_REF_KINDS, ref.strip(), candidates, views.not_found_prefix)
    return matches


def find_ref(plan: Plan, ref: str) -> RefMatch:
    """Find the part of one plan with a ref: "6.2c" or "hertsmere:6.2c". Raise `UnknownName` if there is none."""
    positions = list(iter_plan_positions(plan))
    match = _match_ref(positions, strip_plan_name(plan, ref))
    if not match:
        unknown_plan = build_unknown_plan(_REF_KINDS, ref.strip(), [plan.display_name])
        raise unknown_plan or build_unknown_name(_REF_KINDS, ref.strip(), _iter_refs(positions))
    return match


def filter_by_refs(targets: Iterable[EvaluatedTarget], plan_refs: Iterable[PlanRefMatch]) -> list[EvaluatedTarget]:
    """Keep the targets that are in one of the parts."""
    parts = {
        id(part.view): (part.match.target, {position.indexes for position in part.match.positions})
        for part in plan_refs
    }
    kept = []
    for target in targets:
        target_ref, outputs = parts.get(id(target.view), ("", frozenset()))
        if target.output_indexes in outputs and target_ref in ("", fold(target.line.target.ref)):
            kept.append(target)
    return kept


def format_refs(plan_refs: Iterable[PlanRefMatch]) -> str:
    """Name the parts: "output jsp:1.2 and target hertsmere:1.2"."""
    return format_list([part.words for part in plan_refs])


def _match_ref(positions: list[PlanPosition], folded_ref: str) -> RefMatch | None:
    if actions := tuple(position for position in positions if fold(position.action.ref) == folded_ref):
        return RefMatch("action", actions[0].action.ref, actions)
    if outputs := tuple(
        position for position in positions if position.has_output and fold(position.output.ref) == folded_ref
    ):
        return RefMatch("output", outputs[0].output.ref, outputs)
    if with_target := tuple(
        position for position in positions if folded_ref in [fold(t.ref) for t in position.output.targets]
    ):
        return RefMatch("target", folded_ref, with_target, folded_ref)
    return None


def _iter_refs(positions: Iterable[PlanPosition]) -> Iterator[str]:
    for position in positions:
        yield position.action.ref
        yield position.output.ref
        yield from (target.ref for target in position.output.targets)
