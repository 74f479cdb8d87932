"""How a target's date moved: from which to which, by how much, how often, who approved it and why.

A date of several windows that was revised: which published window each of the new ones takes the place of.

A revision says what is left to do. Its first window that is not met yet takes the place of the first that was not met
until then, the next of the next, and so on.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window, format_time_between
from actionplan.evaluation.as_of import find_current_date, find_effective_day, list_revisions
from actionplan.evaluation.dependencies import find_dependency_date, inherit_windows
from actionplan.evaluation.occurrences import measure_progress
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.status import TargetStatus
from actionplan.model.plan import Phrase, Revision, Target
from actionplan.text.english import format_day_count

Windows = tuple[Window, ...]


class WindowReplacement(NamedTuple):
    """The windows of a date before (`was`) and after (`now`), and how many numbers further on stand those before."""

    before: Windows
    after: Windows
    offset: int

    def find_previous_window(self, number: int) -> Window | None:
        """The window before whose place that of a number takes: the first or the last, where it would be beyond."""
        return self.before[min(max(number + self.offset, 0), len(self.before) - 1)] if self.before else None


def replace_by_revision(before: Phrase, revision: Revision, target: Target, view: PlanView) -> WindowReplacement:
    """What a revision, or one that is proposed, put in the place of the date before it."""
    was, now = list_windows(before, target, view), list_windows(revision.to, target, view)
    on = revision.on.day if revision.on and revision.on.day else view.day
    return WindowReplacement(
        was, now, find_first_unmet(before, was, target, view, on) - find_first_unmet(revision.to, now, target, view, on)
    )


def replace_by_all_revisions(target: Target, view: PlanView, since: date = date.min) -> WindowReplacement:
    """What the revisions of a target after a day put in the place of the date that held then: the published one."""
    before, steps = find_current_date(target, since), 0
    was = now = list_windows(before, target, view)
    for made in list_revisions(target, view.day)[len(list_revisions(target, since)) :]:
        _, now, more = replace_by_revision(before, made, target, view)
        before, steps = made.to, steps + more
    return WindowReplacement(was, now, steps)


def list_windows(phrase: Phrase, target: Target, view: PlanView) -> Windows:
    """The windows of a date of a target; of what goes with an event, those of that, and of what is ongoing none.

    The published date has those of its own words: when its event was expected then, the plan does not say.
    """
    reading = phrase.reading
    if reading.kind == "dependent" and phrase is not target.date:
        return inherit_windows(phrase, find_dependency_date(target, view))
    return () if reading.kind == "ongoing" else reading.windows


def find_first_unmet(phrase: Phrase, windows: Windows, target: Target, view: PlanView, on: date) -> int:
    """The number of the first window of a date that was not met on a day, or else of its last."""
    if len(windows) < 2:
        return 0
    unmet = measure_progress(
        target, view.list_required_decisions(target), phrase.reading.kind, windows, on
    ).unmet_windows
    return windows.index(unmet[0]) if unmet else len(windows) - 1


class DateMove(NamedTuple):
    """One move: the date before it and the last day of that, and the new date, `made`, with its own.

    Of several windows, it is the move of the one that the target stood by; or, where that stayed, of the one that moved
    furthest, and `which` says which of those before that was.
    """

    before: Phrase
    due_before: date | None
    revision: Revision
    due: date | None
    window: Window | None = None

    @property
    def days(self) -> int | None:
        """By how many days it moved, less than 0 where it came forward; `None` where either date has no last day."""
        return (self.due - self.due_before).days if self.due and self.due_before else None

    @property
    def brief(self) -> str:
        """The same for a narrow column: "91 days", "30 days earlier", "62 days (June 2017)", "no longer dated"."""
        if not self.days:
            return self.words
        moved = format_day_count(self.days) if self.days > 0 else f"{format_day_count(-self.days)} earlier"
        return f"{moved} ({describe_window(self.window)})" if self.window else moved

    @property
    def words(self) -> str:
        """The same in full: "3 months (91 days)", "brought forward 20 days", "June 2017: 62 days", "now dated"."""
        if not self.due:
            return _describe_undated(self.revision.to)
        if not self.due_before:
            return "now dated"
        if self.due == self.due_before:
            return "same last day"
        moved = (
            format_time_between(self.due_before, self.due)
            if self.due > self.due_before
            else f"brought forward {format_time_between(self.due, self.due_before)}"
        )
        return f"{describe_window(self.window)}: {moved}" if self.window else moved


def list_moves(target: Target, view: PlanView) -> tuple[DateMove, ...]:
    """Every move of a target's date by the day of a view, oldest first, each as it was on its own day."""
    found = []
    before = target.date
    for made in list_revisions(target, view.day):
        found.append(_compute_move(before, made, target, view))
        before = made.to
    return tuple(found)


def compute_total_move(target: Target, status: TargetStatus, view: PlanView, since: date = date.min) -> DateMove | None:
    """All the moves of a target after a day as one, by the window it stands by: from the published date to the current.

    `None` where there are none.
    """
    made = list_revisions(target, view.day)
    if made and since == date.min and len(status.windows) < 2 and len(target.date.reading.windows) < 2:
        return DateMove(target.date, status.published_due, made[-1], status.due)
    if len(made) == len(list_revisions(target, since)):
        return None
    replaced = replace_by_all_revisions(target, view, since)
    number = replaced.after.index(status.occurrence) if status.occurrence in replaced.after else len(replaced.after) - 1
    return _compute_window_move(find_current_date(target, since), made[-1], replaced, number)


def find_proposal(target: Target, day: date) -> Revision | None:
    """The proposed date that stands on a day: the last one, until the date is revised or a later one is proposed."""
    last, since = None, date.min
    for each in target.proposed:
        on = find_effective_day(each.on, day)
        if on and on >= since:
            last, since = each, on
    settled = any((find_effective_day(each.on, day) or date.min) >= since for each in target.revised)
    return None if settled else last


def compute_proposed_move(target: Target, revision: Revision, view: PlanView) -> DateMove:
    """The move that a proposal would make, from the current date."""
    return _compute_move(find_current_date(target, view.day), revision, target, view)


def _compute_move(before: Phrase, revision: Revision, target: Target, view: PlanView) -> DateMove:
    replaced = replace_by_revision(before, revision, target, view)
    on = revision.on.day if revision.on and revision.on.day else view.day
    return _compute_window_move(
        before, revision, replaced, find_first_unmet(revision.to, replaced.after, target, view, on)
    )


def _compute_window_move(before: Phrase, revision: Revision, replacement: WindowReplacement, number: int) -> DateMove:
    """The move of the window of a number; where that stayed, of the one that moved furthest."""
    was, now = replacement.find_previous_window(number), replacement.after[number] if replacement.after else None
    stood = DateMove(before, was.latest if was else None, revision, now.latest if now else None)
    if stood.days != 0:
        return stood
    others = [
        DateMove(before, old.latest, revision, new.latest, old)
        for n, new in enumerate(replacement.after)
        if (old := replacement.find_previous_window(n))
    ]
    furthest = max(others, key=_get_distance)
    return furthest if furthest.days else stood


def _get_distance(move: DateMove) -> tuple[bool, int]:
    """How far it moved: later before earlier."""
    number = move.days or 0
    return number > 0, abs(number)


def _describe_undated(phrase: Phrase) -> str:
    kind = phrase.reading.kind
    return {"ongoing": "now ongoing", "unreadable": "cannot be read"}.get(kind, "no longer dated")
