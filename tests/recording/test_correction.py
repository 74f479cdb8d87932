"""What was recorded is taken out again: the newest, or the newest of a kind, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from textwrap import dedent

import pytest

from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditedText, edit
from actionplan.recording.batch import Recording
from actionplan.recording.complete import CompletionWords, record_completion
from actionplan.recording.correction import record_correction, record_unless_known
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event import record_event
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_deletion, record_resumption, record_start, record_suspension
from actionplan.recording.measurement import Measurement, record_measurement
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.reassign import record_reassignment
from actionplan.recording.recorded_items import COMMANDS
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.revise import RevisionRequest, record_revision

OneOf = Callable[[str], Source]
When = Callable[[str | None], DateInput]

PLAIN = "date: Quarterly\n# the last line"
MEASURE = "[{text: Homes built, target: at least 4}]"
PARTIES = """\
parties: [Dacorum, {party: Watford, also: [WBC], decides_by: [Cabinet, Full Council]}]
themes:"""
APPROVED = Resolution("approved")
WHY, PROPOSED = RevisionRequest("Winter 2017", "Late"), RevisionRequest("Winter 2017", "Late", is_proposed=True)

EVENTS: dict[str, tuple[str, Callable[..., RecordedEvent | Refusal]]] = {
    "a note": ("note", partial(record_note, commentary=Commentary("Late", "amber"))),
    "a rating": ("note", partial(record_note, commentary=Commentary(rag="red"))),
    "a start": ("start", record_start),
    "a completion of one date": ("complete", partial(record_completion, words=CompletionWords("Q1 2017/18"))),
    "a figure": ("measure", partial(record_measurement, measurement=Measurement("66"))),
    "a new date": ("revise", partial(record_revision, request=WHY)),
    "a proposed date": ("revise", partial(record_revision, request=PROPOSED)),
    "a suspension": ("suspend", partial(record_suspension, why="Flood")),
    "a deletion": ("delete", partial(record_deletion, why="Merged")),
    "another officer": ("reassign", partial(record_reassignment, to=("Head of Legal",), why="Left")),
}
BEFORE = [
    "",
    "updates: [{on: 1 May 2017, note: First}]",
    "updates:\n  - on: 1 May 2017\n    # why\n    note: First",
    "revised:\n  - {to: Quarterly, on: 1 May 2017, why: Late}   # agreed",
    "suspended:\n- {on: 1 May 2017, why: Flood, until: 9 May 2017}",
    "completed: [{for: Q4 2017/18, on: 1 May 2017}]",
]


def change(source: Source, made: RecordedEvent | Refusal) -> Source:
    """The file after a change, which says what was meant."""
    assert isinstance(made, RecordedEvent), made
    edited = edit(source, made.changes)
    assert isinstance(edited, EditedText), edited
    after = load(edited.text.encode(), source.path)
    assert after.plan == made.plan
    return after


def take_out(source: Source, ref: str, when: DateInput, command: str = "") -> Source:
    """The file without the newest that was recorded."""
    assert source.plan
    return change(source, record_correction(source.plan, ref, when, source, command))


@pytest.mark.parametrize("ending", ["\n", ""])
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("name", EVENTS)
def test_what_was_recorded_is_taken_out_and_every_byte_is_as_it_was(
    one: OneOf, when: When, name: str, before: str, ending: str
) -> None:
    command, record = EVENTS[name]
    text = one(f"{PLAIN}\n{before}").text.replace("[It is published]", MEASURE)
    source = load((text.removesuffix("\n") + ending).encode())
    assert source.plan
    recorded = change(source, record(source.plan, ref="1.1a", when=when("4 July 2017")))
    assert recorded.text != source.text
    assert take_out(recorded, "1.1a", when(None), command).text == source.text
    if command != "reassign":
        assert take_out(recorded, "1.1a", when(None)).text == source.text


STEPS = "date: Summer 2017\nsteps: [Survey, {step: Report, date: May 2017}]"
STOPPED = "suspended: [{on: 1 May 2017, why: Flood}]"
DEFERRED = partial(record_decision, decider=Decider("Executive"), resolution=Resolution("deferred", to="May 2018"))
UNKNOWN_DAY = CompletionWords(is_day_unknown=True)
TWICE: dict[str, tuple[str, str, Callable[..., RecordedEvent | Refusal]]] = {
    **{name: (PLAIN, "1.1a", record) for name, (_, record) in EVENTS.items()},
    "a completion": ("date: Summer 2017", "1.1a", record_completion),
    "a step": (STEPS, "1.1a", partial(record_completion, words=CompletionWords(step="2"))),
    "a step in words alone": (STEPS, "1.1a", partial(record_completion, words=CompletionWords(step="1"))),
    "a resumption": (STOPPED, "1.1a", record_resumption),
    "an approval": ("decisions: [Executive, Full Council]", "1.1a", partial(DEFERRED, resolution=APPROVED)),
    "a deferral": ("decisions: [Executive, Full Council]", "1.1a", DEFERRED),
    "an event": (PLAIN, "Financial Strategy", record_event),
}
"""What is recorded of a target and twice: its lines, the ref or the name, and how."""


def record_once(plan: Plan, name: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record something, unless the plan has it already."""
    _, ref, record = TWICE[name]
    return record_unless_known(plan, ref, when, lambda each: record(each, ref, when=when))


@pytest.mark.parametrize("name", TWICE)
def test_nothing_is_recorded_twice(one: OneOf, when: When, name: str) -> None:
    lines, ref, _ = TWICE[name]
    source = load(one(lines).text.replace("[It is published]", MEASURE).encode())
    assert source.plan
    first = record_once(source.plan, name, when("4 July 2017"))
    assert isinstance(first, RecordedEvent), first
    assert record_once(first.plan, name, when("4 July 2017")) == Refusal(first.sentence, is_known=True)
    other = record_once(first.plan, name, when("5 July 2017"))
    assert isinstance(other, RecordedEvent) or not other.is_known
    taken_out = take_out(change(source, first), ref, when(None), "reassign" if name == "another officer" else "")
    assert taken_out.plan == source.plan


def test_a_completion_on_a_day_that_nobody_knows_is_not_recorded_twice(one: OneOf, when: When) -> None:
    source = one("date: Summer 2017")
    record = partial(record_completion, ref="1.1a", when=when(None), words=UNKNOWN_DAY)
    assert source.plan
    first = record(source.plan)
    assert isinstance(first, RecordedEvent)
    again = record_unless_known(first.plan, "1.1a", when(None), record)
    assert again == Refusal(first.sentence, is_known=True)


def test_a_rating_that_changed_since_on_its_day_is_recorded_again(one: OneOf, when: When) -> None:
    source = one("updates: [{on: 4 July 2017, rag: amber}, {on: 4 July 2017, rag: green}]")
    assert source.plan
    record = partial(record_note, ref="1.1a", when=when("4 July 2017"), commentary=Commentary(rag="amber"))
    made = record_unless_known(source.plan, "1.1a", when("4 July 2017"), record)
    assert isinstance(made, RecordedEvent)


@pytest.mark.parametrize(
    ("lines", "record"),
    [
        ("date: Summer 2017", record_completion),
        ("date: Summer 2017", partial(record_completion, words=CompletionWords(note="Late"))),
        ("decisions:\n  - body: Executive   # first\n  - body: Full Council", None),
        ("decisions:\n  - {body: Executive, planned: June 2017}\n  - Full Council", None),
    ],
)
def test_the_target_of_one_date_and_its_decisions_too(
    one: OneOf, when: When, lines: str, record: Callable[..., RecordedEvent | Refusal] | None
) -> None:
    source = one(lines)
    assert source.plan
    record = record or partial(record_decision, decider=Decider("Executive"), resolution=APPROVED)
    recorded = change(source, record(source.plan, ref="1.1a", when=when("4 July 2017")))
    assert take_out(recorded, "1.1a", when(None)).text == source.text


@pytest.mark.parametrize(
    "decider", [Decider(party="Dacorum"), Decider("Cabinet", "WBC"), Decider("Full Council", "Watford")]
)
@pytest.mark.parametrize("others", ["- each party", "- {party: Watford, body: Cabinet, planned: June}\n- each party"])
def test_the_decision_of_one_of_several_parties_goes_with_its_item(
    one: OneOf, when: When, decider: Decider, others: str
) -> None:
    source = load(one(f"decisions:\n{others}").text.replace("themes:", PARTIES).encode())
    assert source.plan
    recorded = change(source, record_decision(source.plan, "1.1a", when("4 July 2017"), decider, APPROVED))
    assert take_out(recorded, "1.1a", when(None), "decide").text == source.text


def test_the_day_of_an_event_and_the_end_of_a_suspension(one: OneOf, when: When) -> None:
    source = one("suspended: [{on: 1 May 2017, why: Flood}]")
    assert source.plan
    recorded = change(source, record_resumption(source.plan, "1.1a", when("4 July 2017")))
    assert take_out(recorded, "1.1a", when(None)).text == source.text
    recorded = change(source, record_event(source.plan, "Financial Strategy", when("4 July 2017")))
    assert take_out(recorded, "financial strategy", when(None)).text == source.text
    assert take_out(recorded, "financial strategy", when(None), "happened").text == source.text


NEWEST = """
started: 4 July 2017
updates:
  # of May
  - on: 1 May 2017
    # in it
    note: |
      Oldest
      # no comment
  - {on: 4 July 2017, note: Newest}
  - {note: Undated}
completed: yes
"""


@pytest.mark.parametrize(
    ("command", "gone"),
    [
        ("", "  - {on: 4 July 2017, note: Newest}\n"),  # of one day, what stands last
        ("note", "  - {on: 4 July 2017, note: Newest}\n"),
        ("start", "started: 4 July 2017\n"),
        ("complete", "completed: yes\n"),  # what has no day is older, and still the newest of its kind
    ],
)
def test_the_newest_is_that_of_the_last_day_and_then_what_stands_last(
    one: OneOf, when: When, command: str, gone: str
) -> None:
    assert gone in NEWEST
    assert take_out(one(NEWEST), "1.1a", when(None), command).text == one(NEWEST.replace(gone, "")).text


def test_taken_out_one_after_the_other_nothing_is_left_but_the_comments(one: OneOf, when: When) -> None:
    source = one(NEWEST)
    for _ in range(5):
        source = take_out(source, "1.1a", when(None))
    indent = " " * 16
    assert source.text == one("").text.removesuffix("\n") + f"{indent}  # of May\n{indent}    # in it\n"
    assert source.plan
    refused = record_correction(source.plan, "1.1a", when(None), source)
    assert refused == Refusal("Nothing has been recorded of 1.1a.")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_kind_that_was_not_recorded_is_told(one: OneOf, when: When, command: str) -> None:
    source = one("date: TBC")
    assert source.plan
    refused = record_correction(source.plan, "1.1a", when(None), source, command)
    name = "1.1" if command == "reassign" else "1.1a"
    assert refused == Refusal(f"`actionplan {command}` has recorded nothing of {name}.")


def test_a_ref_that_names_nothing_is_told(one: OneOf, when: When) -> None:
    source = one("date: TBC")
    assert source.plan
    with pytest.raises(UnknownName, match=r'no action, output or target "1\.1x"'):
        record_correction(source.plan, "1.1x", when(None), source)


def test_an_output_gives_up_its_reassignment_and_a_target_keeps_it(one: OneOf, when: When) -> None:
    source = one("updates: [{on: 4 July 2017, note: x}]\n")
    assert source.plan
    record: Recording = partial(
        record_reassignment, ref="1.1", when=when("5 July 2017"), to=("Head of Legal",), why="Left"
    )
    recorded = change(source, record(source.plan))
    assert take_out(recorded, "1.1", when(None)).text == source.text
    assert "Head of Legal" in take_out(recorded, "1.1a", when(None)).text
    assert dedent("updates") not in take_out(recorded, "1.1a", when(None)).text
