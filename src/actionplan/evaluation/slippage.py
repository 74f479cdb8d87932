"""Measure how a target's date moved: from which date to which, by how much, how often, and why."""

from datetime import date
from typing import NamedTuple

from actionplan.dates import REPEATED_KINDS, Reading, Window
from actionplan.dates.formatting import describe_window, format_time_between
from actionplan.evaluation.as_of import find_current_date, find_effective_day, list_revisions
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.replacement import (
    WindowReplacement,
    find_first_unmet,
    get_revision_day,
    replace_by_all_revisions,
    replace_by_revision,
)
from actionplan.evaluation.status import TargetStatus
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Target
from actionplan.model.progress import Revision
from actionplan.text.english import format_day_count

_CARRIED_DAY = date(1, 1, 2)
"""The day of the change that a roll-over made, which no plan records: before all others."""

_CARRIED_ON = Phrase("", Reading("window", (Window(_CARRIED_DAY, _CARRIED_DAY),)))


class DateMove(NamedTuple):
    """One move of a date: the date before with its last day, and the revision with its own last day.

    Of several windows, it is the move of the one that decides the target's status. If that one did not move, it is the
    one that moved furthest, and `window` is that window before the move.
    """

    before: Phrase
    due_before: date | None
    revision: Revision
    due: date | None
    window: Window | None = None

    @property
    def days(self) -> int | None:
        """The number of days, negative if the date came forward; `None` if either date has no last day."""
        return (self.due - self.due_before).days if self.due and self.due_before else None

    @property
    def brief(self) -> str:
        """The move for a narrow column: "91 days", "30 days earlier", "62 days (June 2017)", "no longer dated"."""
        if not self.days:
            return self.words
        moved = format_day_count(self.days) if self.days > 0 else f"{format_day_count(-self.days)} earlier"
        return f"{moved} ({describe_window(self.window)})" if self.window else moved

    @property
    def words(self) -> str:
        """The move in full: "3 months (91 days)", "brought forward 20 days", "June 2017: 62 days", "now dated"."""
        if not self.due:
            return _describe_undated(self.revision.to)
        if not self.due_before:
            return "now dated"
        if self.due == self.due_before:
            return "same last day"
        if self.due > self.due_before:
            moved = format_time_between(self.due_before, self.due)
        else:
            moved = f"brought forward {format_time_between(self.due, self.due_before)}"
        return f"{describe_window(self.window)}: {moved}" if self.window else moved


def _describe_undated(phrase: Phrase) -> str:
    return {"ongoing": "now ongoing", "unreadable": "cannot be read"}.get(phrase.reading.kind, "no longer dated")


def restore_first_date(target: Target) -> Target:
    """Return a target with the first date that was ever published for it, and what a roll-over changed as a revision.

    Work that goes on from year to year has not moved: "Ongoing 2018/19" follows "Ongoing 2017/18".
    """
    first = target.first_published
    if first is None:
        return target
    was, now = first.reading, target.date.reading
    if was.kind == now.kind and (was.kind in REPEATED_KINDS or was.windows == now.windows):
        return target
    where = f"carried from {target.origins[0]}" if target.origins else "carried from an earlier plan"
    why = f"{target.why_moved.rstrip(' .')} ({where})" if target.why_moved else where
    carried = Revision(target.date, _CARRIED_ON, why)
    return target._replace(date=first, revised=(carried, *target.revised), first_published=None)


def list_all_revisions(target: Target, day: date) -> list[Revision]:
    """List the revisions made by a day since the date was first published, in whatever plan, oldest first."""
    return list_revisions(restore_first_date(target), day)


def list_moves(target: Target, view: PlanView) -> tuple[DateMove, ...]:
    """List every move of a target's date by the day of a view, oldest first, each as it was on its own day."""
    target = restore_first_date(target)
    moves = []
    before = target.date
    for revision in list_revisions(target, view.day):
        moves.append(_compute_move(before, revision, target, view))
        before = revision.to
    return tuple(moves)


def compute_total_move(target: Target, status: TargetStatus, view: PlanView, since: date = date.min) -> DateMove | None:
    """Add up the moves of a target after a day, for the window that decides its status; `None` if there are none."""
    is_carried = target.first_published is not None
    target = restore_first_date(target)
    revisions = list_revisions(target, view.day)
    if revisions and since == date.min and len(status.windows) < 2 and len(target.date.reading.windows) < 2:
        first_due = None if target.date.reading.kind == "ongoing" else target.date.reading.due
        return DateMove(target.date, first_due if is_carried else status.published_due, revisions[-1], status.due)
    if len(revisions) == len(list_revisions(target, since)):
        return None
    replaced = replace_by_all_revisions(target, view, since)
    last = len(replaced.after) - 1
    number = replaced.after.index(status.occurrence) if status.occurrence in replaced.after else last
    return _choose_window_move(find_current_date(target, since), revisions[-1], replaced, number)


def find_proposal(target: Target, day: date) -> Revision | None:
    """Return the proposed date that is open on a day: the last one, until the date is revised."""
    proposal, since = None, date.min
    for proposed in target.proposed:
        on = find_effective_day(proposed.on, day)
        if on and on >= since:
            proposal, since = proposed, on
    is_settled = any((find_effective_day(revision.on, day) or date.min) >= since for revision in target.revised)
    return None if is_settled else proposal


def compute_proposed_move(target: Target, proposal: Revision, view: PlanView) -> DateMove:
    """Compute the move that a proposal would make, from the current date."""
    return _compute_move(find_current_date(target, view.day), proposal, target, view)


def _compute_move(before: Phrase, revision: Revision, target: Target, view: PlanView) -> DateMove:
    replaced = replace_by_revision(before, revision, target, view)
    on = get_revision_day(revision, view)
    number = find_first_unmet(revision.to, replaced.after, target, view, on)
    return _choose_window_move(before, revision, replaced, number)


def _choose_window_move(before: Phrase, revision: Revision, replaced: WindowReplacement, number: int) -> DateMove:
    """Return the move of the window with a number; if that did not move, that of the one that moved furthest."""
    old, new = replaced.find_previous_window(number), replaced.after[number] if replaced.after else None
    move = DateMove(before, old.latest if old else None, revision, new.latest if new else None)
    if move.days != 0:
        return move
    others = [
        DateMove(before, old.latest, revision, new.latest, window=old)
        for n, new in enumerate(replaced.after)
        if (old := replaced.find_previous_window(n))
    ]
    furthest = max(others, key=_get_distance)
    return furthest if furthest.days else move


def _get_distance(move: DateMove) -> tuple[bool, int]:
    """Return the sort key for how far a date moved: later counts for more than earlier."""
    days = move.days or 0
    return days > 0, abs(days)
