"""A step on the way to a target is recorded as done: by its number, or by its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actionplan.evaluation.registry import UnknownName
from actionplan.planfile import Source, load
from actionplan.recording.complete import CompletionWords, record_completion
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal

When = Callable[[str], DateInput]
Lines = Callable[[Source, RecordedEvent], list[str]]

PLAN = """\
plan: {title: Plan, authority: A Council, period: 2017/18}
themes:
  - theme: Housing
    actions:
      - action: 1
        title: Strategy
        outputs:
          - output: 1.1
            text: Homelessness strategy
            officer: Head of Housing
            targets:
              - date: March 2018
                measures: [Adopted]
"""
STEPS = """\
                steps:
                  - {step: Draft, date: June 2017}
                  - Print copies
                  - step: Print posters
                    date: Q3
                  - {step: Post, done: 3 July 2017}
                  - {step: Call, done: yes}
"""


def record(when: DateInput, text: str = PLAN + STEPS, **words: Any) -> tuple[Source, RecordedEvent | Refusal]:
    source = load(text.encode())
    assert source.plan
    on = when._replace(words=None) if words.get("is_day_unknown") else when
    return source, record_completion(source.plan, "1.1", on, CompletionWords(**words))


@pytest.mark.parametrize(
    ("words", "line", "sentence"),
    [
        ({"step": "1"}, "- {step: Draft, date: June 2017, done: 4 July 2017}", 'Step 1 of 1.1 ("Draft") was done on 4'),
        ({"step": "draft"}, "- {step: Draft, date: June 2017, done: 4 July 2017}", "2 steps are left."),
        ({"step": "COPIES"}, "done: 4 July 2017", 'Step 2 of 1.1 ("Print copies")'),
        ({"step": "posters"}, "done: 4 July 2017", "The status of 1.1 stays as it is."),
        (
            {"step": "1", "is_day_unknown": True},
            "- {step: Draft, date: June 2017, done: yes}",
            "a day that nobody knows",
        ),
    ],
)
def test_a_step_is_recorded(when: When, lines: Lines, words: dict[str, Any], line: str, sentence: str) -> None:
    source, made = record(when("4 July 2017"), **words)
    assert isinstance(made, RecordedEvent), made
    assert line in lines(source, made)
    assert sentence in made.sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"step": "print"}, '"print" is in several steps of 1.1. Use the number of one of them: 2, 3.'),
        ({"step": "post"}, '"Post" of 1.1 was done already on 3 July 2017.'),
        ({"step": "5"}, '"Call" of 1.1 was done already. If that is wrong'),
        ({"step": "1", "occurrence": "Q1"}, "Leave out --for and --note"),
        ({"step": "1", "note": "N"}, "Leave out --for and --note"),
    ],
)
def test_a_step_is_refused(when: When, words: dict[str, Any], sentence: str) -> None:
    _, made = record(when("4 July 2017"), **words)
    assert isinstance(made, Refusal)
    assert sentence in made.sentence


def test_a_target_without_steps_says_where_to_write_them(when: When) -> None:
    _, made = record(when("4 July 2017"), PLAN, step="1")
    assert isinstance(made, Refusal)
    assert 'Write them under "steps"' in made.sentence


@pytest.mark.parametrize("step", ["6", "0", "Bind"])
def test_a_step_that_is_not_there_is_unknown(when: When, step: str) -> None:
    with pytest.raises(UnknownName, match=r'1\.1 has no step ".*"\. Use a number from 1 to 5'):
        record(when("4 July 2017"), step=step)
