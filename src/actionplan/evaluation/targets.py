"""A target with its status: what every question sorts, sections and prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from actionplan.evaluation.filters import Filter, filter_lines, resolve_filter
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.status import TargetStatus, evaluate_status
from actionplan.model.plan import PlanLine, Route


class EvaluatedTarget(NamedTuple):
    """A line of a plan, how it stands, the officer who answers for it under the name that reports use, and the plan."""

    line: PlanLine
    status: TargetStatus
    officer: str
    view: PlanView

    @property
    def ref(self) -> str:
        """The ref of the target as it is printed."""
        return self.view.format_ref(self.line.target.ref)

    @property
    def output_indexes(self) -> tuple[int, int, int]:
        """The numbers of its theme, action and output in the file, from 0."""
        _, theme, _, action, _, output, *_ = self.line.route
        return int(theme), int(action), int(output)

    def get_key(self, depth: int | None = None) -> tuple[str, Route]:
        """Where it stands among all that is asked about, or so much of that as leads to its theme, action or output."""
        return self.view.plan.name, self.line.route[:depth]


def evaluate_targets(views: PlanViews, target_filter: Filter) -> list[EvaluatedTarget]:
    """The targets that a filter keeps, in order, plan by plan. Raises `UnknownName` for a name that no plan has."""
    wanted = resolve_filter(target_filter, views)
    return list(chain.from_iterable(map(_iter_evaluated, views.plan_views, wanted)))


def group_by_plan(items: Iterable[EvaluatedTarget], views: PlanViews) -> list[tuple[PlanView, list[EvaluatedTarget]]]:
    """Each plan with those of the targets that are in it, also where there are none."""
    theirs: defaultdict[int, list[EvaluatedTarget]] = defaultdict(list)
    for item in items:
        theirs[id(item.view)].append(item)
    return [(each, theirs[id(each)]) for each in views.plan_views]


def _iter_evaluated(view: PlanView, target_filter: Filter) -> Iterator[EvaluatedTarget]:
    officers = view.officers
    found = (
        EvaluatedTarget(line, evaluate_status(line.target, view), officers[line.output.officer], view)
        for line in filter_lines(target_filter, view)
    )
    return (item for item in found if item.status.name in target_filter.statuses) if target_filter.statuses else found
