"""What a decision makes of a joint plan's lines, whose it is taken for, and what is asked where that is not plain."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent, indent
from typing import NamedTuple

import pytest

from actionplan.planfile import Source, load
from actionplan.recording.complete import record_completion
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal

Lines = Callable[[Source, RecordedEvent | Refusal], list[str]]
Days = Callable[[str], DateInput]

HEAD = """\
plan: {name: jsp, title: Joint Plan, authority: The partnership, period: 2017/18}
parties:
  - {party: Dacorum Borough Council, also: [Dacorum]}
  - {party: Watford Borough Council, also: [Watford], decides_by: [Cabinet, Full Council]}
  - {party: St Albans, decides_by: [Cabinet]}
  - {party: Hertfordshire County Council, role: supports}
bodies: [{name: Members' Group, also: [Group]}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Joint Plan
        outputs:
          - output: 1.1
            text: Agree it
            officer: Head of Planning
            targets:
              - date: March 2018
                measures: [It is agreed]
                decisions:
"""

EACH = "- each party"
TERSE = "- Dacorum\n- Members' Group"
APPROVED = Resolution("approved")
GIVEN = "decided: [{on: 4 July 2017, outcome: approved}]"


class Given(NamedTuple):
    """The decisions of a target, who approved, the lines that this makes and what is said of it."""

    decisions: str
    who: Decider
    written: list[str]
    said: str


def joint(decisions: str) -> Source:
    """A joint plan whose target asks those decisions."""
    return load((HEAD + indent(dedent(decisions).strip("\n"), " " * 18) + "\n").encode())


def decide(source: Source, when: DateInput, who: Decider, resolved: Resolution = APPROVED) -> RecordedEvent | Refusal:
    assert source.plan
    return record_decision(source.plan, "1.1", when, who, resolved)


@pytest.mark.parametrize(
    "given",
    [
        # One of each party has an item of its own from now on.
        Given(
            EACH, Decider(party="dacorum"),
            ["- party: Dacorum Borough Council", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            (
                "Dacorum Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Watford Borough Council and St Albans."
            ),
        ),
        Given(
            "- party: Watford\n- party: St Albans", Decider("Full Council"),
            ["decided:", "- {on: 4 July 2017, outcome: approved}"],
            "Full Council of Watford Borough Council on 1.1, on 4 July 2017: approved. It still waits for St Albans.",
        ),
        # Without a body it is the party's last word; and a party that names no bodies may decide by any.
        Given(
            EACH, Decider(party="Watford"),
            ["- party: Watford Borough Council", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            (
                "Full Council of Watford Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Dacorum Borough Council and St Albans."
            ),
        ),
        Given(
            "- {party: St Albans, body: Group}\n- each party", Decider("group", "Dacorum"),
            [
                "- party: Dacorum Borough Council", "body: Members' Group", "decided:",
                "- {on: 4 July 2017, outcome: approved}",
            ],
            (
                "Members' Group of Dacorum Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for St Albans and Watford Borough Council."
            ),
        ),
        Given(
            EACH, Decider("group", "Dacorum"),
            [
                "- party: Dacorum Borough Council", "body: Members' Group", "decided:",
                "- {on: 4 July 2017, outcome: approved}",
            ],
            (
                "Members' Group of Dacorum Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Watford Borough Council and St Albans."
            ),
        ),
        Given(
            EACH, Decider("cabinet", "Watford"),
            ["- party: Watford Borough Council", "body: Cabinet", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            (
                "Cabinet of Watford Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Dacorum Borough Council, Watford Borough Council and St Albans."
            ),
        ),
        Given(
            EACH, Decider("cabinet of Watford Borough Council"),
            ["- party: Watford Borough Council", "body: Cabinet", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            (
                "Cabinet of Watford Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Dacorum Borough Council, Watford Borough Council and St Albans."
            ),
        ),
        Given(
            f"- each party\n- {{party: Watford, body: Cabinet, {GIVEN}}}", Decider(party="Watford"),
            ["- party: Watford Borough Council", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            (
                "Full Council of Watford Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Dacorum Borough Council and St Albans."
            ),
        ),
        Given(
            EACH, Decider(party="St Albans"),
            ["- {party: St Albans, decided: [{on: 4 July 2017, outcome: approved}]}"],
            (
                "Cabinet of St Albans on 1.1, on 4 July 2017: approved. "
                "It still waits for Dacorum Borough Council and Watford Borough Council."
            ),
        ),
        # An item that is there takes it, be it text or keys.
        Given(
            "- each party\n- party: Dacorum\n  planned: June 2017", Decider("Dacorum"),
            ["decided:", "- {on: 4 July 2017, outcome: approved}"],
            (
                "Dacorum Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Watford Borough Council and St Albans."
            ),
        ),
        Given(
            TERSE, Decider("Group"),
            ["- body: Members' Group", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            "Members' Group on 1.1, on 4 July 2017: approved. It still waits for Dacorum Borough Council.",
        ),
        Given(
            TERSE, Decider(party="Dacorum Borough Council"),
            ["- body: Dacorum", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            "Dacorum Borough Council on 1.1, on 4 July 2017: approved. It still waits for Members' Group.",
        ),
        Given(
            "- Dacorum", Decider("Dacorum"),
            ["- body: Dacorum", "decided:", "- {on: 4 July 2017, outcome: approved}"],
            (
                "Dacorum Borough Council on 1.1, on 4 July 2017: approved. "
                "That is the last decision, so it is complete from 4 July 2017."
            ),
        ),
    ],
)  # fmt: skip
def test_a_decision_is_written_where_it_belongs(when: Days, lines: Lines, given: Given) -> None:
    source = joint(given.decisions)
    made = decide(source, when("4 July 2017"), given.who)
    assert lines(source, made) == given.written
    assert isinstance(made, RecordedEvent)
    assert made.sentence == given.said


@pytest.mark.parametrize(
    ("resolved", "written", "said"),
    [
        (
            Resolution("deferred", to="January 2018"),
            "- {on: 4 July 2017, outcome: deferred, to: January 2018}",
            "deferred to January 2018. It still waits for Dacorum Borough Council.",
        ),
        (
            Resolution("Approved", "C/17", conditions=("Paid for, by all", " ", "A review")),
            '- {on: 4 July 2017, outcome: approved, conditions: ["Paid for, by all", A review], minute: C/17}',
            "approved. That is the last decision, so it is complete from 4 July 2017.",
        ),
        (
            Resolution("refused"),
            "- {on: 4 July 2017, outcome: refused}",
            "refused. 1.1 does not go ahead unless they decide again.",
        ),
    ],
)
def test_what_was_resolved_is_written_with_all_that_belongs_to_it(
    when: Days, lines: Lines, resolved: Resolution, written: str, said: str
) -> None:
    source = joint("- party: Dacorum")
    made = decide(source, when("4 July 2017"), Decider(party="Dacorum"), resolved)
    assert lines(source, made) == ["decided:", written]
    assert isinstance(made, RecordedEvent)
    assert made.sentence == f"Dacorum Borough Council on 1.1, on 4 July 2017: {said}"


@pytest.mark.parametrize(
    ("decisions", "who", "resolved", "said"),
    [
        (
            # Dacorum names no bodies, and may have a council too.
            EACH, Decider("Full Council"), APPROVED,
            (
                "Which party's Full Council? 1.1 needs decisions from Dacorum Borough Council, "
                "Watford Borough Council and St Albans. "
                "Use --party."
            ),
        ),
        (
            EACH, Decider("Cabinet"), APPROVED,
            (
                "Which party's Cabinet? 1.1 needs decisions from Dacorum Borough Council, "
                "Watford Borough Council and St Albans. "
                "Use --party."
            ),
        ),
        (
            # The cabinet of Watford has decided: the next cabinet is no more plain for that.
            f"- {{party: Watford}}\n- {{party: St Albans}}\n- {{party: Watford, body: Cabinet, {GIVEN}}}",
            Decider("Cabinet"), APPROVED,
            "Which party's Cabinet? 1.1 needs decisions from Watford Borough Council and St Albans. Use --party.",
        ),
        (
            TERSE, Decider("Group", "Dacorum"), APPROVED,
            (
                "1.1 does not need a decision from Members' Group of Dacorum Borough Council. "
                "It needs one from Dacorum Borough Council and Members' Group."
            ),
        ),
        (
            # A party that decides by bodies of its own has no other, though another party may.
            EACH, Decider("Group", "Watford"), APPROVED,
            (
                "1.1 does not need a decision from Members' Group of Watford Borough Council. "
                "It needs one from Dacorum Borough Council, Cabinet of Watford Borough Council, "
                "Full Council of Watford Borough Council and Cabinet of St Albans."
            ),
        ),
        (
            TERSE, Decider(party="Dacrum"), APPROVED,
            (
                '1.1 does not need a decision from Dacrum. Did you mean "Dacorum Borough Council"? '
                "It needs one from Dacorum Borough Council and Members' Group."
            ),
        ),
        (
            TERSE, Decider("Member Group"), APPROVED,
            (
                '1.1 does not need a decision from Member Group. Did you mean "Members\' Group"? '
                "It needs one from Dacorum Borough Council and Members' Group."
            ),
        ),
        (
            "- Watford", Decider("Cabnet", "Watford"), APPROVED,
            (
                '1.1 does not need a decision from Cabnet of Watford Borough Council. Did you mean "Cabinet"? '
                "It needs one from Cabinet of Watford Borough Council and Full Council of Watford Borough Council."
            ),
        ),
        (
            "- Watford", Decider("Ful Council"), APPROVED,
            (
                '1.1 does not need a decision from Ful Council. Did you mean "Full Council"? '
                "It needs one from Cabinet of Watford Borough Council and Full Council of Watford Borough Council."
            ),
        ),
        (
            TERSE, Decider(party="Hertfordshire"), APPROVED,
            (
                "1.1 does not need a decision from Hertfordshire. "
                'Did you mean "Hertfordshire County Council", which supports the plan? '
                "It needs one from Dacorum Borough Council and Members' Group."
            ),
        ),
        (
            TERSE, Decider(party="Hertfordshire County Council"), APPROVED,
            (
                "1.1 does not need a decision from Hertfordshire County Council, which supports the plan. "
                "It needs one from Dacorum Borough Council and Members' Group."
            ),
        ),
        (
            TERSE, Decider(party="Each party"), APPROVED,
            (
                "Each party decides for itself. 1.1 needs decisions from Dacorum Borough Council and Members' Group. "
                "Use --party to say which one this is."
            ),
        ),
        (
            f"- {{party: Dacorum, {GIVEN}}}", Decider(party="Dacorum"), APPROVED,
            "Dacorum Borough Council has already decided 1.1: approved, on 4 July 2017.",
        ),
        (
            EACH, Decider(party="Dacorum"), Resolution("approved", to="May 2018"),
            "Leave out --to: it gives the new date of a deferral, and this was approved.",
        ),
        (
            EACH, Decider(party="Dacorum"), Resolution("deferred", to="June 2017"),
            '--to "June 2017" is not after 4 July 2017, the day of the deferral.',
        ),
        (
            EACH, Decider(party="Dacorum"), Resolution("deferred", to="Sumer 2017"),
            '--to "Sumer 2017" cannot be read as a date. Did you mean "Summer 2017"?',
        ),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_asked(when: Days, decisions: str, who: Decider, resolved: Resolution, said: str) -> None:
    refusal = decide(joint(decisions), when("4 July 2017"), who, resolved)
    assert isinstance(refusal, Refusal)
    assert refusal.sentence == said


@pytest.mark.parametrize(
    ("decisions", "option"),
    [
        (EACH, '--party "Dacorum Borough Council"'),
        ("- {party: Watford}", '--party "Watford Borough Council" --body "Full Council"'),
        ("- Group", '--body "Members\' Group"'),
    ],
)
def test_what_waits_for_a_party_is_not_complete_and_says_how_that_is_recorded(
    when: Days, decisions: str, option: str
) -> None:
    plan = joint(decisions).plan
    assert plan
    made = record_completion(plan, "1.1", when("4 July 2017"))
    assert isinstance(made, Refusal)
    command = f'actionplan decide 1.1 {option} --outcome approved --on "4 July 2017"'
    assert made.sentence.endswith(f"Record the decision: {command}")
