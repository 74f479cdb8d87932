"""Whatever a target is and whatever happens to it: it is refused, or the file says it and is none the worse for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from actionplan.checks.runner import check_source
from actionplan.cli.io.journal import Journal, build_entry, encode_journal, parse_journal
from actionplan.dates import format_day
from actionplan.model.outcome_words import OUTCOMES
from actionplan.model.plan import RAG_RATINGS, Plan
from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditedText, edit
from actionplan.recording.complete import CompletionWords, record_completion
from actionplan.recording.correction import record_correction
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_deletion, record_resumption, record_start, record_suspension
from actionplan.recording.measurement import Measurement, record_measurement
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.revise import RevisionRequest, record_revision

Event = Callable[[Plan, str, DateInput], RecordedEvent | Refusal]

TODAY = date(2018, 3, 31)
DAYS = st.integers(0, 364).map(lambda number: format_day(date(2017, 4, 1) + timedelta(number)))
DATES = st.sampled_from(
    ["Summer 2017", "Q3 2017/18", "Quarterly", "June 2017 and September 2017", "Monthly", "Ongoing", "TBC", "Sumer", ""]
)
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).filter(str.strip)


def _maybe(key: str, value: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), value.map(lambda made: f"{key}: {made}"))


_GIVEN = st.builds("decided: [{{on: {}, outcome: approved}}]".format, DAYS)
DECISIONS = st.lists(
    st.one_of(
        st.just("each party"),
        st.just("Executive"),
        st.just("Watford"),
        st.builds("{{body: Executive, {}}}".format, _GIVEN),
        st.builds("{{party: WBC, body: Cabinet, {}}}".format, _GIVEN),
        st.builds("{{party: Dacorum, after: each party, planned: {}}}".format, DAYS),
    ),
    min_size=1,
    max_size=3,
).map(lambda items: f"[{', '.join(items)}]")
DECIDERS = st.sampled_from(
    [Decider("executive"), Decider("Cabinet"), Decider(party="dacorum"), Decider("Full Council", "WBC")]
)

MEASURES = st.sampled_from(
    [
        "[Agreed]",
        "[{text: Homes built}, Agreed]",
        "[{text: Homes built, target: at least 4, actuals: [{on: 4 July 2017, value: 3}]}]",
    ]
)
TARGETS = st.tuples(
    DATES.map("date: {!r}".format),
    _maybe("started", DAYS),
    _maybe("completed", DAYS),
    _maybe("revised", st.builds("[{{to: {}, on: {}, why: Late}}]".format, st.just("Winter 2017"), DAYS)),
    _maybe("suspended", st.builds("[{{on: {}, why: Late}}]".format, DAYS)),
    _maybe("deleted", st.builds("{{on: {}, why: Late}}".format, DAYS)),
    _maybe("decisions", DECISIONS),
    _maybe("measures", MEASURES),
).map(lambda lines: [line for line in lines if line])

FIGURES = st.sampled_from(["66", "95%", "£1,204", "2.5 days", "many"])
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.just(record_start),
    st.just(record_resumption),
    st.builds(lambda why: lambda plan, ref, on: record_suspension(plan, ref, on, why), WORDS),
    st.builds(lambda why: lambda plan, ref, on: record_deletion(plan, ref, on, why), WORDS),
    st.builds(
        lambda words, rag: lambda plan, ref, on: record_note(plan, ref, Commentary(words, rag), on),
        WORDS,
        st.sampled_from(RAG_RATINGS),
    ),
    st.builds(
        lambda which, note: lambda plan, ref, on: record_completion(plan, ref, on, CompletionWords(which, note)),
        DATES,
        WORDS,
    ),
    st.builds(
        lambda value, note: lambda plan, ref, on: record_measurement(plan, ref, on, Measurement(value, note, "1")),
        FIGURES,
        WORDS,
    ),
    st.builds(
        lambda to, why, proposed: (
            lambda plan, ref, on: record_revision(plan, ref, on, RevisionRequest(to, why, is_proposed=proposed))
        ),
        DATES.filter(bool),
        WORDS,
        st.booleans(),
    ),
    st.builds(
        lambda outcome, who, to: lambda plan, ref, on: record_decision(plan, ref, on, who, Resolution(outcome, to=to)),
        st.sampled_from(OUTCOMES),
        DECIDERS,
        st.one_of(st.just(""), DATES),
    ),
)


def _source(lines: list[str]) -> Source:
    parties = (
        "parties: [Dacorum, {party: Watford, also: [WBC], decides_by: [Cabinet, Full Council]}]\nbodies: [Executive]"
    )
    head = f"plan: {{title: A, authority: B, period: 2017/18}}\n{parties}\nthemes: [{{theme: C, actions: [\n"
    target = ", ".join(lines)
    outputs = f"{{output: 1.1, text: E, officer: F, targets: [{{target: a, {target}}}]}}"
    return load(f"{head}  {{action: 1, title: D, outputs: [{outputs}]}}]}}]\n".encode())


def _put_in(source: Source, made: RecordedEvent) -> Source:
    edited = edit(source, made.changes)
    assert isinstance(edited, EditedText)
    after = load((source.byte_order_mark + edited.text).encode())
    assert after.plan == made.plan
    return after


def _errors(source: Source) -> int:
    return sum(each.severity == "error" for each in check_source(source, TODAY))


@given(TARGETS, EVENTS, DAYS)
def test_what_is_recorded_is_what_the_file_then_says_and_no_error_in_it(
    lines: list[str], event: Event, day: str
) -> None:
    source = _source(lines)
    assert source.plan
    made = event(source.plan, "1.1a", DateInput(day, TODAY))
    if isinstance(made, Refusal):
        assert re.search(r'[.?]$|approved( --on "[^"]+")?$|(resume|complete) 1\.1a$', made.sentence), made.sentence
        return
    edited = edit(source, made.changes)
    assert isinstance(edited, EditedText)
    after = load(edited.text.encode())
    assert after.plan == made.plan
    assert _errors(after) <= _errors(source)


LAYOUTS = st.sampled_from([("", "\n"), ("\ufeff", "\n"), ("", "\r\n")])


@given(TARGETS, st.lists(st.tuples(EVENTS, DAYS), min_size=1, max_size=5), LAYOUTS)
def test_what_was_recorded_in_turn_is_taken_back_to_the_first_byte(
    lines: list[str], events: list[tuple[Event, str]], layout: tuple[str, str]
) -> None:
    mark, line_break = layout
    source = load((mark + _source(lines).text.replace("\n", line_break)).encode())
    texts, journal = [source.byte_order_mark + source.text], Journal("plan.yaml")
    for event, day in events:
        assert source.plan
        made = event(source.plan, "1.1a", DateInput(day, TODAY))
        if isinstance(made, RecordedEvent):
            source = _put_in(source, made)
            texts.append(source.byte_order_mark + source.text)
            journal = journal.add(build_entry(texts[-2], texts[-1], day, (made.sentence,)))
    journal = parse_journal(encode_journal(journal), "plan.yaml")
    while len(texts) > 1:
        text = texts.pop()
        entry = journal.find_last(text)
        assert entry
        assert entry.restore(text) == texts[-1]
        assert entry.restore(f"{text} ") is None
        journal = journal.drop_from(entry)
    assert journal.find_last(texts[0]) is None


@given(TARGETS, st.lists(st.tuples(EVENTS, DAYS), max_size=3))
def test_one_thing_after_the_other_is_taken_out_until_nothing_was_recorded(
    lines: list[str], events: list[tuple[Event, str]]
) -> None:
    source = _source(lines)
    for event, day in events:
        assert source.plan
        made = event(source.plan, "1.1a", DateInput(day, TODAY))
        source = _put_in(source, made) if isinstance(made, RecordedEvent) else source
    while True:
        assert source.plan
        made = record_correction(source.plan, "1.1a", DateInput(None, TODAY), source)
        if isinstance(made, Refusal):
            break
        assert made.plan != source.plan
        source = _put_in(source, made)
    assert made.sentence == "Nothing has been recorded of 1.1a."
    (target,) = source.plan.iter_targets()
    assert not any((target.started, target.completed, target.updates, target.revised, target.proposed))
    assert not any((target.suspended, target.deleted, *(decision.decided for decision in target.decisions)))
    assert not any(measure.actuals for measure in target.measures)
