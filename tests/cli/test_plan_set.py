"""Several plans on one command line: -p again and again, and folders of plans."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = """\
plan: {{{name}title: {title}, authority: {title} Council, period: {period}}}
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            targets: [{{{target}}}]
"""


def plan(title: str, target: str = "date: Spring 2018", *, name: str = "", period: str = "2017/18") -> str:
    """A plan of one target, with or without a name of its own."""
    return PLAN.format(name=f"name: {name}, " if name else "", title=title, target=target, period=period)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder with two plans that have names, one that has none, and one in a folder of its own."""
    (tmp_path / "inner" / "dacorum").mkdir(parents=True)
    (tmp_path / "jsp.yaml").write_text(plan("Joint", name="jsp"), encoding="utf-8")
    (tmp_path / "watford.yaml").write_text(plan("Watford", "date: Summer 2018"), encoding="utf-8")
    (tmp_path / "inner" / "st-albans.yml").write_text(plan("St Albans", "date: TBC"), encoding="utf-8")
    (tmp_path / "inner" / "dacorum" / "plan.yaml").write_text(plan("Dacorum", "date: May 2018"), encoding="utf-8")
    return tmp_path


def answer(done: subprocess.CompletedProcess[str], status: int = 0) -> dict[str, Any]:
    """The JSON that was printed."""
    assert done.returncode == status, done.stderr
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def rows(made: dict[str, Any]) -> list[tuple[str, str]]:
    """Whose row each is, and its ref."""
    return [(row["plan"], row["ref"]) for row in made["rows"]]


AS_AT = ("--as-at", "15 March 2018", "--format", "json")


@pytest.mark.usefixtures("plans")
def test_files_and_folders_are_answered_together_each_once(run: Run) -> None:
    done = run("export", "-p", "jsp.yaml", "-p", "inner", "-p", "inner/../jsp.yaml", "-p", "watford.yaml", *AS_AT)
    made = answer(done)
    assert rows(made) == [("jsp", "1.1"), ("st-albans", "1.1"), ("dacorum", "1.1"), ("watford", "1.1")]
    assert [row["authority"] for row in made["rows"]] == [
        "Joint Council",
        "St Albans Council",
        "Dacorum Council",
        "Watford Council",
    ]
    assert [(each["name"], each["error"]) for each in made["plans"]] == [
        ("jsp", None),
        ("st-albans", None),
        ("dacorum", None),
        ("watford", None),
    ]
    assert done.stderr == ""


@pytest.mark.usefixtures("plans")
@pytest.mark.parametrize(
    "command",
    ["due", "overdue", "slipped", "by-officer", "decisions", "timeline", "show", "export", "report",
     "changes --since 2018-02-01"],
)  # fmt: skip
def test_every_question_takes_them(run: Run, command: str) -> None:
    made = answer(run(*command.split(), "-p", "jsp.yaml", "-p", "watford.yaml", *AS_AT))
    assert [each["name"] for each in made["plans"]] == ["jsp", "watford"]


def test_names_are_made_unlike_and_that_is_said(plans: Path, run: Run) -> None:
    for path in ("other.yaml", "jsp-2.yaml", "inner/other.yaml"):
        (plans / path).write_text(plan("Another", name="JSP"), encoding="utf-8")
    done = run("export", "-p", "jsp.yaml", "-p", "other.yaml", "-p", "jsp-2.yaml", "-p", "inner/other.yaml", *AS_AT)
    assert rows(answer(done)) == [("jsp", "1.1"), ("other", "1.1"), ("jsp-2", "1.1"), ("JSP-3", "1.1")]
    assert done.stderr.splitlines() == [
        'other.yaml is called "other" here: "jsp" is the name of jsp.yaml.',
        'jsp-2.yaml is called "jsp-2" here: "jsp" is the name of jsp.yaml.',
        'inner/other.yaml is called "JSP-3" here: "jsp" is the name of jsp.yaml.',
    ]


def test_a_name_that_a_plan_gives_itself_is_its_own_whatever_files_are_called(plans: Path, run: Run) -> None:
    (plans / "inner" / "jsp.yaml").write_text(plan("Another", "date: TBC, waits_for: 'jsp:1.1'"), encoding="utf-8")
    for order in (("inner/jsp.yaml", "jsp.yaml"), ("jsp.yaml", "inner/jsp.yaml")):
        done = run("export", *(word for path in order for word in ("-p", path)), *AS_AT)
        assert sorted(rows(answer(done))) == [("jsp", "1.1"), ("jsp-2", "1.1")]
        assert done.stderr == 'inner/jsp.yaml is called "jsp-2" here: "jsp" is the name of jsp.yaml.\n'


def test_a_plan_without_a_name_is_known_by_its_file_alone_too(plans: Path, run: Run) -> None:
    waiting = plan("Watford", "date: TBC, waits_for: 'watford:9.9'")
    (plans / "watford.yaml").write_text(waiting, encoding="utf-8")
    assert "watford:9.9 (that plan has no such target)" in run("show", "watford:1.1", "-p", "watford.yaml").stdout
    done = run("validate", "watford.yaml", "--select", "AP307", "--format", "concise")
    assert 'AP307 this plan has no target "9.9"' in done.stdout
    met = run("complete", "watford:1.1", "-p", "watford.yaml", "--on", "4 July 2017", "-y")
    assert (met.returncode, met.stderr) == (0, "")
    assert "completed: 4 July 2017" in (plans / "watford.yaml").read_text(encoding="utf-8")


def test_answers_and_checks_say_the_same_of_a_name_that_two_plans_have(plans: Path, run: Run) -> None:
    (plans / "own.yaml").write_text(plan("Own", "date: TBC, waits_for: 'jsp:1.1'", name="own"), encoding="utf-8")
    (plans / "again.yaml").write_text(plan("Again", "date: May 2018", name="jsp"), encoding="utf-8")
    paths = ("own.yaml", "jsp.yaml", "again.yaml")
    shown = run("show", "own:1.1", *(word for path in paths for word in ("-p", path)))
    assert "jsp:1.1 (not clear which: 2 of the plans have that name)" in " ".join(shown.stdout.split())
    done = run("validate", *paths, "--select", "AP307,AP314", "--format", "concise")
    assert 'AP307 "jsp" could mean any of 2 plans: jsp.yaml and again.yaml' in done.stdout
    assert 'AP314 jsp.yaml has the name "jsp" too' in done.stdout


def test_a_plan_that_cannot_be_read_does_not_hide_the_others(plans: Path, run: Run) -> None:
    (plans / "broken.yaml").write_text("plan: [", encoding="utf-8")
    where = ("-p", "jsp.yaml", "-p", "broken.yaml", "-p", "nosuch.yaml", "--as-at", "15 March 2018")
    done = run("due", *where)
    assert done.returncode == 3
    assert "jsp:1.1" in done.stdout
    assert (
        "nosuch.yaml is missing from this answer. There is no file nosuch.yaml. Check the spelling, and "
        "the folder that you are in.\n"
    ) in done.stdout
    assert done.stdout.startswith("broken.yaml is missing from this answer. broken.yaml could not be read as a plan. ")
    assert "Every target date could be read." not in done.stdout
    assert "actionplan: There is no file nosuch.yaml." in done.stderr
    assert "actionplan: broken.yaml could not be read as a plan.\n" in done.stderr
    made = answer(run("due", *where, "--format", "json"), 3)
    assert [(each["name"], bool(each["error"])) for each in made["plans"]] == [
        ("jsp", False),
        ("broken", True),
        ("nosuch", True),
    ]
    assert rows(made) == [("jsp", "1.1")]


def test_where_none_can_be_read_there_is_no_answer(run: Run) -> None:
    done = run("due", "-p", "a.yaml", "-p", "b.yaml")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.splitlines() == [
        "actionplan: There is no file a.yaml. Check the spelling, and the folder that you are in.",
        "actionplan: There is no file b.yaml. Check the spelling, and the folder that you are in.",
        "actionplan: None of the plans could be read, so there is nothing to answer from.",
    ]


def test_a_file_in_a_folder_that_is_no_plan_is_told(plans: Path, run: Run) -> None:
    (plans / "inner" / "notes.yaml").write_text("- buy milk\n", encoding="utf-8")
    done = run("due", "-p", "inner", "--as-at", "15 March 2018")
    assert done.returncode == 3
    assert f"{Path('inner', 'notes.yaml')} is missing from this answer." in done.stdout


@pytest.mark.parametrize(
    "other",
    ["services:\n  web: {image: x}\n", "hello: world\n", "officers:\n  - name: Chief Executive\n", "{}\n"],
)
def test_yaml_that_is_of_something_else_is_no_plan(plans: Path, run: Run, other: str) -> None:
    (plans / "inner" / "compose.yml").write_text(other, encoding="utf-8")
    made = answer(run("due", "-p", "inner", *AS_AT), 3)
    assert [(each["name"], bool(each["error"])) for each in made["plans"]] == [
        ("st-albans", False),
        ("dacorum", False),
        ("compose", True),
    ]
    alone = run("due", "-p", "inner/compose.yml")
    assert (alone.returncode, alone.stdout) == (3, "")
    assert "inner/compose.yml could not be read as a plan." in alone.stderr


@pytest.mark.usefixtures("plans")
def test_those_that_are_missing_have_names_unlike_all_others(run: Run) -> None:
    missing = ("x/jsp.yaml", "x/other.yaml", "y/other.yaml")
    made = answer(run("due", *(f"-p{path}" for path in (*missing, "jsp.yaml")), *AS_AT), 3)
    assert [(each["name"], bool(each["error"])) for each in made["plans"]] == [
        ("jsp", False),
        ("jsp-2", True),
        ("other", True),
        ("other-2", True),
    ]


def test_the_errors_of_each_have_a_line_of_their_own(plans: Path, run: Run) -> None:
    for path in ("jsp.yaml", "watford.yaml"):
        (plans / path).write_text((plans / path).read_text("utf-8").replace("officer:", "oficer:"), "utf-8")
    told = [
        f"1 error in {path}: part of it may not be in this answer. `actionplan validate -p {path}` says which."
        for path in ("jsp.yaml", "watford.yaml")
    ]
    assert run("due", "-p", "jsp.yaml", "-p", "watford.yaml").stdout.splitlines()[:2] == told
    assert run("due", "-p", "jsp.yaml", "-p", "watford.yaml", "--format", "csv").stderr.splitlines()[:2] == told


@pytest.mark.usefixtures("plans")
def test_an_answer_never_takes_the_place_of_one_of_the_plans(run: Run) -> None:
    done = run("due", "-p", "jsp.yaml", "-p", "watford.yaml", "-o", "watford.yaml", "--format", "json")
    assert done.returncode == 2
    assert "watford.yaml is the plan itself" in done.stderr


def test_validate_holds_them_against_one_another(plans: Path, run: Run) -> None:
    (plans / "own.yaml").write_text(plan("Own", "date: TBC, waits_for: 'jsp:9.9'", name="JSP"), encoding="utf-8")
    (plans / "other.yaml").write_text(plan("Other", "date: TBC, waits_for: 'jsp:9.9'", name="other"), encoding="utf-8")
    done = run("validate", "jsp.yaml", "own.yaml", "other.yaml", "--format", "concise", "--select", "AP307,AP31")
    assert done.returncode == 1
    assert [line.partition(": ")[::2] for line in done.stdout.splitlines()[:3]] == [
        ("own.yaml:1:14", 'warning AP314 jsp.yaml has the name "JSP" too: give one of the two another name'),
        (
            "own.yaml:11:46",
            'error AP307 this plan has no target "9.9": write the ref of a target that it has, or an event',
        ),
        (
            "other.yaml:11:46",
            'error AP307 "jsp" could mean any of 2 plans: jsp.yaml and own.yaml: give each plan its own name',
        ),
    ]
    assert run("validate", "other.yaml", "--select", "AP307").returncode == 0


def test_a_circle_is_told_in_each_file_and_after_a_fix_too(plans: Path, run: Run) -> None:
    (plans / "a.yaml").write_text(plan("A", "date: TBC, waits_for: 'b:1.1'", name="a"), encoding="utf-8")
    (plans / "b.yaml").write_text(plan("B", "date:  TBC, waits_for: 'a:1.1'", name="b"), encoding="utf-8")
    for more in ((), ("--fix",)):
        done = run("validate", "a.yaml", "b.yaml", "--format", "json", "--select", "AP313", *more)
        told = [(each["path"], each["message"]) for each in json.loads(done.stdout)["findings"]]
        assert told == [
            ("a.yaml", "a:1.1 waits for b:1.1, which waits for a:1.1"),
            ("b.yaml", "b:1.1 waits for a:1.1, which waits for b:1.1"),
        ]


# Days, in the context of each.


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--as-at", "Q1"), '--as-at "Q1": 30 June 2017 in jsp, and 30 June 2018 in later. Write full dates, like '),
        (("--in", "Q1"), '--in "Q1": April to June 2017 in jsp, and April to June 2018 in later. Write full dates'),
    ],
)
def test_a_day_that_is_not_the_same_in_all_is_not_guessed(
    plans: Path, run: Run, options: tuple[str, str], sentence: str
) -> None:
    (plans / "later.yaml").write_text(plan("Later", period="2018/19"), encoding="utf-8")
    done = run("due", "-p", "jsp.yaml", "-p", "later.yaml", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert run("due", "-p", "jsp.yaml", "-p", "watford.yaml", *options).returncode == 0
    assert run("due", "-p", "jsp.yaml", "-p", "later.yaml", "--month", "2018-03").returncode == 0


def test_plans_of_one_name_are_told_apart_by_their_periods(tmp_path: Path, run: Run) -> None:
    text = PLAN_OF_A_YEAR
    (tmp_path / "old.yaml").write_text(text.format(period="2017/18"), "utf-8")
    (tmp_path / "new.yaml").write_text(text.format(period="2018/19 to 2019/20"), "utf-8")
    done = run("export", "--format", "json", "-p", "old.yaml", "-p", "new.yaml", "--as-at", "2018-09-15")
    assert done.returncode == 0
    assert [row["id"] for row in json.loads(done.stdout)["rows"]] == ["t-2017/18:1.1", "t-2018/19-to-2019/20:1.1"]
    assert done.stderr.splitlines()[:2] == [
        'old.yaml is called "t-2017/18" here, because several plans have the name "t".',
        'new.yaml is called "t-2018/19-to-2019/20" here, because several plans have the name "t".',
    ]
    one = run("show", "t-2017/18:1.1", "-p", "old.yaml", "-p", "new.yaml", "--format", "json")
    assert [row["plan"] for row in json.loads(one.stdout)["rows"]] == ["t-2017/18"]


PLAN_OF_A_YEAR = """\
plan: {{name: t, title: Plan, authority: Council, period: {period}}}
themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [
  {{output: 1.1, text: O, targets: [{{date: June 2018, measures: [M]}}]}}]}}]}}]
"""
