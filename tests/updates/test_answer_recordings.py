"""Whatever is typed into the cells of a row, each answer is recorded, known already, or told as a trouble."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.recording.batch import try_recording
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.updates.answer_recordings import interpret_figure_answers, interpret_target_answers
from actionplan.updates.officer_request import RequestRow
from actionplan.updates.request_layout import FIGURE_COLUMNS, FIGURES_SHEET, TARGET_COLUMNS, TARGETS_SHEET
from actionplan.updates.returned_request import AnsweredRow, CellAnswer
from actionplan.updates.target_fingerprint import TargetFingerprint

PLAN = """
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Homes
        outputs:
          - output: 1.1
            text: Build
            officer: Head of Housing
            targets: [{date: Summer 2017, measures: [{text: Homes built, target: at least 40}]}]
"""
WHEN = DateInput("30 June 2017", date(2017, 7, 20))
TO_FILL = {TARGETS_SHEET: TARGET_COLUMNS, FIGURES_SHEET: FIGURE_COLUMNS}
DONE_WORDS, RAG_WORDS = ["yes", "No", "partly", "x"], ["red", "A", "blue"]
DATE_WORDS, OTHER_WORDS = ["4 June 2017", "June 2017", "1 May 2099", "Autumn 2017"], ["12", "95%", "soon", "- a: b"]
TEXTS = st.sampled_from([*DONE_WORDS, *RAG_WORDS, *DATE_WORDS, *OTHER_WORDS])


def make_row(sheet: str, answers: dict[str, str]) -> AnsweredRow:
    """A row of the small plan's target, or of its measure."""
    number = "1" if sheet == FIGURES_SHEET else ""
    row = RequestRow(sheet, "1.1", number, "", TargetFingerprint("Summer 2017", "open", "0"), {})
    columns = {column.key: column for column in TO_FILL[sheet]}
    return AnsweredRow(row, {key: CellAnswer(text, f"{sheet} A7", columns[key]) for key, text in answers.items()})


@st.composite
def rows(draw: st.DrawFn) -> AnsweredRow:
    sheet = draw(st.sampled_from(sorted(TO_FILL)))
    keys = [column.key for column in TO_FILL[sheet] if not column.is_given]
    return make_row(sheet, draw(st.dictionaries(st.sampled_from(keys), TEXTS)))


@given(rows())
def test_no_answer_is_lost_and_none_is_recorded_twice(row: AnsweredRow) -> None:
    plan = read_plan()
    first = take_in(row, plan)
    covered = {key for keys, _ in first[1] for key in keys}
    assert set(row.answers) <= covered
    recorded, troubles = first[0], [key for keys, trouble in first[1] if trouble for key in keys]
    again = take_in(row, recorded)
    assert again[0] == recorded
    assert [key for keys, trouble in again[1] if trouble for key in keys] == troubles


def take_in(row: AnsweredRow, plan: Plan) -> tuple[Plan, list[tuple[tuple[str, ...], str]]]:
    """Take a row into a plan: the plan afterwards, and the keys of what was done with the trouble of each, if any."""
    outcomes = []
    target = next(iter(plan.iter_targets()))
    interpret = interpret_figure_answers if row.row.sheet == FIGURES_SHEET else interpret_target_answers
    for outcome in interpret(row, target, plan, WHEN):
        made = try_recording(plan, outcome.recording) if outcome.recording else None
        if isinstance(made, RecordedEvent):
            plan = made.plan
        trouble = made.sentence if isinstance(made, Refusal) else outcome.trouble
        outcomes.append((outcome.keys, trouble))
    return plan, outcomes


def read_plan() -> Plan:

    plan = load(f"plan: {{title: T, authority: A, period: 2017/18}}\n{PLAN}".encode()).plan
    assert plan
    return plan


@pytest.mark.parametrize(
    ("answers", "recorded"),
    [
        ({"done": "✓", "done_on": "4 June 2017"}, ["1.1 is complete, on 4 June 2017."]),
        ({"done": "Y", "done_on": "04/06/2017"}, ["1.1 is complete, on 4 June 2017."]),
        ({"done": "no"}, []),
        ({"done": "partly"}, ["1.1 has a note of 30 June 2017."]),
        ({"rag": "R"}, ["1.1 is red on 30 June 2017."]),
        ({"rag": "green", "note": "Well"}, ["1.1 is green on 30 June 2017, with a note."]),
        ({"reason": "Rain"}, ["1.1 has a note of 30 June 2017."]),
    ],
)
def test_what_an_answer_becomes(answers: dict[str, str], recorded: list[str]) -> None:
    plan, said = read_plan(), []
    for outcome in interpret_target_answers(make_row(TARGETS_SHEET, answers), next(plan.iter_targets()), plan, WHEN):
        assert not outcome.trouble
        made = try_recording(plan, outcome.recording) if outcome.recording else None
        said += [made.sentence] if made else []
    assert said == recorded
