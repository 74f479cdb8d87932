"""All that had happened to a target by a day, in one shape whatever it was, so that two days can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import say_day
from actionplan.model import Event, Outcome, Phrase, Plan, Revision, Target
from actionplan.questions.names import Names
from actionplan.questions.view import View

Kind = Literal[
    "started", "date moved", "date proposed", "commentary", "decided", "suspended", "resumed", "completed", "deleted"
]


class Happening(NamedTuple):
    """Something that happened on a day.

    `what` is the new date, the RAG, the outcome or the occurrence; `by` the body that decided or approved; `note` the
    reason, the commentary or the link to a minute.
    """

    kind: Kind
    on: date
    what: str = ""
    by: str = ""
    note: str = ""


class Apart(NamedTuple):
    """What was recorded anew; what was altered, as it was and as it is; and what was taken back."""

    new: list[Happening]
    altered: list[tuple[Happening, Happening]]
    lost: list[Happening]


def happenings(target: Target, seen: View) -> list[Happening]:
    """What had happened to a target by the day of a view, in the order of the file within each kind."""
    given = (
        (seen.decider_in_full(each.decision), made) for each in seen.asked(target) for made in each.decision.decided
    )
    return [made for made in _dated(target, given, seen.bodies) if made.on <= seen.day]


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


def told_apart(made: Iterable[Happening], lost: Iterable[Happening]) -> Apart:
    """What is in the later file only and what was in the earlier one only, told apart.

    What happened on the same day, or has the same words on another, is what was there, altered.
    """
    new, gone, altered = list(made), [], []
    for was in lost:
        same_day = (each for each in new if (each.kind, each.on) == (was.kind, was.on))
        same_words = (each for each in new if each._replace(on=was.on) == was)
        now = next(same_day, None) or next(same_words, None)
        if now:
            new.remove(now)
            altered.append((was, now))
        else:
            gone.append(was)
    return Apart(new, altered, gone)


def recorded(made: Happening) -> str:
    """What happened and all that was said of it: "decided on 4 July 2017: approved by Executive, C/17"."""
    what = " by ".join(filter(None, (made.what, made.by)))
    said = ", ".join(filter(None, (what, made.note)))
    return f"{made.kind} on {say_day(made.on)}{f': {said}' if said else ''}"


def last_day(plan: Plan, by: date) -> date | None:
    """The last day, no later than `by`, on which anything happened to a target of the plan or to its events."""
    return last_of(plan.targets(), plan.events, by)


def last_of(targets: Iterable[Target], events: Iterable[Event], by: date) -> date | None:
    """The last day, no later than `by`, on which anything happened to one of the targets or was one of the events."""
    of_targets = (made.on for target in targets for made in _dated(target, _outcomes(target), Names()))
    of_events = (event.happened.day for event in events if event.happened and event.happened.day)
    return max((on for on in (*of_targets, *of_events) if on <= by), default=None)


def _outcomes(target: Target) -> Iterator[tuple[str, Outcome]]:
    """What was decided, whoever did."""
    return (("", made) for decision in target.decisions for made in decision.decided)


def _dated(target: Target, given: Iterable[tuple[str, Outcome]], bodies: Names) -> Iterator[Happening]:
    """Everything with a readable day, with who gave which decisions; what has none counts nowhere."""
    for made in target.revised:
        yield from _revision("date moved", made, bodies)
    for made in target.proposed:
        yield from _revision("date proposed", made, bodies)
    for update in target.updates:
        yield from _one("commentary", update.on, update.rag, note=update.note)
    for who, each in given:
        yield from _one("decided", each.on, in_words(each), who, each.minute)
    yield from _of_the_work(target)


def in_words(given: Outcome) -> str:
    """What was resolved: "deferred to April 2018", "approved, on condition: Roads first"."""
    to = f" to {given.to.text}" if given.to else ""
    on = f", on condition: {'; '.join(given.conditions)}" if given.conditions else ""
    return f"{given.outcome}{to}{on}"


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
