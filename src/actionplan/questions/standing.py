"""The status of a target: what its dates and events alone say of it on a day.

The first that holds: deleted, suspended, complete, ended, overdue, due, ongoing, waiting, no date, not yet due. What a
target waits for stands beside it and never excuses lateness.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

from actionplan.dates import Kind, Window
from actionplan.model import Phrase, Target
from actionplan.questions.dating import dating, in_line, since
from actionplan.questions.known import Said, current, is_deleted, said, suspension
from actionplan.questions.occurrences import progress
from actionplan.questions.replaced import Windows, in_all
from actionplan.questions.view import View
from actionplan.questions.waiting import Wait, waits

Standing = Literal[
    "deleted", "suspended", "complete", "ended", "overdue", "due", "ongoing", "waiting", "no date", "not yet due"
]

STANDINGS: tuple[Standing, ...] = get_args(Standing)

_NOT_SAID = Said("", None)


class Status(NamedTuple):
    """How a target stands on a day.

    `phrase` is its current date, after revisions, and `windows` what that means, after events. `unmet` are those of
    them not met yet, and `occurrence` the one it stands by, where there is more than one. `due` is the last day of the
    current window: `None` for what is ongoing, open or not dated. `days_late` is there only for what is or was late.
    `met_late` is how many of several windows were met, and late. What comes after something that has happened has the
    window from that day on, and is not `dated`: it wants a date of its own.
    """

    standing: Standing
    phrase: Phrase
    windows: tuple[Window, ...]
    unmet: tuple[Window, ...]
    occurrence: Window | None
    due: date | None
    published_due: date | None
    days_late: int | None
    completed: date | None
    waits: tuple[Wait, ...]
    said: Said
    met_late: int = 0
    dated: bool = True

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to do: the target is complete, or no longer in the plan."""
        return self.completed is not None or self.standing == "deleted"


def status(target: Target, seen: View) -> Status:
    """How a target stands in a view of its plan.

    Plans are long and most targets have no events yet, so each kind of event is looked into only where there is one.
    """
    day = seen.day
    phrase = current(target, day) if target.revised else target.date
    kind = phrase.reading.kind
    windows = phrase.reading.windows
    found = None
    if kind == "dependent" and target.waits_for:
        found = dating(target, seen)
        windows = in_line(phrase, found)
    unmet, completed, met_late = windows, None, 0
    asked = seen.asked(target) if target.decisions else ()
    if target.completed or asked:
        unmet, completed, met_late = progress(target, asked, kind, windows, day)
    window = _stands_by(unmet, seen) if unmet else windows[-1] if windows else None
    due = window.latest if window and kind != "ongoing" else None
    standing = _standing(target, kind, window, completed, seen)
    if standing == "no date" and kind == "dependent" and not (found and found.has_happened):
        standing = "waiting"
    following = since(phrase, found)
    waiting = completed is None and (target.waits_for or asked) and standing != "deleted"
    return Status(
        standing,
        phrase,
        windows or following,
        unmet if windows or completed else following,
        window if unmet and len(windows) > 1 else None,
        due,
        due if phrase is target.date and kind != "dependent" else _published_due(target, windows, window, seen),
        _days_late(standing, due, completed, day),
        completed,
        waits(target, asked, seen, dated=bool(windows)) if waiting else (),
        said(target, day) if target.updates else _NOT_SAID,
        met_late,
        bool(windows),
    )


def missed(found: Status, day: date) -> list[Window]:
    """The windows whose last day has gone by unmet, oldest first: one for most targets that are overdue."""
    return [window for window in found.unmet if window.latest and window.latest < day]


def late_since(found: Status) -> date | None:
    """The last day on which what is overdue or ended was in time; `None` for what is neither."""
    if found.standing == "overdue":
        return found.due
    return found.windows[-1].latest if found.standing == "ended" else None


def by(target: Target, found: Status, window: Window, seen: View) -> Status:
    """The overdue status of a target as it is by another of its windows that was missed."""
    due = window.latest
    published = _published_due(target, found.windows, window, seen)
    late = (seen.day - due).days if due else None
    return found._replace(occurrence=window, due=due, published_due=published, days_late=late)


def _stands_by(unmet: tuple[Window, ...], seen: View) -> Window:
    """The window a target stands by: the next unmet one.

    Where that is not late yet and a later one falls due in the period asked about, it is that one which is asked about.
    """
    following = unmet[0]
    if len(unmet) > 1 and following.latest and seen.day <= following.latest < seen.first:
        return next((each for each in unmet if each.latest and seen.first <= each.latest <= seen.last), following)
    return following


def _standing(target: Target, kind: Kind, window: Window | None, completed: date | None, seen: View) -> Standing:
    if target.deleted and is_deleted(target, seen.day):
        return "deleted"
    if target.suspended and suspension(target, seen.day):
        return "suspended"
    if completed is not None:
        return "complete"
    if window is None:
        return "no date"
    return _ongoing(window, seen.day) if kind == "ongoing" else _dated(window.latest, seen)


def _ongoing(window: Window, day: date) -> Standing:
    """Ongoing work is in progress from the first day of its window to the last, and ended from the day after."""
    if window.latest and window.latest < day:
        return "ended"
    return "not yet due" if window.earliest and day < window.earliest else "ongoing"


def _dated(due: date | None, seen: View) -> Standing:
    """A due day itself is on time; overdue is from the day after."""
    if due is None:
        return "not yet due"
    if due < seen.day:
        return "overdue"
    return "due" if seen.first <= due <= seen.last else "not yet due"


def _published_due(target: Target, windows: Windows, window: Window | None, seen: View) -> date | None:
    """The due day by the published date: of several windows, of the one whose place `window` takes."""
    reading = target.date.reading
    if reading.kind == "ongoing" or len(reading.windows) < 2:
        return None if reading.kind == "ongoing" else reading.due
    published = in_all(target, seen).window(windows.index(window) if window else 0)
    return published.latest if published else None


def _days_late(standing: Standing, due: date | None, completed: date | None, day: date) -> int | None:
    if due is None or (standing != "overdue" and completed is None):
        return None
    late = ((completed or day) - due).days
    return late if late > 0 else None
