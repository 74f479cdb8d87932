"""The library answers as the commands do, and says what is wrong by its own errors."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

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
