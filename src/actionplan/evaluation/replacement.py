"""Match the windows of a revised date to those it replaces.

A revision says what is left to do. Its first window that is not met yet takes the place of the first that was not met
until then, the next of the next, and so on.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.as_of import find_current_date, list_revisions
from actionplan.evaluation.dependencies import find_dependency_date, inherit_windows
from actionplan.evaluation.dependency_date import Windows
from actionplan.evaluation.occurrences import measure_progress
from actionplan.evaluation.plan_view import PlanView
from actionplan.model.plan import Phrase, Revision, Target


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
