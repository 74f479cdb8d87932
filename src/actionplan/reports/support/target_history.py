"""Write the history of one target: a sentence for everything that had happened to it by a day, in date order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.slippage import DateMove, list_moves
from actionplan.evaluation.target_events import TargetEvent, list_events
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.outcomes import iter_unsatisfied, list_outcomes
from actionplan.text.english import format_list

DatedSentence = tuple[date, str]


def list_history(item: EvaluatedTarget) -> list[DatedSentence]:
    """List what had happened to a target by the day of its view, oldest first; on one day, in the order of the file."""
    target, view = item.line.target, item.view
    events = [
        (event.on, _describe_event(event, item)) for event in list_events(item.line, view) if event.kind != "date moved"
    ]
    moves = [
        (move.revision.on.day, _describe_move(move, item))
        for move in list_moves(target, view)
        if move.revision.on and move.revision.on.text and move.revision.on.day
    ]
    return sorted([*events, *_iter_dependency_events(item), *moves], key=lambda pair: pair[0])


def _describe_event(event: TargetEvent, item: EvaluatedTarget) -> str:
    kind = event.kind
    if kind == "date proposed":
        return f"{event.detail} proposed as a new date{_format_suffix(event.note)}"
    if kind == "commentary":
        return f"commentary{f' ({event.detail})' if event.detail else ''}{_format_suffix(event.note)}"
    if kind == "decided":
        return f"{event.body}: {event.detail}{f', minute {event.note}' if event.note else ''}"
    if kind == "reassigned":
        return f"reassigned {event.detail}{_format_suffix(event.note)}"
    if kind == "measured":
        return f"measured {event.detail}{_format_suffix(event.note)}"
    if kind == "completed":
        return f"{_describe_completion(event, item)}{_format_suffix(event.note)}"
    return f"{kind}{_format_suffix(event.note)}"


def _describe_completion(event: TargetEvent, item: EvaluatedTarget) -> str:
    """Describe a completion. If its decisions complete the target, say so."""
    which = f" for {event.detail}" if event.detail else ""
    view, completed_on = item.view, item.status.completed_on
    required = item.status.decisions if item.line.target.is_completed_by_decisions else ()
    if not required or completed_on == event.on:
        return f"completed{which}"
    if completed_on:
        return (
            f"recorded as completed{which}, but it has been complete since {format_day(completed_on)}, by its decisions"
        )
    outstanding = list(iter_unsatisfied(required, view.day))
    bodies = format_list([view.format_short_decision_maker(decision) for decision in outstanding])
    has = "has" if len(outstanding) == 1 else "have"
    has_outcome = any(list_outcomes(decision.decision, view.day) for decision in outstanding)
    return f"recorded as completed{which}, but {bodies} {has} not {'approved it' if has_outcome else 'decided'}"


def _describe_move(move: DateMove, item: EvaluatedTarget) -> str:
    body = item.view.bodies[move.revision.approved_by] if move.revision.approved_by else ""
    approved = f", approved by {body}" if body else ""
    before, after = move.before.text or "empty", move.revision.to.text
    return f"date moved from {before} to {after}, {move.words}{approved}{_format_suffix(move.revision.why)}"


def _iter_dependency_events(item: EvaluatedTarget) -> Iterator[DatedSentence]:
    """Yield the events and targets that this target waits for, once they have happened."""
    for dependency in item.status.dependencies:
        if dependency.has_happened and dependency.day:
            yield dependency.day, f"{dependency.name} {'was met' if dependency.is_target else 'happened'}"


def _format_suffix(words: str) -> str:
    return f": {words}" if words else ""
