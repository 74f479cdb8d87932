"""Several recordings at once: each starts from what the one before it left, and all of them or none are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditedText, edit
from actionplan.recording.batch import RecordedBatch, Recording, RefusedRecording, record_batch
from actionplan.recording.complete import record_completion
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event import record_event
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_resumption, record_start, record_suspension
from actionplan.recording.measurement import Measurement, record_measurement
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.reassign import record_reassignment
from actionplan.recording.result import RecordedEvent, Refusal

OneOf = Callable[[str], Source]
Event = Callable[..., RecordedEvent | Refusal]
When = Callable[[str | None], DateInput]

TARGET = """
date: Quarterly
decisions: [Executive]
proposed: {to: Spring 2018, on: 1 July 2017, why: Late}
suspended:
  - {on: 8 May 2017, why: Flood}
"""


@pytest.fixture
def record(when: When) -> Callable[..., Recording]:
    """Something recorded of the only target, on a day."""

    def make(what: Event, day: str, **words: object) -> Recording:
        return partial(what, ref="1.1a", when=when(day), **words)

    return make


def test_later_changes_find_their_place_after_earlier_ones(
    one: OneOf, when: When, record: Callable[..., Recording]
) -> None:
    source = one(TARGET)
    assert source.plan
    executive, approved, deferred = Decider("Executive"), Resolution("approved"), Resolution("deferred")
    to = ("Head of Legal",), ("Head of Housing",)
    recordings: list[Recording] = [
        record(record_decision, "1 June 2017", decider=executive, resolution=deferred),
        record(record_reassignment, "1 September 2017", to=to[0], why="Left"),
        record(record_reassignment, "1 June 2017", to=to[1], why="Left"),
        record(record_resumption, "9 June 2017"),
        record(record_suspension, "1 August 2017", why="Election"),
        record(record_resumption, "2 August 2017"),
        record(record_measurement, "3 August 2017", measurement=Measurement("66", measure="1")),
        record(record_note, "4 August 2017", commentary=Commentary("First")),
        record(record_note, "4 August 2017", commentary=Commentary("Second", "red")),
        record(record_decision, "5 August 2017", decider=executive, resolution=approved),
        partial(record_event, name="Financial Strategy", when=when("6 August 2017")),
    ]
    batch = record_batch(source.plan, recordings)
    assert isinstance(batch, RecordedBatch), batch
    assert len(batch.events) == len(recordings)
    edited = edit(source, batch.changes)
    assert isinstance(edited, EditedText), edited
    after = load(edited.text.encode()).plan
    assert after == batch.plan
    (line,) = after.walk()
    assert [update.note for update in line.target.updates] == ["First", "Second"]
    assert [made.to for made in line.output.reassigned] == [to[1], to[0]]


@pytest.mark.parametrize(
    ("what", "reason", "is_wrong_value"),
    [
        (partial(record_start, ref="1.1a"), "has already started on 1 May 2017", False),
        (partial(record_completion, ref="1.1z"), 'no action, output or target "1.1z"', True),
    ],
)
def test_one_that_is_refused_is_named_and_none_is_made(
    one: OneOf, when: When, what: Event, reason: str, *, is_wrong_value: bool
) -> None:
    plan = one("date: Summer 2017").plan
    assert plan
    start: Recording = partial(record_start, ref="1.1a", when=when("1 May 2017"))
    note: Recording = partial(record_note, ref="1.1a", when=when("1 May 2017"), commentary=Commentary("x"))
    refused = record_batch(plan, [start, note, partial(what, when=when("2 May 2017")), note])
    assert isinstance(refused, RefusedRecording)
    assert refused.number == 2
    assert reason in refused.refusal.sentence
    assert refused.refusal.is_wrong_value is is_wrong_value
