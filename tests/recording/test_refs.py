"""Which target a ref is, and which is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_start
from actionplan.recording.result import RecordedEvent, Refusal

PLAN = b"""\
plan: {name: made, title: Action Plan, authority: A Council, period: 2017/18}
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Write it
            targets: [{target: a, date: May 2017}, {target: b, date: June 2017}]
          - {output: 1.2, text: Publish it, targets: [{target: a, date: July 2017}]}
          - {output: 1.3, text: Sell it, targets: [{date: July 2017}]}
          - {output: 1.4, text: Praise it}
      - action: 2
        title: Streets
        outputs:
          - output: 2.1
            text: Sweep
            targets: [{target: a, date: May 2017}, {target: a, date: June 2017}]
          - {output: 2.2, text: Mend, targets: [{date: July 2017}]}
          - {output: 2.2, text: Light, targets: [{date: July 2017}]}
      - action: 3
        title: Trees
        outputs: [{output: 3.1, text: Plant, targets: [{target: a, date: May 2017}]}]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan with targets of every kind of ref, some of them twice."""
    found = load(PLAN).plan
    assert found
    return found


@pytest.mark.parametrize(
    ("ref", "found"),
    [("1.1b", "1.1b"), ("MADE:1.1B", "1.1b"), ("1.2a", "1.2a"), ("1.2", "1.2a"), ("1.3", "1.3"), (" 3.1 ", "3.1a")],
)
def test_a_target_or_the_only_one_of_an_output(
    plan: Plan, when: Callable[[str], DateInput], ref: str, found: str
) -> None:
    made = record_start(plan, ref, when("1 May 2017"))
    assert isinstance(made, RecordedEvent)
    assert made.sentence == f"{found} starts on 1 May 2017."
    assert [line.target.ref for line in made.plan.walk() if line.target.started] == [found]


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("1.1", "1.1 is an output, not a target. Give one of its targets: 1.1a and 1.1b."),
        ("1.4", "1.4 is an output without a target date."),
        ("1", "1 is an action, not a target. Give one of its targets: 1.1a, 1.1b, 1.2a and 1.3."),
        ("3", "3 is an action, not a target. Give one of its targets: 3.1a."),
        ("1.1c", 'The plan has no action, output or target "1.1c". Did you mean "1.1"?'),
        ("jsp:1.1a", 'The plan has no action, output or target "jsp:1.1a".'),
    ],
)
def test_what_is_no_target(plan: Plan, when: Callable[[str], DateInput], ref: str, sentence: str) -> None:
    with pytest.raises(UnknownName) as told:
        record_start(plan, ref, when("1 May 2017"))
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    ("letters", "refs"),
    [
        ("abcdefg", "1.1a, 1.1b, 1.1c, 1.1d, 1.1e, 1.1f and 1.1g"),
        ("abcdefgh", "1.1a, 1.1b, 1.1c, 1.1d, 1.1e, 1.1f and more"),
    ],
)
def test_a_sentence_names_seven_targets_at_most(when: Callable[[str], DateInput], letters: str, refs: str) -> None:
    targets = ", ".join(f"{{target: {letter}, date: May 2017}}" for letter in letters)
    before, _, after = PLAN.decode().partition("[{target: a, date: May 2017}, {target: b, date: June 2017}]")
    plan = load(f"{before}[{targets}]{after}".encode()).plan
    assert plan
    with pytest.raises(UnknownName, match=f"Give one of its targets: {refs}[.]"):
        record_start(plan, "1.1", when("1 May 2017"))


@pytest.mark.parametrize("ref", ["2.1a", "2.2"])
def test_a_ref_that_stands_twice_is_never_guessed(plan: Plan, when: Callable[[str], DateInput], ref: str) -> None:
    made = record_start(plan, ref, when("1 May 2017"))
    assert isinstance(made, Refusal)
    assert made.sentence.startswith(f"The plan has {ref} more than once")
