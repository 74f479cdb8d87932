"""How a target's date moved: from which to which, by how much, how often, who approved it and why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.say import apart, spoken
from actionplan.english import days
from actionplan.model import Phrase, Revision, Target
from actionplan.questions.known import current, known, revisions
from actionplan.questions.replaced import Replaced, by_revision, first_unmet, in_all
from actionplan.questions.standing import Status
from actionplan.questions.view import View


class Move(NamedTuple):
    """One move: the date before it and the last day of that, and the new date, `made`, with its own.

    Of several windows, it is the move of the one that the target stood by; or, where that stayed, of the one that moved
    furthest, and `which` says which of those before that was.
    """

    before: Phrase
    was: date | None
    made: Revision
    due: date | None
    which: Window | None = None

    @property
    def days(self) -> int | None:
        """By how many days it moved, less than 0 where it came forward; `None` where either date has no last day."""
        return (self.due - self.was).days if self.due and self.was else None

    @property
    def brief(self) -> str:
        """The same for a narrow column: "91 days", "30 days earlier", "62 days (June 2017)", "no longer dated"."""
        if not self.days:
            return self.words
        moved = days(self.days) if self.days > 0 else f"{days(-self.days)} earlier"
        return f"{moved} ({spoken(self.which)})" if self.which else moved

    @property
    def words(self) -> str:
        """The same in full: "3 months (91 days)", "brought forward 20 days", "June 2017: 62 days", "now dated"."""
        if not self.due:
            return _undated(self.made.to)
        if not self.was:
            return "now dated"
        if self.due == self.was:
            return "same last day"
        moved = apart(self.was, self.due) if self.due > self.was else f"brought forward {apart(self.due, self.was)}"
        return f"{spoken(self.which)}: {moved}" if self.which else moved


def moves(target: Target, seen: View) -> tuple[Move, ...]:
    """Every move of a target's date by the day of a view, oldest first, each as it was on its own day."""
    found = []
    before = target.date
    for made in revisions(target, seen.day):
        found.append(_move(before, made, target, seen))
        before = made.to
    return tuple(found)


def slip(target: Target, found: Status, seen: View, since: date = date.min) -> Move | None:
    """All the moves of a target after a day as one, by the window it stands by: from the published date to the current.

    `None` where there are none.
    """
    made = revisions(target, seen.day)
    if made and since == date.min and len(found.windows) < 2 and len(target.date.reading.windows) < 2:
        return Move(target.date, found.published_due, made[-1], found.due)
    if len(made) == len(revisions(target, since)):
        return None
    replaced = in_all(target, seen, since)
    number = replaced.now.index(found.occurrence) if found.occurrence in replaced.now else len(replaced.now) - 1
    return _told(current(target, since), made[-1], replaced, number)


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
    return _move(current(target, seen.day), made, target, seen)


def _move(before: Phrase, made: Revision, target: Target, seen: View) -> Move:
    replaced = by_revision(before, made, target, seen)
    on = made.on.day if made.on and made.on.day else seen.day
    return _told(before, made, replaced, first_unmet(made.to, replaced.now, target, seen, on))


def _told(before: Phrase, made: Revision, replaced: Replaced, number: int) -> Move:
    """The move of the window of a number; where that stayed, of the one that moved furthest."""
    was, now = replaced.window(number), replaced.now[number] if replaced.now else None
    stood = Move(before, was.latest if was else None, made, now.latest if now else None)
    if stood.days != 0:
        return stood
    others = [
        Move(before, old.latest, made, new.latest, old)
        for n, new in enumerate(replaced.now)
        if (old := replaced.window(n))
    ]
    furthest = max(others, key=_distance)
    return furthest if furthest.days else stood


def _distance(move: Move) -> tuple[bool, int]:
    """How far it moved: later before earlier."""
    number = move.days or 0
    return number > 0, abs(number)


def _undated(phrase: Phrase) -> str:
    kind = phrase.reading.kind
    return {"ongoing": "now ongoing", "unreadable": "cannot be read"}.get(kind, "no longer dated")
