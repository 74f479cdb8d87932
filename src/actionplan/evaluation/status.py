"""The status of a target: what its dates and events alone say of it on a day.

The first that holds: deleted, suspended, complete, ended, overdue, due, ongoing, waiting, no date, not yet due. What a
target waits for stands beside it and never excuses lateness.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

from actionplan.dates import ReadingKind, Window
from actionplan.evaluation.as_of import RagRating, find_current_date, find_rating, find_suspension, is_deleted
from actionplan.evaluation.blockers import Blocker, find_blockers
from actionplan.evaluation.dependencies import find_dependency_date, inherit_windows, open_window_since
from actionplan.evaluation.occurrences import measure_progress
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.slippage import Windows, replace_by_all_revisions
from actionplan.model.plan import Phrase, Target

StatusName = Literal[
    "deleted", "suspended", "complete", "ended", "overdue", "due", "ongoing", "waiting", "no date", "not yet due"
]

STATUSES: tuple[StatusName, ...] = get_args(StatusName)

_NO_RATING = RagRating("", None)


class TargetStatus(NamedTuple):
    """How a target stands on a day.

    `phrase` is its current date, after revisions, and `windows` what that means, after events. `unmet` are those of
    them not met yet, and `occurrence` the one it stands by, where there is more than one. `due` is the last day of the
    current window: `None` for what is ongoing, open or not dated. `days_late` is there only for what is or was late.
    `met_late` is how many of several windows were met, and late. What comes after something that has happened has the
    window from that day on, and is not `dated`: it wants a date of its own.
    """

    name: StatusName
    phrase: Phrase
    windows: tuple[Window, ...]
    unmet_windows: tuple[Window, ...]
    occurrence: Window | None
    due: date | None
    published_due: date | None
    days_late: int | None
    completed_on: date | None
    blockers: tuple[Blocker, ...]
    rating: RagRating
    late_count: int = 0
    is_dated: bool = True

    @property
    def is_finished(self) -> bool:
        """Whether there is nothing left to do: the target is complete, or no longer in the plan."""
        return self.completed_on is not None or self.name == "deleted"


def evaluate_status(target: Target, view: PlanView) -> TargetStatus:
    """How a target stands in a view of its plan.

    Plans are long and most targets have no events yet, so each kind of event is looked into only where there is one.
    """
    day = view.day
    phrase = find_current_date(target, day) if target.revised else target.date
    kind = phrase.reading.kind
    windows = phrase.reading.windows
    found = None
    if kind == "dependent" and target.waits_for:
        found = find_dependency_date(target, view)
        windows = inherit_windows(phrase, found)
    unmet, completed, met_late = windows, None, 0
    asked = view.list_required_decisions(target) if target.decisions else ()
    if target.completed or asked:
        unmet, completed, met_late = measure_progress(target, asked, kind, windows, day)
    window = _choose_window(unmet, view) if unmet else windows[-1] if windows else None
    due = window.latest if window and kind != "ongoing" else None
    standing = _choose_status(target, kind, window, completed, view)
    if standing == "no date" and kind == "dependent" and not (found and found.has_happened):
        standing = "waiting"
    following = open_window_since(phrase, found)
    waiting = completed is None and (target.waits_for or asked) and standing != "deleted"
    return TargetStatus(
        standing,
        phrase,
        windows or following,
        unmet if windows or completed else following,
        window if unmet and len(windows) > 1 else None,
        due,
        due if phrase is target.date and kind != "dependent" else _find_published_due(target, windows, window, view),
        _count_days_late(standing, due, completed, day),
        completed,
        find_blockers(target, asked, view, is_dated=bool(windows)) if waiting else (),
        find_rating(target, day) if target.updates else _NO_RATING,
        met_late,
        bool(windows),
    )


def list_missed(status: TargetStatus, day: date) -> list[Window]:
    """The windows whose last day has gone by unmet, oldest first: one for most targets that are overdue."""
    return [window for window in status.unmet_windows if window.latest and window.latest < day]


def find_late_since(status: TargetStatus) -> date | None:
    """The last day on which what is overdue or ended was in time; `None` for what is neither."""
    if status.name == "overdue":
        return status.due
    return status.windows[-1].latest if status.name == "ended" else None


def evaluate_status_for_window(target: Target, status: TargetStatus, window: Window, view: PlanView) -> TargetStatus:
    """The overdue status of a target as it is by another of its windows that was missed."""
    due = window.latest
    published = _find_published_due(target, status.windows, window, view)
    late = (view.day - due).days if due else None
    return status._replace(occurrence=window, due=due, published_due=published, days_late=late)


def _choose_window(unmet: tuple[Window, ...], view: PlanView) -> Window:
    """The window a target stands by: the next unmet one.

    Where that is not late yet and a later one falls due in the period asked about, it is that one which is asked about.
    """
    following = unmet[0]
    if len(unmet) > 1 and following.latest and view.day <= following.latest < view.first:
        return next((each for each in unmet if each.latest and view.first <= each.latest <= view.last), following)
    return following


def _choose_status(
    target: Target, kind: ReadingKind, window: Window | None, completed_on: date | None, view: PlanView
) -> StatusName:
    if target.deleted and is_deleted(target, view.day):
        return "deleted"
    if target.suspended and find_suspension(target, view.day):
        return "suspended"
    if completed_on is not None:
        return "complete"
    if window is None:
        return "no date"
    return _choose_ongoing_status(window, view.day) if kind == "ongoing" else _choose_dated_status(window.latest, view)


def _choose_ongoing_status(window: Window, day: date) -> StatusName:
    """Ongoing work is in progress from the first day of its window to the last, and ended from the day after."""
    if window.latest and window.latest < day:
        return "ended"
    return "not yet due" if window.earliest and day < window.earliest else "ongoing"


def _choose_dated_status(due: date | None, view: PlanView) -> StatusName:
    """A due day itself is on time; overdue is from the day after."""
    if due is None:
        return "not yet due"
    if due < view.day:
        return "overdue"
    return "due" if view.first <= due <= view.last else "not yet due"


def _find_published_due(target: Target, windows: Windows, window: Window | None, view: PlanView) -> date | None:
    """The due day by the published date: of several windows, of the one whose place `window` takes."""
    reading = target.date.reading
    if reading.kind == "ongoing" or len(reading.windows) < 2:
        return None if reading.kind == "ongoing" else reading.due
    published = replace_by_all_revisions(target, view).find_previous_window(windows.index(window) if window else 0)
    return published.latest if published else None


def _count_days_late(status_name: StatusName, due: date | None, completed_on: date | None, day: date) -> int | None:
    if due is None or (status_name != "overdue" and completed_on is None):
        return None
    late = ((completed_on or day) - due).days
    return late if late > 0 else None
