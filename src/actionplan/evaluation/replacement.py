"""Match the windows of a revised date to those that they replace.

A revision says what is left to do. Its first window that is not met yet replaces the first that was not met until
then, the next replaces the next, and so on.
"""

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.as_of import find_current_date, list_revisions
from actionplan.evaluation.occurrences import Windows, measure_progress
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.waiting.dependencies import find_dependency_dates
from actionplan.evaluation.waiting.dependency_date import find_last_dependency, inherit_windows
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Target
from actionplan.model.progress import Revision


class WindowReplacement(NamedTuple):
    """The windows of a date before and after a revision: number n of those after replaces n + `offset` before."""

    before: Windows
    after: Windows
    offset: int

    def find_previous_window(self, number: int) -> Window | None:
        """Return the window that another replaces; the first or last one, if the number is out of range."""
        return self.before[min(max(number + self.offset, 0), len(self.before) - 1)] if self.before else None


def replace_by_revision(before: Phrase, revision: Revision, target: Target, view: PlanView) -> WindowReplacement:
    """Match the windows of a revision, or a proposal, to those of the date before it."""
    old, new = list_windows(before, target, view), list_windows(revision.to, target, view)
    on = get_revision_day(revision, view)
    offset = find_first_unmet(before, old, target, view, on) - find_first_unmet(revision.to, new, target, view, on)
    return WindowReplacement(old, new, offset)


def replace_by_all_revisions(target: Target, view: PlanView, since: date = date.min) -> WindowReplacement:
    """Match the current windows of a target to those of the date that held on a day: the published one by default."""
    before, offset = find_current_date(target, since), 0
    old = new = list_windows(before, target, view)
    for revision in list_revisions(target, view.day)[len(list_revisions(target, since)) :]:
        _, new, further = replace_by_revision(before, revision, target, view)
        before, offset = revision.to, offset + further
    return WindowReplacement(old, new, offset)


def get_revision_day(revision: Revision, view: PlanView) -> date:
    """Return the day of a revision; the day of the view, if it has none."""
    return revision.on.day if revision.on and revision.on.day else view.day


def list_windows(phrase: Phrase, target: Target, view: PlanView) -> Windows:
    """List the windows of one of a target's dates: those of what it depends on for a dependent date.

    Ongoing work has none here. The published date has those of its own words: the plan does not say when its event was
    expected then.
    """
    reading = phrase.reading
    if reading.kind == "dependent" and phrase is not target.date:
        return inherit_windows(phrase, find_last_dependency(find_dependency_dates(target, view)))
    return () if reading.kind == "ongoing" else reading.windows


def find_first_unmet(phrase: Phrase, windows: Windows, target: Target, view: PlanView, on: date) -> int:
    """Return the number of the first window of a date that was not met on a day, or that of its last window."""
    if len(windows) < 2:
        return 0
    progress = measure_progress(target, view.list_required_decisions(target), phrase.reading.kind, windows, on)
    return windows.index(progress.unmet_windows[0]) if progress.unmet_windows else len(windows) - 1
