"""How a target's date moved: from which to which, by how much, how often, who approved it and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actionplan.english import apart, days
from actionplan.model import Phrase, Revision, Target
from actionplan.questions.known import known, revisions
from actionplan.questions.view import View
from actionplan.questions.waiting import dating, event_windows


class Move(NamedTuple):
    """One move: the date before it and the last day of that, and the new date, `made`, with its own."""

    before: Phrase
    was: date | None
    made: Revision
    due: date | None

    @property
    def days(self) -> int | None:
        """By how many days it moved, less than 0 where it came forward; `None` where either date has no last day."""
        return (self.due - self.was).days if self.due and self.was else None

    @property
    def brief(self) -> str:
        """The same for a narrow column: "91 days", "30 days earlier", "no longer dated"."""
        if not self.days:
            return self.words
        return days(self.days) if self.days > 0 else f"{days(-self.days)} earlier"

    @property
    def words(self) -> str:
        """The same in full: "3 months (91 days)", "brought forward 20 days", "no longer dated"."""
        if not self.due:
            return _undated(self.made.to)
        if not self.was:
            return "now dated"
        if self.due == self.was:
            return "same last day"
        return apart(self.was, self.due) if self.due > self.was else f"brought forward {apart(self.due, self.was)}"


def moves(target: Target, seen: View) -> tuple[Move, ...]:
    """Every move of a target's date by the day of a view, oldest first."""
    found = []
    before, was = target.date, _published(target)
    for made in revisions(target, seen.day):
        due = _last_day(made.to, target, seen)
        found.append(Move(before, was, made, due))
        before, was = made.to, due
    return tuple(found)


def whole(made: Sequence[Move]) -> Move:
    """All the moves of a target as one: from the published date to the current one."""
    first, last = made[0], made[-1]
    return first if first is last else Move(first.before, first.was, last.made, last.due)


def proposal(target: Target, day: date) -> Revision | None:
    """The proposed date that stands on a day: the last one, until the date is revised or a later one is proposed."""
    last, since = None, date.min
    for each in target.proposed:
        on = known(each.on, day)
        if on and on >= since:
            last, since = each, on
    settled = any((known(each.on, day) or date.min) >= since for each in target.revised)
    return None if settled else last


def proposed_move(target: Target, made: Revision, seen: View) -> Move:
    """The move that a proposal would make, from the current date."""
    before = revisions(target, seen.day)
    was = _last_day(before[-1].to, target, seen) if before else _published(target)
    return Move(before[-1].to if before else target.date, was, made, _last_day(made.to, target, seen))


def _published(target: Target) -> date | None:
    """The last day of the published date: all of it, where there are several."""
    reading = target.date.reading
    return None if reading.kind == "ongoing" else reading.due


def _last_day(phrase: Phrase, target: Target, seen: View) -> date | None:
    """The last day of a date that was given later; of what goes with an event, the last day of that."""
    reading = phrase.reading
    if reading.kind == "ongoing":
        return None
    if reading.kind != "dependent":
        return reading.due
    windows = event_windows(reading.remark or "", dating(target, seen))
    return windows[-1].latest if windows else None


def _undated(phrase: Phrase) -> str:
    kind = phrase.reading.kind
    return {"ongoing": "now ongoing", "unreadable": "cannot be read"}.get(kind, "no longer dated")
