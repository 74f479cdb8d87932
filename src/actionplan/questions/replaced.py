"""A date of several windows that was revised: which published window each of the new ones takes the place of.

A revision says what is left to do. Its first window that is not met yet takes the place of the first that was not met
until then, the next of the next, and so on.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.model import Phrase, Revision, Target
from actionplan.questions.dating import dating, in_line
from actionplan.questions.known import current, revisions
from actionplan.questions.occurrences import progress
from actionplan.questions.view import View

Windows = tuple[Window, ...]


class Replaced(NamedTuple):
    """The windows of a date before (`was`) and after (`now`), and how many numbers further on stand those before."""

    was: Windows
    now: Windows
    steps: int

    def window(self, number: int) -> Window | None:
        """The window before whose place that of a number takes: the first or the last, where it would be beyond."""
        return self.was[min(max(number + self.steps, 0), len(self.was) - 1)] if self.was else None


def by_revision(before: Phrase, made: Revision, target: Target, seen: View) -> Replaced:
    """What a revision, or one that is proposed, put in the place of the date before it."""
    was, now = windows_of(before, target, seen), windows_of(made.to, target, seen)
    on = made.on.day if made.on and made.on.day else seen.day
    return Replaced(was, now, first_unmet(before, was, target, seen, on) - first_unmet(made.to, now, target, seen, on))


def in_all(target: Target, seen: View, since: date = date.min) -> Replaced:
    """What the revisions of a target after a day put in the place of the date that held then: the published one."""
    before, steps = current(target, since), 0
    was = now = windows_of(before, target, seen)
    for made in revisions(target, seen.day)[len(revisions(target, since)) :]:
        _, now, more = by_revision(before, made, target, seen)
        before, steps = made.to, steps + more
    return Replaced(was, now, steps)


def windows_of(phrase: Phrase, target: Target, seen: View) -> Windows:
    """The windows of a date of a target; of what goes with an event, those of that, and of what is ongoing none.

    The published date has those of its own words: when its event was expected then, the plan does not say.
    """
    reading = phrase.reading
    if reading.kind == "dependent" and phrase is not target.date:
        return in_line(phrase, dating(target, seen))
    return () if reading.kind == "ongoing" else reading.windows


def first_unmet(phrase: Phrase, windows: Windows, target: Target, seen: View, on: date) -> int:
    """The number of the first window of a date that was not met on a day, or else of its last."""
    if len(windows) < 2:
        return 0
    unmet = progress(target, seen.asked(target), phrase.reading.kind, windows, on).unmet
    return windows.index(unmet[0]) if unmet else len(windows) - 1
