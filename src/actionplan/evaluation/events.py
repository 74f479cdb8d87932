"""All that had happened to a target by a day, in one shape whatever it was, so that two days can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.registry import NameRegistry
from actionplan.model.plan import AwaitedEvent, Outcome, Phrase, Plan, Revision, Target

EventKind = Literal[
    "started", "date moved", "date proposed", "commentary", "decided", "suspended", "resumed", "completed", "deleted"
]


class TargetEvent(NamedTuple):
    """Something that happened on a day.

    `what` is the new date, the RAG, the outcome or the occurrence; `by` the body that decided or approved; `note` the
    reason, the commentary or the link to a minute.
    """

    kind: EventKind
    on: date
    detail: str = ""
    body: str = ""
    note: str = ""


class EventDifferences(NamedTuple):
    """What was recorded anew; what was altered, as it was and as it is; and what was taken back."""

    new: list[TargetEvent]
    altered: list[tuple[TargetEvent, TargetEvent]]
    removed: list[TargetEvent]


def list_events(target: Target, view: PlanView) -> list[TargetEvent]:
    """What had happened to a target by the day of a view, in the order of the file within each kind."""
    given = (
        (view.format_decision_maker(each.decision), made)
        for each in view.list_required_decisions(target)
        for made in each.decision.decided
    )
    return [made for made in _iter_dated_events(target, given, view.bodies) if made.on <= view.day]


def list_new_events(after: Iterable[TargetEvent], before: Iterable[TargetEvent]) -> list[TargetEvent]:
    """What happened that had not happened before; of two that say the same, each counts."""
    left = Counter(before)
    new = []
    for each in after:
        if left[each]:
            left[each] -= 1
        else:
            new.append(each)
    return new


def classify_events(added: Iterable[TargetEvent], removed: Iterable[TargetEvent]) -> EventDifferences:
    """What is in the later file only and what was in the earlier one only, told apart.

    What happened on the same day, or has the same words on another, is what was there, altered.
    """
    new, gone, altered = list(added), [], []
    for was in removed:
        same_day = (each for each in new if (each.kind, each.on) == (was.kind, was.on))
        same_words = (each for each in new if each._replace(on=was.on) == was)
        now = next(same_day, None) or next(same_words, None)
        if now:
            new.remove(now)
            altered.append((was, now))
        else:
            gone.append(was)
    return EventDifferences(new, altered, gone)


def describe_event(event: TargetEvent) -> str:
    """What happened and all that was said of it: "decided on 4 July 2017: approved by Executive, C/17"."""
    what = " by ".join(filter(None, (event.detail, event.body)))
    said = ", ".join(filter(None, (what, event.note)))
    return f"{event.kind} on {format_day(event.on)}{f': {said}' if said else ''}"


def find_last_event_day(plan: Plan, until: date) -> date | None:
    """The last day, no later than `by`, on which anything happened to a target of the plan or to its events."""
    return find_last_day_of(plan.iter_targets(), plan.events, until)


def find_last_day_of(targets: Iterable[Target], events: Iterable[AwaitedEvent], until: date) -> date | None:
    """The last day, no later than `by`, on which anything happened to one of the targets or was one of the events."""
    of_targets = (
        made.on for target in targets for made in _iter_dated_events(target, _iter_outcomes(target), NameRegistry())
    )
    of_events = (event.happened.day for event in events if event.happened and event.happened.day)
    return max((on for on in (*of_targets, *of_events) if on <= until), default=None)


def _iter_outcomes(target: Target) -> Iterator[tuple[str, Outcome]]:
    """What was decided, whoever did."""
    return (("", made) for decision in target.decisions for made in decision.decided)


def _iter_dated_events(
    target: Target, outcomes: Iterable[tuple[str, Outcome]], bodies: NameRegistry
) -> Iterator[TargetEvent]:
    """Everything with a readable day, with who gave which decisions; what has none counts nowhere."""
    for made in target.revised:
        yield from _iter_revision_event("date moved", made, bodies)
    for made in target.proposed:
        yield from _iter_revision_event("date proposed", made, bodies)
    for update in target.updates:
        yield from _iter_event("commentary", update.on, update.rag, note=update.note)
    for who, each in outcomes:
        yield from _iter_event("decided", each.on, format_outcome(each), who, each.minute)
    yield from _iter_work_events(target)


def format_outcome(outcome: Outcome) -> str:
    """What was resolved: "deferred to April 2018", "approved, on condition: Roads first"."""
    to = f" to {outcome.to.text}" if outcome.to else ""
    on = f", on condition: {'; '.join(outcome.conditions)}" if outcome.conditions else ""
    return f"{outcome.outcome}{to}{on}"


def _iter_work_events(target: Target) -> Iterator[TargetEvent]:
    """Work begun, stopped, resumed, done and dropped."""
    yield from _iter_event("started", target.started)
    for stop in target.suspended:
        yield from _iter_event("suspended", stop.on, note=stop.why)
        if stop.on and stop.on.day and stop.until and stop.until.day and stop.on.day <= stop.until.day:
            yield from _iter_event("resumed", stop.until)
    for done in target.completed:
        yield from _iter_event("completed", done.on, done.occurrence.text if done.occurrence else "", note=done.note)
    if target.deleted:
        yield from _iter_event("deleted", target.deleted.on, note=target.deleted.why)


def _iter_revision_event(kind: EventKind, revision: Revision, bodies: NameRegistry) -> Iterator[TargetEvent]:
    return _iter_event(kind, revision.on, revision.to.text, bodies[revision.approved_by], revision.why)


def _iter_event(
    kind: EventKind, on: Phrase | None, detail: str = "", body: str = "", note: str = ""
) -> Iterator[TargetEvent]:
    if on and on.day:
        yield TargetEvent(kind, on.day, detail, body, note)
