"""Events that dates wait for, and happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.questions.names import UnknownName
from actionplan.recording.happen import happened
from actionplan.recording.made import Recorded, Refusal
from actionplan.recording.phrases import When
from actionplan.source import Source, load

OneOf = Callable[[str], Source]


@pytest.mark.parametrize(
    ("target", "waited"),
    [
        ("date: Summer 2017", ""),
        ("date: In line with Financial Strategy\nwaits_for: Financial Strategy", ""),
        (
            "date: Following the Financial Strategy\nwaits_for: financial strategy",
            " 1.1a waited for it, and wants a date: `actionplan revise`.",
        ),
    ],
)
def test_an_event_happens_and_what_waited_for_it_is_told(
    one: OneOf,
    when: Callable[[str], When],
    lines: Callable[[Source, Recorded | Refusal], list[str]],
    target: str,
    waited: str,
) -> None:
    source = one(target)
    assert source.plan
    made = happened(source.plan, "financial  STRATEGY", when("Nov 2017"))
    assert lines(source, made) == ["happened: Nov 2017"]
    assert isinstance(made, Recorded)
    assert made.sentence == f"Financial Strategy happened on 30 November 2017 (Nov 2017).{waited}"


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        ("Local Plan", "5 July 2017", "Local Plan has happened already on 4 July 2017."),
        ("Financial Strategy", "February 2018", "28 February 2018 has not come yet. Record it once it has happened."),
    ],
)
def test_what_makes_no_sense_is_refused(
    one: OneOf, when: Callable[[str], When], name: str, words: str, sentence: str
) -> None:
    plan = one("date: Summer 2017").plan
    assert plan
    assert happened(plan, name, when(words)) == Refusal(sentence)


def test_an_event_that_the_plan_does_not_have(one: OneOf, when: Callable[[str], When]) -> None:
    plan = one("date: Summer 2017").plan
    assert plan
    with pytest.raises(UnknownName, match='The nearest is "Financial Strategy"'):
        happened(plan, "Finance Strategy", when("4 July 2017"))


def test_an_event_that_stands_twice_is_never_guessed(when: Callable[[str], When]) -> None:
    twice = b"plan: {title: A, authority: B, period: 2017/18}\nevents: [{event: Budget}, {event: budget}]\n"
    plan = load(twice).plan
    assert plan
    made = happened(plan, "Budget", when("4 July 2017"))
    assert made == Refusal('"Budget" stands among the events more than once. Leave one of them.')
