"""Record several events in order, each in the plan as the one before it left it: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile.editing.operations import FileChange
from actionplan.recording.result import RecordedEvent, Refusal

Recording = Callable[[Plan], RecordedEvent | Refusal]
"""Records one event in a plan: `partial(record_start, ref="1.2a", when=when)`."""


class RecordedBatch(NamedTuple):
    """One or more events that are written together, in order. Each has the plan as it is after it.

    `known` are sentences on what the plan has already. If it has everything, there are no events.
    """

    events: tuple[RecordedEvent, ...]
    known: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[FileChange, ...]:
        """The changes to the file, in order. Each has the routes of the plan as the event before it left it."""
        return tuple(change for event in self.events for change in event.changes)

    @property
    def plan(self) -> Plan:
        """The plan after the last event."""
        return self.events[-1].plan


class RefusedRecording(NamedTuple):
    """The number of the first recording that was refused, from 0, and why."""

    number: int
    refusal: Refusal


def record_batch(plan: Plan, recordings: Sequence[Recording]) -> RecordedBatch | RefusedRecording:
    """Record events in order, or say which of them was refused. What the plan has already is left out."""
    events: list[RecordedEvent] = []
    known: list[str] = []
    for number, record in enumerate(recordings):
        made = try_recording(plan, record)
        if isinstance(made, RecordedEvent):
            events.append(made)
            plan = made.plan
        elif made.is_known:
            known.append(made.sentence)
        else:
            return RefusedRecording(number, made)
    return RecordedBatch(tuple(events), tuple(known))


def try_recording(plan: Plan, record: Recording) -> RecordedEvent | Refusal:
    """Record one event. A name or a word that the plan does not have is a refusal too."""
    try:
        return record(plan)
    except UnknownName as error:
        return Refusal(str(error), is_wrong_value=True)
