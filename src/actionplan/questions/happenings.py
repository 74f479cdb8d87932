"""All that had happened to a target by a day, in one shape whatever it was, so that two days can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.model import Phrase, Plan, Revision, Target
from actionplan.questions.names import Names
from actionplan.questions.view import View

Kind = Literal[
    "started", "date moved", "date proposed", "commentary", "decided", "suspended", "resumed", "completed", "deleted"
]


class Happening(NamedTuple):
    """Something that happened on a day.

    `what` is the new date, the rag, the outcome or the occurrence; `by` the body that decided or approved; `note` the
    reason, the commentary or the link to a minute.
    """

    kind: Kind
    on: date
    what: str = ""
    by: str = ""
    note: str = ""


def happenings(target: Target, seen: View) -> list[Happening]:
    """What had happened to a target by the day of a view, in the order of the file within each kind."""
    return [made for made in _dated(target, seen.bodies) if made.on <= seen.day]


def fresh(now: Iterable[Happening], before: Iterable[Happening]) -> list[Happening]:
    """What happened that had not happened before; of two that say the same, each counts."""
    left = Counter(before)
    new = []
    for each in now:
        if left[each]:
            left[each] -= 1
        else:
            new.append(each)
    return new


def last_day(plan: Plan, by: date) -> date | None:
    """The last day, no later than `by`, on which anything happened to a target of the plan or to its events."""
    targets = (made.on for line in plan.walk() for made in _dated(line.target, Names()))
    events = (event.happened.day for event in plan.events if event.happened and event.happened.day)
    return max((on for on in (*targets, *events) if on <= by), default=None)


def _dated(target: Target, bodies: Names) -> Iterator[Happening]:
    """Everything with a readable day; what has none happened on no day, and counts nowhere."""
    for made in target.revised:
        yield from _revision("date moved", made, bodies)
    for made in target.proposed:
        yield from _revision("date proposed", made, bodies)
    for update in target.updates:
        yield from _one("commentary", update.on, update.rag, note=update.note)
    for decision in target.decisions:
        for each in decision.decided:
            yield from _one("decided", each.on, each.outcome, bodies[decision.body], each.minute)
    yield from _of_the_work(target)


def _of_the_work(target: Target) -> Iterator[Happening]:
    """Work begun, stopped, resumed, done and dropped."""
    yield from _one("started", target.started)
    for stop in target.suspended:
        yield from _one("suspended", stop.on, note=stop.why)
        if stop.on and stop.on.day and stop.until and stop.until.day and stop.on.day <= stop.until.day:
            yield from _one("resumed", stop.until)
    for done in target.completed:
        yield from _one("completed", done.on, done.occurrence.text if done.occurrence else "", note=done.note)
    if target.deleted:
        yield from _one("deleted", target.deleted.on, note=target.deleted.why)


def _revision(kind: Kind, made: Revision, bodies: Names) -> Iterator[Happening]:
    return _one(kind, made.on, made.to.text, bodies[made.approved_by], made.why)


def _one(kind: Kind, on: Phrase | None, what: str = "", by: str = "", note: str = "") -> Iterator[Happening]:
    if on and on.day:
        yield Happening(kind, on.day, what, by, note)
