"""`changes` and `--since`, from the command line to the answer."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

JUNE = """\
plan: {title: Action Plan, authority: A Council, period: 2017/18}
themes:
  - theme: One
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Build it
            officer: Head of Planning
            targets: [{date: June 2017, measures: [Built], started: 2 May 2017}]
          - output: 1.2
            text: Sell it
            officer: Head of Planning
            targets: [{date: July 2017, measures: [Sold]}]
          - output: 1.3
            text: Let it
            officer: Chief Executive
            targets: [{date: December 2017, measures: [Let]}]
"""
SEPTEMBER = JUNE.replace("started: 2 May 2017", "started: 2 May 2017, completed: 4 July 2017").replace(
    "officer: Chief Executive", "officer: Head of Planning"
)


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Run:
    """The program beside the plan of September, and a copy of that of June."""
    (tmp_path / "june.yaml").write_text(JUNE, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(SEPTEMBER, encoding="utf-8")
    return run


AT = ("--as-at", "30 September 2017")


def rows(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    return [(row["section"], row["ref"]) for row in json.loads(done.stdout)["rows"]]


def ends(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The sentences that say what was compared."""
    return [line for line in done.stdout.splitlines() if line.startswith(("From ", "To "))]


def test_since_a_file(ask: Run) -> None:
    done = ask("changes", "--since", "june.yaml", *AT)
    assert (done.returncode, done.stderr) == (0, "")
    assert ends(done) == [
        "From the file june.yaml (2 May 2017 is the last day of anything in it), as at 2 May 2017.",
        "To plan.yaml as it is now, as at 30 September 2017.",
    ]
    assert rows(ask("changes", "--since", "june.yaml", *AT, "--format", "json")) == [
        ("completed", "1.1"),
        ("newly overdue", "1.2"),
        ("reassigned", "1.3"),
        ("not updated", "1.2"),
        ("not updated", "1.3"),
    ]


def test_between_two_files(ask: Run) -> None:
    done = ask("changes", "--since", "june.yaml", "--until", "plan.yaml")
    assert ends(done)[1] == "To the file plan.yaml (4 July 2017 is the last day of anything in it), as at 4 July 2017."


def test_a_day_outside_git_is_told_by_dated_events_and_says_what_it_cannot_see(ask: Run) -> None:
    done = ask("changes", "--since", "end June 2017", *AT)
    assert done.returncode == 0
    (words, _) = ends(done)
    assert words.startswith(
        "From what is dated in plan.yaml itself, as at 30 June 2017. plan.yaml is not kept in a git"
    )
    assert "what was removed, added, renumbered, reworded, recorded late or given to another officer without" in words
    assert [section for section, _ in rows(ask("changes", "--since", "end June 2017", *AT, "--format", "json"))] == [
        "completed",
        "newly overdue",
        "not updated",
        "not updated",
    ]


def test_nothing_changed(ask: Run) -> None:
    done = ask("changes", "--since", "plan.yaml", "--until", "plan.yaml")
    assert "Nothing changed." in done.stdout
    assert rows(ask("changes", "--since", "plan.yaml", "--until", "plan.yaml", "--format", "json")) == []


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "`changes` needs --since REF."),
        (("--since", "july.yaml"), 2, 'There is no file "july.yaml" (plan.yaml is not kept in a git repository).'),
        (("--since", "broken.yaml"), 3, "broken.yaml could not be read as a plan."),
        (("--since", "1 October 2017", *AT), 2, "is 1 October 2017. Write a day no later than 30 September 2017."),
        (("--since", "june.yaml", "--until", "plan.yaml", "--plan-at", "x"), 2, "each says which plan to read"),
        (
            ("--since", "june.yaml", "-o", "june.yaml"),
            2,
            "june.yaml is a plan. Answers never replace a plan: give another name after -o.",
        ),
        (("--since", "june.yaml", "--officer", "Nobody"), 2, 'The plan has no officer "Nobody".'),
    ],
)
def test_what_cannot_be_compared_is_told(
    ask: Run, tmp_path: Path, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    (tmp_path / "broken.yaml").write_text("themes: [", encoding="utf-8")
    done = ask("changes", *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert sentence in done.stderr


def test_an_earlier_plan_that_was_not_read_whole_is_doubted(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "june.yaml").write_text(JUNE.replace("officer: Chief", "oficer: Chief"), encoding="utf-8")
    done = ask("changes", "--since", "june.yaml", *AT)
    assert "1 error in june.yaml: part of it may not be in this answer." in done.stdout


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_every_format_has_what_was(ask: Run, form: str) -> None:
    done = ask("changes", "--since", "june.yaml", *AT, "--format", form)
    assert done.returncode == 0
    assert "Chief Executive" in done.stdout


def new(done: subprocess.CompletedProcess[str]) -> list[tuple[str, bool | None]]:
    return [(row["ref"], row["new_since"]) for row in json.loads(done.stdout)["rows"]]


@pytest.mark.parametrize(
    ("command", "marks"),
    [
        (("overdue",), [("1.2", True)]),
        (("due", "--in", "Q3 2017/18"), [("1.3", False), ("1.2", False)]),
        (("by-officer", "Head of Planning"), [("1.2", False), ("1.3", True), ("1.1", False)]),
    ],
)
def test_what_is_new_in_an_answer(ask: Run, command: tuple[str, ...], marks: list[tuple[str, bool]]) -> None:
    assert new(ask(*command, *AT, "--since", "june.yaml", "--format", "json")) == marks
    assert new(ask(*command, *AT, "--format", "json")) == [(ref, None) for ref, _ in marks]


def test_what_is_new_is_marked_in_print(ask: Run) -> None:
    done = ask("by-officer", "Head of Planning", *AT, "--since", "june.yaml")
    assert [line.split()[:2] for line in done.stdout.splitlines() if line.startswith(("Ref", "1."))] == [
        ["Ref", "New"],
        ["1.2", "now"],
        ["1.3", "new"],
        ["1.1", "June"],
    ]
    said = "1 row is new, and 1 other has become overdue since 2 May 2017. Compared with the file june.yaml (2 May 2017"
    assert f"{said} is the last" in done.stdout


@pytest.mark.parametrize("command", ["due", "overdue", "by-officer"])
def test_where_nothing_is_new_only_that_is_said(ask: Run, command: str) -> None:
    plain = ask(command, *AT).stdout.splitlines()
    since = ask(command, *AT, "--since", "30 September 2017").stdout.splitlines()
    assert [line for line in since if not line.startswith("0 rows are new since 30 September 2017.")] == plain
