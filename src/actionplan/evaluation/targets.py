"""A target with its status: what every report sorts, puts into sections and prints."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.filters import NO_RATING, TargetFilter, filter_lines, read_years, resolve_filter
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.status import TargetStatus, evaluate_status, is_in_periods, list_due_windows, list_missed
from actionplan.evaluation.target_events import list_events
from actionplan.model.duration import Duration
from actionplan.model.plan import PlanLine, Route
from actionplan.model.statuses import Status
from actionplan.text.english import format_list


class EvaluatedTarget(NamedTuple):
    """A line of a plan, its status, the officers responsible for it (by the names that reports use), and its plan.

    `role` is what an officer has to do with it, if it is in the list of one who is not responsible for it. If a filter
    kept what is `late_by` more than a length of time, only the dates that are as late count as missed.
    """

    line: PlanLine
    status: TargetStatus
    officers: tuple[str, ...]
    view: PlanView
    role: str = ""
    late_by: Duration | None = None

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


def evaluate_targets(views: PlanViews, target_filter: TargetFilter) -> list[EvaluatedTarget]:
    """List the targets that a filter keeps, in order, plan by plan. Raise `UnknownName` for a name that no plan has."""
    targets: list[EvaluatedTarget] = []
    for view, plan_filter in zip(views.plan_views, resolve_filter(target_filter, views), strict=True):
        tests, since = _list_status_tests(plan_filter, view), plan_filter.not_updated_since
        for line in filter_lines(plan_filter, view):
            status = evaluate_status(line.target, view)
            if all(is_match(status) for is_match in tests):
                officers = view.list_officers(line.output)
                item = EvaluatedTarget(line, status, officers, view, late_by=plan_filter.late_by)
                if since is None or (since < view.day and is_not_updated(item, since)):
                    targets.append(item)
    return targets


def _list_status_tests(plan_filter: TargetFilter, view: PlanView) -> list[Callable[[TargetStatus], bool]]:
    """List what a filter asks of a status: nothing, if it asks about none."""
    statuses, ratings, period, late_by = (
        plan_filter.statuses,
        plan_filter.ratings,
        plan_filter.due_within,
        plan_filter.late_by,
    )
    tests: list[Callable[[TargetStatus], bool]] = []
    if statuses:
        tests.append(lambda status: status.name in statuses)
    if years := read_years(plan_filter, view):
        tests.append(lambda status: is_in_periods(status, years))
    if ratings:
        tests.append(lambda status: (status.rating.rag or NO_RATING) in ratings)
    if plan_filter.is_open:
        tests.append(lambda status: not status.is_finished)
    if period:
        tests.append(lambda status: not status.is_finished and bool(list_due_windows(status, period)))
    if late_by is not None:
        tests.append(lambda status: status.name == Status.OVERDUE and bool(list_missed(status, view.day, late_by)))
    return tests


def is_not_updated(item: EvaluatedTarget, since: date) -> bool:
    """Return True if a target is open and not suspended, and nothing was recorded of it on a day or after it."""
    if not item.status.is_going_on or since > item.view.day:
        return False
    last = find_last_update(item)
    return last is None or last < since


def find_last_update(item: EvaluatedTarget) -> date | None:
    """Return the last day on which anything was recorded of a target; `None` if nothing ever was."""
    return max((event.on for event in list_events(item.line, item.view)), default=None)


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
