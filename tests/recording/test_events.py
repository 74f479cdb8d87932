"""Events that dates wait for, and happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.evaluation.registry import UnknownName
from actionplan.planfile import Source, load
from actionplan.recording.event import record_event
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal

OneOf = Callable[[str], Source]


@pytest.mark.parametrize(
    ("target", "waited"),
    [
        ("date: Summer 2017", ""),
        ("date: In line with Financial Strategy\nwaits_for: Financial Strategy", ""),
        (
            "date: Following the Financial Strategy\nwaits_for: financial strategy",
            " 1.1a waits for it, and needs a date now. Use `actionplan revise`.",
        ),
    ],
)
def test_an_event_happens_and_what_waited_for_it_is_told(
    one: OneOf,
    when: Callable[[str], DateInput],
    lines: Callable[[Source, RecordedEvent | Refusal], list[str]],
    target: str,
    waited: str,
) -> None:
    source = one(target)
    assert source.plan
    made = record_event(source.plan, "financial  STRATEGY", when("Nov 2017"))
    assert lines(source, made) == ["happened: Nov 2017"]
    assert isinstance(made, RecordedEvent)
    assert made.sentence == f"Financial Strategy happens on 30 November 2017 (Nov 2017).{waited}"


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        ("Local Plan", "5 July 2017", "Local Plan has already happened on 4 July 2017."),
        ("Financial Strategy", "February 2018", "28 February 2018 is in the future. Record it when it has happened."),
    ],
)
def test_what_makes_no_sense_is_refused(
    one: OneOf, when: Callable[[str], DateInput], name: str, words: str, sentence: str
) -> None:
    plan = one("date: Summer 2017").plan
    assert plan
    assert record_event(plan, name, when(words)) == Refusal(sentence)


def test_an_event_that_the_plan_does_not_have(one: OneOf, when: Callable[[str], DateInput]) -> None:
    plan = one("date: Summer 2017").plan
    assert plan
    with pytest.raises(UnknownName, match='Did you mean "Financial Strategy"'):
        record_event(plan, "Finance Strategy", when("4 July 2017"))


def test_an_event_that_stands_twice_is_never_guessed(when: Callable[[str], DateInput]) -> None:
    twice = b"plan: {title: A, authority: B, period: 2017/18}\nevents: [{event: Budget}, {event: budget}]\n"
    plan = load(twice).plan
    assert plan
    made = record_event(plan, "Budget", when("4 July 2017"))
    assert made == Refusal('The plan has the event "Budget" more than once. Remove all but one.')
