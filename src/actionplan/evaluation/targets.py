"""A target with its status: what every report sorts, puts into sections and prints."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.filters import Filter, filter_lines, read_years, resolve_filter
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.status import TargetStatus, evaluate_status, is_in_periods, list_due_windows
from actionplan.model.plan import PlanLine, Route
from actionplan.model.statuses import Status
from actionplan.text.english import format_list


class EvaluatedTarget(NamedTuple):
    """A line of a plan, its status, the officers responsible for it (by the names that reports use), and its plan.

    `role` is what an officer has to do with it, if it is in the list of one who is not responsible for it.
    """

    line: PlanLine
    status: TargetStatus
    officers: tuple[str, ...]
    view: PlanView
    role: str = ""

    @property
    def officer(self) -> str:
        """The officers in words: "Head of Finance and Head of Planning"; empty if there is none."""
        return format_list(self.officers)

    @property
    def item(self) -> "EvaluatedTarget":
        """Itself, so that tables of targets and of things about targets are built alike."""
        return self

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
        """Return the plan and the route of the target, or as much of the route as leads to its theme or action."""
        return self.view.plan.name, self.line.route[:depth]


def evaluate_targets(views: PlanViews, target_filter: Filter) -> list[EvaluatedTarget]:
    """List the targets that a filter keeps, in order, plan by plan. Raise `UnknownName` for a name that no plan has."""
    targets: list[EvaluatedTarget] = []
    for view, plan_filter in zip(views.plan_views, resolve_filter(target_filter, views), strict=True):
        years = read_years(plan_filter, view)
        for line in filter_lines(plan_filter, view):
            status = evaluate_status(line.target, view)
            has_status = not plan_filter.statuses or status.name in plan_filter.statuses
            if has_status and (not years or is_in_periods(status, years)):
                targets.append(EvaluatedTarget(line, status, view.list_officers(line.output), view))
    return targets


def list_due_days(item: EvaluatedTarget, period: Window) -> list[date]:
    """List the days in a period on which the unmet dates of a target fall due."""
    status = item.status
    if status.is_finished or status.name == Status.SUSPENDED:
        return []
    return [window.latest for window in list_due_windows(status, period) if window.latest]


def group_by_plan(targets: Iterable[EvaluatedTarget], views: PlanViews) -> list[tuple[PlanView, list[EvaluatedTarget]]]:
    """List each plan with those of the targets that are in it, also a plan that has none of them."""
    by_plan: defaultdict[int, list[EvaluatedTarget]] = defaultdict(list)
    for target in targets:
        by_plan[id(target.view)].append(target)
    return [(view, by_plan[id(view)]) for view in views.plan_views]
