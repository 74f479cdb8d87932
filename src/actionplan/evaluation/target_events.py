"""List all that had happened to a target by a day, in one shape, so that two days can be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.registry import NameRegistry
from actionplan.model.phrase import Phrase
from actionplan.model.plan import AwaitedEvent, Outcome, Output, Plan, PlanLine, Target
from actionplan.model.progress import Revision
from actionplan.model.responsibility import list_reassignments
from actionplan.text.english import format_list

EventKind = Literal[
    "started",
    "step done",
    "date moved",
    "date proposed",
    "commentary",
    "decided",
    "suspended",
    "resumed",
    "completed",
    "deleted",
    "reassigned",
    "measured",
]


class TargetEvent(NamedTuple):
    """Something that happened to a target on a day.

    `detail` is the new date, the RAG rating, the outcome, the occurrence, the officers before and after, or the figure;
    `body` decided or approved it; `note` is the reason, the commentary, the link to a minute or the measure.
    """

    kind: EventKind
    on: date
    detail: str = ""
    body: str = ""
    note: str = ""


class EventDifferences(NamedTuple):
    """The events that are new, those that were altered (before and after), and those that were removed."""

    new: list[TargetEvent]
    altered: list[tuple[TargetEvent, TargetEvent]]
    removed: list[TargetEvent]


def list_events(line: PlanLine, view: PlanView) -> list[TargetEvent]:
    """List what had happened to a target by the day of a view, in the order of the file within each kind.

    A reassignment of its output happened to each of its targets.
    """
    target = line.target
    outcomes = (
        (view.format_decision_maker(required.decision), outcome)
        for required in view.list_required_decisions(target)
        for outcome in required.decision.decided
    )
    events = [event for event in _iter_dated_events(target, outcomes, view.bodies) if event.on <= view.day]
    if line.output.reassigned:
        events += [event for event in _iter_reassignments(line.output, view.officers) if event.on <= view.day]
    return events


def list_new_events(after: Iterable[TargetEvent], before: Iterable[TargetEvent]) -> list[TargetEvent]:
    """List the events that had not happened before. Of two that say the same, each counts."""
    old = Counter(before)
    new = []
    for event in after:
        if old[event]:
            old[event] -= 1
        else:
            new.append(event)
    return new


def classify_events(added: Iterable[TargetEvent], removed: Iterable[TargetEvent]) -> EventDifferences:
    """Sort events that only the later file has, and those that only the earlier one had, into differences.

    An event of the same kind on the same day, or with the same words on another day, is the earlier one, altered.
    """
    new, gone, altered = list(added), [], []
    for event in removed:
        same_day = (candidate for candidate in new if (candidate.kind, candidate.on) == (event.kind, event.on))
        same_words = (candidate for candidate in new if candidate._replace(on=event.on) == event)
        successor = next(same_day, None) or next(same_words, None)
        if successor:
            new.remove(successor)
            altered.append((event, successor))
        else:
            gone.append(event)
    return EventDifferences(new, altered, gone)


def describe_event(event: TargetEvent) -> str:
    """Say what happened with all its details: "decided on 4 July 2017: approved by Executive, C/17"."""
    detail = " by ".join(filter(None, (event.detail, event.body)))
    details = ", ".join(filter(None, (detail, event.note)))
    return f"{event.kind} on {format_day(event.on)}{f': {details}' if details else ''}"


def format_outcome(outcome: Outcome) -> str:
    """Say what was resolved: "deferred to April 2018", "approved, on condition: Roads first"."""
    to = f" to {outcome.to.text}" if outcome.to else ""
    conditions = f", on condition: {'; '.join(outcome.conditions)}" if outcome.conditions else ""
    return f"{outcome.outcome}{to}{conditions}"


def find_last_event_day(plan: Plan, until: date) -> date | None:
    """Return the last day, no later than `until`, on which anything happened to a plan's targets or events."""
    return find_last_day_of(plan.walk(), plan.events, until)


def find_last_day_of(lines: Iterable[PlanLine], events: Iterable[AwaitedEvent], until: date) -> date | None:
    """Return the last day, no later than `until`, on which anything happened to the targets, or an event happened."""
    names = NameRegistry()
    of_targets = (
        event.on
        for line in lines
        for event in (
            *_iter_dated_events(line.target, _iter_outcomes(line.target), names),
            *_iter_reassignments(line.output, names),
        )
    )
    of_events = (event.happened.day for event in events if event.happened and event.happened.day)
    return max((on for on in (*of_targets, *of_events) if on <= until), default=None)


def _iter_outcomes(target: Target) -> Iterator[tuple[str, Outcome]]:
    """Yield what was decided, without the names of who decided."""
    return (("", outcome) for decision in target.decisions for outcome in decision.decided)


def _iter_dated_events(
    target: Target, outcomes: Iterable[tuple[str, Outcome]], bodies: NameRegistry
) -> Iterator[TargetEvent]:
    """Yield every event with a day that can be read. Others count nowhere."""
    for revision in target.revised:
        yield from _iter_revision_event("date moved", revision, bodies)
    for proposal in target.proposed:
        yield from _iter_revision_event("date proposed", proposal, bodies)
    for update in target.updates:
        yield from _iter_event("commentary", update.on, update.rag, note=update.words)
    for body, outcome in outcomes:
        yield from _iter_event("decided", outcome.on, format_outcome(outcome), body=body, note=outcome.minute)
    yield from _iter_work_events(target)


def _iter_work_events(target: Target) -> Iterator[TargetEvent]:
    """Yield when work started, a step was done, work stopped, resumed and was completed, and the target was deleted."""
    yield from _iter_event("started", target.started)
    for step in target.steps:
        yield from _iter_event("step done", step.done, note=step.text)
    for stop in target.suspended:
        yield from _iter_event("suspended", stop.on, note=stop.why)
        if stop.on and stop.on.day and stop.until and stop.until.day and stop.on.day <= stop.until.day:
            yield from _iter_event("resumed", stop.until)
    for completion in target.completed:
        occurrence = completion.occurrence.text if completion.occurrence else ""
        yield from _iter_event("completed", completion.on, occurrence, note=completion.note)
    for measure in target.measures:
        for actual in measure.actuals:
            note = ". ".join(filter(None, (measure.text.rstrip(" ."), actual.note)))
            yield from _iter_event("measured", actual.on, actual.value, note=note)
    if target.deleted:
        yield from _iter_event("deleted", target.deleted.on, note=target.deleted.why)


def _iter_reassignments(output: Output, officers: NameRegistry) -> Iterator[TargetEvent]:
    """Yield each change of those who are responsible for an output: "from Head of Planning to Head of Place"."""
    before = output.officers
    for each in list_reassignments(output, date.max):
        was, now = (format_list(officers.list_names(names)) for names in (before, each.to))
        yield from _iter_event("reassigned", each.on, f"{f'from {was} ' if was else ''}to {now}", note=each.why)
        before = each.to


def _iter_revision_event(kind: EventKind, revision: Revision, bodies: NameRegistry) -> Iterator[TargetEvent]:
    body = bodies[revision.approved_by]
    return _iter_event(kind, revision.on, revision.to.text, body=body, note=revision.why)


def _iter_event(
    kind: EventKind, on: Phrase | None, detail: str = "", body: str = "", note: str = ""
) -> Iterator[TargetEvent]:
    """Yield the event, if it has a day."""
    if on and on.day:
        yield TargetEvent(kind, on.day, detail, body=body, note=note)
