"""Work out the status of a target: what its dates and events alone say about it on a day.

What a target waits for is shown beside its status and never excuses lateness.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.dates import ReadingKind, Window
from actionplan.evaluation.as_of import (
    RagRating,
    find_current_date,
    find_late_start,
    find_rating,
    find_suspension,
    is_deleted,
)
from actionplan.evaluation.occurrences import (
    OccurrenceProgress,
    Windows,
    is_surely_in_time,
    measure_progress,
)
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.replacement import replace_by_all_revisions
from actionplan.evaluation.waiting.blockers import Blocker, find_blockers
from actionplan.evaluation.waiting.dependencies import find_dependency_dates
from actionplan.evaluation.waiting.dependency_date import (
    DependencyDate,
    find_last_dependency,
    inherit_windows,
    open_window_since,
)
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.duration import Duration
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Target
from actionplan.model.statuses import FINISHED_STATUSES, STOPPED_STATUSES, Status

_NO_START_STATUSES = (*FINISHED_STATUSES, *STOPPED_STATUSES)
_NO_RATING = RagRating("", None)


class TargetStatus(NamedTuple):
    """The status of a target on a day, and what it follows from.

    `phrase` is the current date, after revisions, and `windows` its days, after events. `unmet_windows` are not met
    yet; if there are several windows, `occurrence` is the one that decides the status, and `late_count` is how many
    were met late. `due` is the last day of the current window: `None` for what is ongoing, open or without a date.
    `days_late` is only for what is or was late. `late_since` is the due day that an overdue target missed, if `due` is
    a later one, which is still to come. `completion` has the days on which it may have been completed.

    A target that comes after something has a window from the day on which that happened. It is not `is_dated`: it
    needs a date of its own. `dependencies` are what is known about all that it waits for by name, and `decisions` are
    the single decisions that it needs. `start_missed` is the last day on which work was planned to start, if it has
    not.
    """

    name: Status
    phrase: Phrase
    windows: Windows
    unmet_windows: Windows
    occurrence: Window | None
    due: date | None
    published_due: date | None
    days_late: int | None
    completion: Window | None
    blockers: tuple[Blocker, ...]
    rating: RagRating
    late_count: int = 0
    is_dated: bool = True
    dependencies: tuple[DependencyDate, ...] = ()
    decisions: tuple[RequiredDecision, ...] = ()
    late_since: date | None = None
    start_missed: date | None = None

    @property
    def is_complete(self) -> bool:
        """True if all of it was met, also if the target was suspended or deleted after that."""
        return self.completion is not None

    @property
    def completed_on(self) -> date | None:
        """The last day on which it may have been completed; `None` if it is not complete, or nobody knows the day."""
        return self.completion.latest if self.completion else None

    @property
    def sort_day(self) -> date:
        """The due day to sort by. A target without one comes after all others."""
        return self.due or date.max

    @property
    def is_completed_late(self) -> bool | None:
        """True if it was surely completed late, False if surely in time; `None` if that is not known."""
        if self.completion is None or self.due is None:
            return None
        return True if self.days_late else False if is_surely_in_time(self.due, self.completion) else None

    @property
    def is_finished(self) -> bool:
        """True if there is nothing left to do, also if the target is suspended after it was complete."""
        return self.is_complete or self.name in FINISHED_STATUSES

    @property
    def is_going_on(self) -> bool:
        """True if there is something left to do, and the target is not suspended."""
        return not self.is_finished and self.name != Status.SUSPENDED


def evaluate_status(target: Target, view: PlanView) -> TargetStatus:
    """Work out the status of a target in a view of its plan.

    Plans are long and most targets have no events yet, so look into each kind of event only if there is one.
    """
    day = view.day
    phrase = find_current_date(target, day) if target.revised else target.date
    kind, windows = phrase.reading.kind, phrase.reading.windows
    dependencies = find_dependency_dates(target, view) if target.waits_for else ()
    dependency = find_last_dependency(dependencies) if dependencies else None
    open_windows: Windows = ()
    if kind == "dependent" and target.waits_for:
        windows, open_windows = inherit_windows(phrase, dependency), open_window_since(phrase, dependency)
    decisions = view.list_required_decisions(target) if target.decisions else ()
    progress = OccurrenceProgress(windows, None)
    if target.completed or decisions:
        progress = measure_progress(target, decisions, kind, windows, day)
    unmet, completion, late_count = progress
    window = _choose_window(unmet, view) if unmet else windows[-1] if windows else None
    due = window.latest if window and kind != "ongoing" else None
    name = _choose_status(target, kind, window, completion, view)
    if name == Status.NO_DATE and kind == "dependent" and not (dependency and dependency.has_happened):
        name = Status.WAITING
    is_waiting = (target.waits_for or decisions) and completion is None and name != Status.DELETED
    is_published = phrase is target.date and kind != "dependent"
    return TargetStatus(
        name=name,
        phrase=phrase,
        windows=windows or open_windows,
        unmet_windows=unmet if windows or completion else open_windows,
        occurrence=window if unmet and len(windows) > 1 else None,
        due=due,
        published_due=due if is_published else _find_published_due(target, windows, window, view),
        days_late=_count_days_late(name, due, completion, day),
        completion=completion,
        blockers=find_blockers(decisions, dependencies, view, is_dated=bool(windows)) if is_waiting else (),
        rating=find_rating(target, day) if target.updates else _NO_RATING,
        late_count=late_count,
        is_dated=bool(windows),
        dependencies=dependencies,
        decisions=decisions,
        start_missed=find_late_start(target, day) if target.start and name not in _NO_START_STATUSES else None,
    )


def evaluate_status_for_window(target: Target, status: TargetStatus, window: Window, view: PlanView) -> TargetStatus:
    """Return the status of a target for another of its unmet windows.

    If an overdue target has not missed that one, it is as late as it was.
    """
    due = window.latest
    is_missed = due is not None and due < view.day and status.name == Status.OVERDUE
    return status._replace(
        occurrence=window,
        due=due,
        published_due=_find_published_due(target, status.windows, window, view),
        days_late=(view.day - due).days if due and is_missed else status.days_late,
        late_since=None if is_missed else find_late_since(status),
    )


def list_missed(status: TargetStatus, day: date, late_by: Duration | None = None) -> list[Window]:
    """List the windows that ended before a day and are not met, oldest first. Most overdue targets have one.

    With a length of time, list those that are late by more than that.
    """
    missed = [window for window in status.unmet_windows if window.latest and window.latest < day]
    return [window for window in missed if window.latest and day > late_by.add_to(window.latest)] if late_by else missed


def list_due_windows(status: TargetStatus, period: Window) -> list[Window]:
    """List the unmet windows that fall due in a period, oldest first. Ongoing work has none: it ends."""
    first, last = period.earliest or date.min, period.latest or date.max
    if status.phrase.reading.kind == "ongoing":
        return []
    return [window for window in status.unmet_windows if window.latest and first <= window.latest <= last]


def is_in_periods(status: TargetStatus, periods: Iterable[Window]) -> bool:
    """Return True if a target has a date that falls due in one of some periods, or is ongoing work of one."""
    is_ongoing = status.phrase.reading.kind == "ongoing"
    for first, last in periods:
        for start, end in status.windows:
            latest, earliest = end or date.max, start or date.min
            begins = earliest if is_ongoing else latest
            if (first or date.min) <= latest and begins <= (last or date.max):
                return True
    return False


def find_late_since(status: TargetStatus) -> date | None:
    """Return the last day on which what is overdue or ended was in time; `None` for other statuses."""
    if status.name == Status.OVERDUE:
        return status.late_since or status.due
    return status.windows[-1].latest if status.name == Status.ENDED else None


def _choose_window(unmet: Windows, view: PlanView) -> Window:
    """Choose the window that decides the status: the first unmet one.

    If that is not late yet and ends before the period asked about, choose the first one that is due in the period.
    """
    first = unmet[0]
    if first.latest and view.day <= first.latest < view.first:
        return next((window for window in unmet if window.latest and _is_in_period(window.latest, view)), first)
    return first


def _choose_status(
    target: Target, kind: ReadingKind, window: Window | None, completion: Window | None, view: PlanView
) -> Status:
    if target.deleted and is_deleted(target, view.day):
        return Status.DELETED
    if target.suspended and find_suspension(target, view.day):
        return Status.SUSPENDED
    if completion is not None:
        return Status.COMPLETE
    if window is None:
        return Status.NO_DATE
    return _choose_ongoing_status(window, view.day) if kind == "ongoing" else _choose_dated_status(window.latest, view)


def _choose_ongoing_status(window: Window, day: date) -> Status:
    """Ongoing work is in progress from the first day of its window to the last, and ended from the day after."""
    if window.latest and window.latest < day:
        return Status.ENDED
    return Status.NOT_YET_DUE if window.earliest and day < window.earliest else Status.ONGOING


def _choose_dated_status(due: date | None, view: PlanView) -> Status:
    """A target is on time on its due day, and overdue from the day after."""
    if due is None:
        return Status.NOT_YET_DUE
    if due < view.day:
        return Status.OVERDUE
    return Status.DUE if _is_in_period(due, view) else Status.NOT_YET_DUE


def _is_in_period(day: date, view: PlanView) -> bool:
    return view.first <= day <= view.last


def _find_published_due(target: Target, windows: Windows, window: Window | None, view: PlanView) -> date | None:
    """Return the due day by the published date: of several windows, that of the one which `window` replaces."""
    reading = target.date.reading
    if reading.kind == "ongoing":
        return None
    if len(reading.windows) < 2:
        return reading.due
    number = windows.index(window) if window else 0
    published = replace_by_all_revisions(target, view).find_previous_window(number)
    return published.latest if published else None


def _count_days_late(name: Status, due: date | None, completion: Window | None, day: date) -> int | None:
    """Count the days by which a target is late, or was when it was completed: at least, if the day is not exact."""
    if due is None or (name != Status.OVERDUE and completion is None):
        return None
    met = completion.earliest if completion else day
    return (met - due).days if met and met > due else None
