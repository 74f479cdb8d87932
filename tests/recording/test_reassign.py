"""An output gets another officer from a day on: the lines that it makes, what is said, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from textwrap import dedent

import pytest

from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditedText, edit
from actionplan.recording.event_dates import DateInput
from actionplan.recording.reassign import record_reassignment
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.report import Section
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.due import build_due_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report

WhenOf = Callable[[str], DateInput]
Lines = Callable[[Source, RecordedEvent | Refusal], list[str]]

PLAN = """\
plan: {title: Action Plan, authority: A Council, period: 2017/18}
officers: [{name: Ann, also: [Anne]}, Bob, Cat]
themes:
- theme: Planning
  actions:
  - action: 1
    title: Local Plan
    outputs:
    - output: 1.1
      text: Publish it
      officer: Ann
      targets:
      - {target: a, date: December 2017, measures: [It is published]}
      - {target: b, date: March 2018, measures: [It is adopted]}
    - output: 1.2
      text: Read it
      targets: [{date: March 2018, deleted: {on: 1 June 2017, why: Merged}}]
    - {output: 1.3, text: Map it, officer: Bob, targets: [{date: March 2018}]}
"""
REASSIGNED = "      reassigned:\n      - {to: Bob, on: 1 September 2017, why: Left}\n"
LATER = PLAN.replace("      officer: Ann\n", f"      officer: Ann\n{REASSIGNED}")
FLOW = "{output: 1.3, text: Map it, officer: Bob, targets: [{date: March 2018}]"
TWICE = "The plan has 1.1 more than once. Give each one a different number. "
TWO_LATER = "Cat is responsible for 1.1 with its 2 targets, from 1 July 2017, in place of Ann. "


def read(text: str) -> Source:
    return load(dedent(text).encode())


def require_plan(source: Source) -> Plan:
    assert source.plan
    return source.plan


@pytest.mark.parametrize(
    ("text", "ref", "to", "on", "made", "sentence"),
    [
        (
            PLAN,
            "1.1",
            ["Bob"],
            "1 July 2017",
            ["reassigned:", "- {to: Bob, on: 1 July 2017, why: Left}"],
            "Bob is responsible for 1.1 with its 2 targets, from 1 July 2017, in place of Ann.",
        ),
        (
            PLAN,
            "1.1b",
            ["Bob", "anne"],
            "1 July 2017",
            ["reassigned:", "- {to: [Bob, Ann], on: 1 July 2017, why: Left}"],
            "Bob and Ann are responsible for 1.1 with its 2 targets, from 1 July 2017, in place of Ann.",
        ),
        (
            PLAN,
            "1.1a",
            ["Bob / Cat"],
            "1 July 2017",
            ["reassigned:", "- {to: [Bob, Cat], on: 1 July 2017, why: Left}"],
            "Bob and Cat are responsible for 1.1 with its 2 targets, from 1 July 2017, in place of Ann.",
        ),
        (
            LATER,
            "1.1",
            ["Cat"],
            "1 October 2017",
            ["- {to: Cat, on: 1 October 2017, why: Left}"],
            "Cat is responsible for 1.1 with its 2 targets, from 1 October 2017, in place of Bob.",
        ),
        (
            LATER,
            "1.1",
            ["Cat"],
            "1 July 2017",
            ["- {to: Cat, on: 1 July 2017, why: Left}"],
            f"{TWO_LATER}The later reassignment holds now, to Bob.",
        ),
        (
            PLAN,
            "1.3",
            ["New person"],
            "1 July 2017",
            [f"- {FLOW}, reassigned: [{{to: New person, on: 1 July 2017, why: Left}}]}}"],
            "New person is responsible for 1.3 from 1 July 2017, in place of Bob.",
        ),
    ],
)
def test_the_lines_and_the_sentence(  # noqa: PLR0917 - a column of the table each
    when: WhenOf, lines: Lines, text: str, ref: str, to: list[str], on: str, made: list[str], sentence: str
) -> None:
    source = read(text)
    recorded = record_reassignment(require_plan(source), ref, when(on), to, "Left")
    assert lines(source, recorded) == made
    assert isinstance(recorded, RecordedEvent)
    assert recorded.sentence == sentence


def test_an_earlier_one_goes_above_a_later_one(when: WhenOf) -> None:
    recorded = record_reassignment(require_plan(read(LATER)), "1.1", when("1 July 2017"), ["Cat"], "Left")
    assert isinstance(recorded, RecordedEvent)
    output = next(recorded.plan.iter_outputs()).output
    assert [each.to for each in output.reassigned] == [("Cat",), ("Bob",)]


@pytest.mark.parametrize(
    ("text", "ref", "to", "on", "why", "sentence"),
    [
        (PLAN, "1.1", ["Anne"], "1 July 2017", "Left", "Ann is already responsible for 1.1 on 1 July 2017."),
        (LATER, "1.1", ["Bob"], "1 October 2017", "Left", "Bob is already responsible for 1.1 on 1 October 2017."),
        (PLAN, "1.1", ["Bob"], "1 July 2017", " ", "A reassignment needs a reason. Use --why."),
        (PLAN, "1.1", [" "], "1 July 2017", "Left", "Who is responsible for it now? Use --to."),
        (
            PLAN,
            "1.1",
            ["Bob"],
            "1 July 2018",
            "Left",
            "1 July 2018 is in the future. Record it when it has happened.",
        ),
        (
            PLAN,
            "1.2",
            ["Bob"],
            "1 July 2017",
            "Left",
            "1.2 was taken out of the plan. Nobody is responsible for it any more.",
        ),
        (
            PLAN.replace("output: 1.3", "output: 1.1"),
            "1.1",
            ["Bob"],
            "1 July 2017",
            "Left",
            f"{TWICE}Run `actionplan validate` to see where they are.",
        ),
    ],
)
def test_what_is_refused(  # noqa: PLR0917 - a column of the table each
    when: WhenOf, text: str, ref: str, to: list[str], on: str, why: str, sentence: str
) -> None:
    assert record_reassignment(require_plan(read(text)), ref, when(on), to, why) == Refusal(sentence)


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("1", "1 is an action, which has no officer of its own. Give one of its outputs: 1.1, 1.2 and 1.3."),
        ("1.1c", 'The plan has no action, output or target "1.1c". Did you mean "1.1"?'),
    ],
)
def test_a_ref_that_is_no_output_s(when: WhenOf, ref: str, sentence: str) -> None:
    with pytest.raises(UnknownName) as caught:
        record_reassignment(require_plan(read(PLAN)), ref, when("1 July 2017"), ["Bob"], "Left")
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("day", "officers"),
    [(date(2017, 8, 31), ("Ann",)), (date(2017, 9, 1), ("Bob",)), (date(2018, 3, 31), ("Bob",))],
)
def test_a_report_of_a_day_names_the_officer_of_that_day(day: date, officers: tuple[str, ...]) -> None:
    plan = require_plan(read(LATER))
    output = next(plan.iter_outputs()).output
    assert build_view(plan, day).list_officers(output) == officers
    rows = {row.ref: row for row in build_due_report(plan, day, plan.context.window).rows}
    assert rows["1.1a"].officers == officers


def test_show_tells_it() -> None:
    report = build_show_report(require_plan(read(LATER)), date(2017, 12, 1), "1.1a")
    cells = [cell.text for section in report.sections if section.table for row in section.table.rows for cell in row]
    assert "1 September 2017: reassigned from Ann to Bob: Left" in cells


def list_cells(sections: Iterable[Section], title: str) -> list[list[str]]:
    (section,) = (section for section in sections if section.title == title)
    assert section.table
    return [[cell.text for cell in row] for row in section.table.rows]


MADE = ["1.1", "Ann", "Bob", "1 Sep 2017", "Left", "Publish it"]
"""The output, from whom and to whom, since when and why."""


@pytest.mark.parametrize(("since", "rows"), [(date(2017, 8, 31), [MADE]), (date(2017, 9, 1), [])])
def test_changes_tells_it_once_for_all_targets(since: date, rows: list[list[str]]) -> None:
    plan = require_plan(read(LATER))
    report = build_changes_report(PlanVersion(plan, since), PlanVersion(plan, date(2017, 12, 1)))
    assert [
        row for each in report.sections if each.title == "Reassigned" for row in list_cells([each], each.title)
    ] == rows
    assert [row.ref for row in report.rows if row.section == "reassigned"] == ["1.1a", "1.1b"] * bool(rows)


def test_a_paper_tells_it_and_leaves_the_targets_where_they_are() -> None:
    plan, day = require_plan(read(LATER)), date(2018, 1, 5)
    paper = build_paper(plan, day, PaperRequest(baseline=PlanVersion(plan, date(2017, 8, 31))))
    assert list_cells(paper.sections, "Reassigned") == [MADE]
    assert [(row.section, row.ref) for row in paper.rows][:1] == [("overdue", "1.1a")]


def test_a_change_by_hand_of_who_was_first_is_told() -> None:
    before, after = (require_plan(read(text)) for text in (LATER, LATER.replace("officer: Ann", "officer: Cat")))
    report = build_changes_report(PlanVersion(before, date(2017, 12, 1)), PlanVersion(after, date(2017, 12, 1)))
    words = "reassigned on 1 September 2017: from {} to Bob, Left"
    assert list_cells(report.sections, "Recorded otherwise")[0][2:4] == [words.format("Ann"), words.format("Cat")]


def test_the_new_key_stands_above_the_targets_where_a_reader_finds_it(when: WhenOf) -> None:
    source = read(PLAN)
    recorded = record_reassignment(require_plan(source), "1.1", when("1 July 2017"), ["Bob"], "Left")
    assert isinstance(recorded, RecordedEvent)
    edited = edit(source, recorded.changes)
    assert isinstance(edited, EditedText)
    added = "      reassigned:\n      - {to: Bob, on: 1 July 2017, why: Left}\n"
    assert edited.text == PLAN.replace("      officer: Ann\n", f"      officer: Ann\n{added}")
