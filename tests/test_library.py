"""The library answers as the commands do, and says what is wrong by its own errors."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import actionplan

ROOT = Path(__file__).resolve().parent.parent
PLAN = """
plan: {title: Corporate Plan, authority: Northbank, period: 2017/18}
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Build homes
        outputs:
          - output: 1.1
            text: New homes
            officer: Head of Housing
            targets:
              - {date: Summer 2017, measures: [Started]}
              - {date: March 2018, measures: [Finished]}
"""


@pytest.fixture
def plan(tmp_path: Path) -> actionplan.PlanFile:
    return load_text(tmp_path, PLAN)


def load_text(folder: Path, text: str) -> actionplan.PlanFile:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return actionplan.load(folder / "plan.yaml")


def test_the_examples_of_the_manual_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
    assert (failed, tried > 8) == (0, True)


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (["due", "--month", "2017-09"], lambda plan: actionplan.due(plan, month="2017-09", as_at=date(2017, 9, 15))),
        (["due", "--in", "Q3 2017/18"], lambda plan: actionplan.due(plan, period="Q3 2017/18", as_at="15 Sept 2017")),
        (["due"], lambda plan: actionplan.due(plan, as_at=date(2017, 9, 15))),
        (["overdue"], lambda plan: actionplan.overdue(plan, as_at=date(2017, 9, 15))),
        (
            ["by-officer", "Chief Executive", "--action", "6"],
            lambda plan: actionplan.by_officer(
                plan, ["Chief Executive"], as_at="15 September 2017", where=actionplan.Filter(actions=("6",))
            ),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_answer_is_that_of_the_command(command: list[str], answer: object) -> None:
    path = ROOT / "plan.yaml"
    options = ["-p", str(path), "--as-at", "15 September 2017", "--format", "json"]
    printed = subprocess.run(  # noqa: S603 - as a person would start it
        [sys.executable, "-m", "actionplan", *command, *options], capture_output=True, check=True
    )
    assert answer(actionplan.load(path)).to_json() == printed.stdout.decode()  # type: ignore[operator]


@pytest.mark.parametrize("month", ["2017-09", "September 2017", " 2017-09 ", date(2017, 9, 1), date(2017, 9, 30)])
def test_a_month_is_given_in_words_or_by_any_of_its_days(plan: actionplan.PlanFile, month: str | date) -> None:
    assert actionplan.due(plan, month=month).report.period == (date(2017, 9, 1), date(2017, 9, 30))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (lambda plan: actionplan.due(plan, month="Q3 2017/18"), '"Q3 2017/18" is not one month'),
        (lambda plan: actionplan.due(plan, month="2017-13"), '"2017-13"'),
        (lambda plan: actionplan.due(plan, month="2017-09", period="Q3 2017/18"), "not both"),
        (lambda plan: actionplan.due(plan, period="from June 2017"), "is not one day or period"),
        (lambda plan: actionplan.overdue(plan, as_at="Sumer 2017"), 'did you mean "Summer 2017"'),
        (lambda plan: actionplan.overdue(plan, as_at="Ongoing"), '"Ongoing" is not one day or period'),
        (lambda _: actionplan.read_date("June", "no year"), "period"),
    ],
)
def test_words_that_mean_no_one_time_are_refused(plan: actionplan.PlanFile, question: object, sentence: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its words are compared below
        question(plan)  # type: ignore[operator]
    assert sentence in str(caught.value)


WIDE = """
plan: {title: Corporate Plan, authority: Northbank, period: 2017/18}
officers: [{name: Head of Housing, service: Housing}, {name: Chief Executive, service: Office}]
fields: [{field: Priority, values: [High, Low]}]
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Build homes
        monitored_by: [Cabinet]
        outputs:
          - output: 1.1
            text: New homes
            officer: Head of Housing
            supporting: [Chief Executive]
            targets:
              - target: a
                date: June 2017
                measures: [Started]
                fields: {Priority: High}
                updates: [{on: 1 September 2017, note: Late, rag: red}]
  - theme: Parks
    actions:
      - action: 2
        title: Keep parks
        monitored_by: [Parks Board]
        outputs:
          - output: 2.1
            text: Clean parks
            officer: Chief Executive
            targets:
              - {target: a, date: August 2017, measures: [Opened], fields: {Priority: Low}}
              - {target: b, date: May 2017, measures: [Swept], completed: 1 June 2017}
              - {target: c, date: October 2018, measures: [Planted]}
"""
DAY = date(2017, 9, 15)
KEPT: list[tuple[dict[str, Any], str]] = [
    ({}, "1.1a 2.1a 2.1b 2.1c"),
    ({"officers": "Head of Housing"}, "1.1a"),
    ({"officers": ["Head of Housing", "chief executive"]}, "1.1a 2.1a 2.1b 2.1c"),
    ({"officers": "Chief Executive", "role": "supporting"}, "1.1a"),
    ({"services": "Housing"}, "1.1a"),
    ({"bodies": "Cabinet"}, "1.1a"),
    ({"themes": "park"}, "2.1a 2.1b 2.1c"),
    ({"actions": "1"}, "1.1a"),
    ({"statuses": "Overdue"}, "1.1a 2.1a"),
    ({"statuses": ("complete", "not yet due")}, "2.1b 2.1c"),
    ({"ratings": "red"}, "1.1a"),
    ({"years": "2018/19"}, "2.1c"),
    ({"texts": "swept"}, "2.1b"),
    ({"fields": "Priority=Low"}, "2.1a"),
    ({"is_open": True}, "1.1a 2.1a 2.1c"),
    ({"not_updated_since": "1 July 2017"}, "2.1a 2.1c"),
    ({"not_updated_since": "2 weeks ago"}, "2.1a 2.1c"),
    ({"not_updated_since": "this month"}, "2.1a 2.1c"),
    ({"not_updated_since": date(2017, 9, 2)}, "1.1a 2.1a 2.1c"),
    ({"due_within": "October 2018"}, "2.1c"),
    ({"due_within": "last 4 weeks"}, "2.1a"),
    ({"due_within": (date(2017, 6, 1), date(2017, 8, 31))}, "1.1a 2.1a"),
    ({"late_by": "1 month"}, "1.1a"),
    ({"late_by": timedelta(days=14)}, "1.1a 2.1a"),
    ({"late_by": timedelta(days=15)}, "1.1a"),
]


@pytest.mark.parametrize(("fields", "refs"), KEPT, ids=str)
def test_each_field_of_a_filter_takes_what_the_manual_says(tmp_path: Path, fields: Any, refs: str) -> None:
    answer = actionplan.by_officer(load_text(tmp_path, WIDE), as_at=DAY, where=actionplan.Filter(**fields))
    assert sorted({row.ref for row in answer.rows}) == refs.split()


def test_every_field_of_a_filter_is_in_the_manual_and_is_tried() -> None:
    listed = re.findall(r"(?m)^\| `(\w+)` \| .* \| `--[a-z-]+` \|$", (ROOT / "docs/library.md").read_text("utf-8"))
    assert sorted(listed) == sorted(actionplan.Filter._fields)
    assert {name for fields, _ in KEPT for name in fields} == set(listed)


@pytest.mark.parametrize(
    ("fields", "error", "sentence"),
    [
        ({"late_by": 30}, TypeError, "late_by cannot be 30. Give a length of time"),
        ({"late_by": "soon"}, ValueError, 'late_by "soon" is not a length of time'),
        ({"late_by": timedelta(days=-1)}, ValueError, "is not a length of time"),
        ({"due_within": date(2017, 6, 1)}, TypeError, "due_within cannot be"),
        ({"due_within": (date(2017, 6, 1),)}, TypeError, "the first and the last day"),
        ({"due_within": ("June", "July")}, TypeError, "the first and the last day"),
        ({"due_within": (date(2017, 6, 2), date(2017, 6, 1))}, ValueError, "ends before it starts"),
        ({"due_within": "Sumer 2017"}, ValueError, 'due_within: "Sumer 2017" cannot be read as a date: did you mean'),
        ({"due_within": "next 9999 years"}, ValueError, "beyond the calendar"),
        ({"not_updated_since": "June 2018"}, ValueError, "Give a day before 15 September 2017."),
        ({"not_updated_since": datetime(2017, 6, 1, 9, 30)}, TypeError, "with .date()"),  # noqa: DTZ001 - as people do
        ({"statuses": ["bogus"]}, actionplan.UnknownName, 'statuses "bogus" is not one of deleted, suspended'),
        ({"ratings": "gren"}, actionplan.UnknownName, 'ratings "gren" is not one of red, amber, green, none. Did you'),
        ({"years": "next"}, ValueError, 'years: "next"'),
        ({"role": "boss"}, actionplan.UnknownName, 'role "boss" is not one of responsible'),
        ({"role": "supporting"}, ValueError, "Give it with officers or services."),
        ({"officers": 1}, TypeError, "officers cannot be 1. Give a text, or a list of texts."),
        ({"actions": [1]}, TypeError, "actions cannot be 1. Give a text, or a list of texts."),
    ],
)  # fmt: skip
def test_a_value_that_a_field_does_not_take_is_refused_in_words_of_python(
    tmp_path: Path, fields: Any, error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error, match=re.escape(sentence)) as caught:
        actionplan.overdue(load_text(tmp_path, WIDE), as_at=DAY, where=actionplan.Filter(**fields))
    assert "--" not in str(caught.value)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda _: actionplan.due("plan.yaml"), "plan cannot be 'plan.yaml'. Give a plan that was read: "),  # type: ignore[arg-type]
        (lambda _: actionplan.overdue(Path("plan.yaml")), "plan cannot be"),  # type: ignore[arg-type]
        (lambda _: actionplan.by_officer("plan.yaml"), "plan cannot be"),  # type: ignore[arg-type]
        (lambda _: actionplan.check("plan.yaml"), "plan cannot be"),  # type: ignore[arg-type]
        (lambda _: actionplan.read_date("June", Path("plan.yaml")), "context cannot be"),  # type: ignore[arg-type]
        (lambda plan: actionplan.read_date(DAY, plan), "phrase cannot be"),  # type: ignore[arg-type]
        (lambda plan: actionplan.overdue(plan, as_at=datetime(2017, 9, 15)), "as_at cannot be a day with a time"),  # noqa: DTZ001
        (lambda plan: actionplan.check(plan, as_at=2017), "as_at cannot be 2017"),  # type: ignore[arg-type]
        (lambda plan: actionplan.due(plan, month=datetime(2017, 9, 15)), "month cannot be a day with a time"),  # noqa: DTZ001
        (lambda plan: actionplan.due(plan, period=2017), "period cannot be 2017"),  # type: ignore[arg-type]
        (lambda plan: actionplan.due(plan, where="Housing"), "where cannot be 'Housing'. Give an actionplan.Filter."),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_an_argument_of_the_wrong_kind_gets_a_sentence(
    plan: actionplan.PlanFile, ask: Callable[[actionplan.PlanFile], object], sentence: str
) -> None:
    with pytest.raises(TypeError, match=re.escape(sentence)):
        ask(plan)


def test_one_officer_and_a_period_of_two_days_are_given_as_they_are(plan: actionplan.PlanFile) -> None:
    asked = actionplan.by_officer(plan, "Head of Housing", as_at=DAY)
    assert asked == actionplan.by_officer(plan, ["Head of Housing"], as_at=DAY)
    third = actionplan.due(plan, period=(date(2017, 10, 1), date(2017, 12, 31)), as_at=DAY)
    assert third.to_json() == actionplan.due(plan, period="Q3 2017/18", as_at=DAY).to_json()


def test_a_name_that_the_plan_lacks_is_refused_with_the_nearest(plan: actionplan.PlanFile) -> None:
    with pytest.raises(actionplan.UnknownName, match="Head of Housing"):
        actionplan.by_officer(plan, ["Head of Housng"])


def test_a_file_that_is_no_plan_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    with pytest.raises(actionplan.PlanError, match="cannot be read as a plan") as caught:
        load_text(tmp_path, "themes: [")
    assert caught.value.findings[0].severity == "error"


def test_a_plan_with_a_fault_is_read_and_its_errors_are_told(tmp_path: Path) -> None:
    plan = load_text(tmp_path, PLAN.replace("date: March 2018", "dat: March 2018"))
    assert [finding.line for finding in plan.errors] == [14]
    assert plan.errors[0] in actionplan.check(plan)


def test_the_command_line_does_not_wait_for_the_library() -> None:
    program = "import actionplan.cli.app, sys; print('actionplan.library' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)  # noqa: S603 - the same
    assert printed.stdout.split() == [b"False"]


def test_every_name_is_there_and_no_other() -> None:
    assert all(getattr(actionplan, name) for name in actionplan.__all__)
    with pytest.raises(AttributeError, match="no attribute 'undue'"):
        _ = actionplan.undue


def test_the_notebook_runs_from_its_first_cell_to_its_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    notebook = json.loads((ROOT / "examples" / "plan-in-pandas.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 - what a notebook is for
    late, plan = names["overdue"], actionplan.load("plan.yaml")
    ids = late[late["status"] == "overdue"]["id"]  # type: ignore[index]
    assert ids.nunique() == actionplan.overdue(plan, as_at="30 June 2018").overdue
