"""The plan as it stood before, in real repositories that git makes, each with an identity of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]

PLAN = """\
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
            targets: [{date: May 2017, measures: [Built]}]
"""
MOVED = PLAN.replace("date: May 2017", "date: May 2017, revised: [{to: July 2017, on: 12 June 2017, why: Flood}]")
DONE = MOVED.replace("measures: [Built]", "measures: [Built], completed: 4 August 2017")


@pytest.fixture
def keep(tmp_path: Path, git: Git) -> Callable[..., str]:
    """Commits a text of the plan at some time, and gives the commit's short id."""

    def commit(text: str, at: str, path: str = "plan.yaml") -> str:
        if not (tmp_path / ".git").exists():
            git("init", "-q", "-b", "main", ".")
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
        git("add", path)
        git("commit", "-q", "-m", "a month", at=at)
        return git("rev-parse", "--short", "HEAD")

    return commit


@pytest.fixture
def year(keep: Callable[..., str], git: Git) -> list[str]:
    """Three commits: as published (tagged so), moved on 14 June, done on 7 August."""
    first = keep(PLAN, "2017-05-02T10:00:00")
    git("tag", "published")
    return [first, keep(MOVED, "2017-06-14T23:30:00"), keep(DONE, "2017-08-07T09:00:00")]


def due(done: subprocess.CompletedProcess[str]) -> tuple[str, str, str]:
    """The day of an answer, and the current date and status of its one target."""
    made = json.loads(done.stdout)
    (row,) = made["rows"]
    return made["as_at"], row["date"], row["status"]


@pytest.mark.parametrize(
    ("ref", "which", "answer"),
    [
        ("published", 'the revision "published": commit {0} of 2 May 2017', ("2017-05-02", "May 2017", "due")),
        ("HEAD~1", 'the revision "HEAD~1": commit {1} of 14 June 2017', ("2017-06-14", "July 2017", "not yet due")),
        ("{2}", 'the revision "{2}": commit {2} of 7 August 2017', ("2017-08-07", "July 2017", "complete")),
        (
            "13 June 2017",
            'the day "13 June 2017": commit {0} of 2 May 2017, the last by the end of 13 June 2017',
            ("2017-06-13", "May 2017", "overdue"),
        ),
        (
            "14 June 2017",
            'the day "14 June 2017": commit {1} of 14 June 2017, the last by the end of 14 June 2017',
            ("2017-06-14", "July 2017", "not yet due"),
        ),
        (
            "Summer 2017",
            'the day "Summer 2017": commit {2} of 7 August 2017, the last by the end of 31 August 2017',
            ("2017-08-31", "July 2017", "complete"),
        ),
    ],
)
def test_plan_at(year: list[str], run: Run, ref: str, which: str, answer: tuple[str, str, str]) -> None:
    done = run("by-officer", "--plan-at", ref.format(*year), "--format", "json")
    assert done.stderr == f"The plan is {which.format(*year)}.\n"
    assert due(done) == answer


def test_plan_at_as_at_another_day(year: list[str], run: Run) -> None:
    assert len(year) == 3
    assert due(run("by-officer", "--plan-at", "HEAD~1", "--as-at", "1 August 2017", "--format", "json")) == (
        "2017-08-01",
        "July 2017",
        "overdue",
    )


def test_the_report_as_it_was_printed(year: list[str], run: Run, tmp_path: Path) -> None:
    assert len(year) == 3
    (tmp_path / "old.yaml").write_text(MOVED, encoding="utf-8")
    printed = run("due", "-p", "old.yaml", "--as-at", "30 June 2017").stdout
    assert run("due", "--plan-at", "end June 2017").stdout == printed


@pytest.mark.parametrize("path", ["below/plan.yaml", "a café/the plan.yaml", "HEAD/plan.yaml"])
def test_a_plan_in_a_folder_below_and_asked_from_outside(keep: Callable[..., str], run: Run, path: str) -> None:
    keep(PLAN, "2017-05-02T10:00:00", path)
    keep(DONE, "2017-08-07T09:00:00", path)
    assert due(run("by-officer", "-p", path, "--plan-at", "HEAD~1", "--format", "json"))[2] == "due"


def test_a_worktree_and_a_link(year: list[str], git: Git, run: Run, tmp_path: Path) -> None:
    git("worktree", "add", "-q", "--detach", "other", "published")
    done = run("by-officer", "-p", "other/plan.yaml", "--plan-at", "HEAD", "--format", "json")
    assert f"commit {year[0]} " in done.stderr
    try:
        (tmp_path / "link.yaml").symlink_to("plan.yaml")
    except OSError:
        pytest.skip("this system makes no links for everybody")
    assert f"commit {year[2]} " in run("due", "-p", "link.yaml", "--plan-at", "main").stderr


def test_the_repository_is_the_plan_s_own_even_within_a_hook(year: list[str], run: Run) -> None:
    assert f"commit {year[2]} " in run("due", "--plan-at", "HEAD", GIT_DIR="nowhere", GIT_WORK_TREE="nowhere").stderr


def test_a_merge_is_followed_as_the_branch_stood(keep: Callable[..., str], git: Git, run: Run) -> None:
    first = keep(PLAN, "2017-05-02T10:00:00")
    git("checkout", "-q", "-b", "draft")
    keep(MOVED, "2017-06-14T10:00:00")
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "--no-edit", "draft", at="2017-07-03T10:00:00")
    assert f"commit {first} " in run("due", "--plan-at", "end June 2017").stderr


ZONES = ("UTC", "Pacific/Auckland", "Pacific/Honolulu", "Europe/London")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2017-06-30T23:59:59 +0100", "30 June 2017"),
        ("2017-07-01T00:00:00 +0100", "1 July 2017"),
        ("2017-06-30T23:59:59 -1200", "30 June 2017"),
        ("2017-07-01T00:00:00 +1400", "1 July 2017"),
    ],
)
def test_a_commit_is_of_the_day_that_it_carries(keep: Callable[..., str], fork: Run, at: str, day: str) -> None:
    """Wherever it is read: by the end of the day before it, the plan was the one of the commit before."""
    first = keep(PLAN, "2017-06-02T10:00:00 +0000")
    second = keep(MOVED, at)
    keep(DONE, "2017-08-07T09:00:00 +0000")
    for zone in ZONES:
        for ref, by in (("30 June 2017", second if day == "30 June 2017" else first), ("1 July 2017", second)):
            assert f'"{ref}": commit {by} ' in fork("due", "--plan-at", ref, TZ=zone).stderr
        assert f"commit {second} of {day}" in fork("due", "--plan-at", "HEAD~1", TZ=zone).stderr


def test_four_digits_are_a_year(year: list[str], git: Git, run: Run) -> None:
    """Unless somebody called a branch so; that an id begins with them is chance."""
    assert len(year) == 3
    assert 'the day "2017"' in run("due", "--plan-at", "2017").stderr
    git("branch", "2017", "published")
    assert f'the revision "2017": commit {year[0]}' in run("due", "--plan-at", "2017").stderr


@pytest.fixture
def awkward(keep: Callable[..., str], git: Git) -> str:
    """The newest of three commits; the oldest has no plan, and the one between has one that cannot be read."""
    git("init", "-q", "-b", "main", ".")
    git("commit", "-q", "--allow-empty", "-m", "nothing", at="2017-05-02T10:00:00")
    git("tag", "empty")
    keep("themes: [", "2017-05-03T10:00:00")
    git("tag", "broken")
    return keep(DONE, "2017-05-04T10:00:00")


@pytest.mark.parametrize(
    ("ref", "status", "sentence"),
    [
        (
            "nonsense",
            2,
            'There is no file "nonsense", and the plan\'s repository has no such revision. --plan-at "nonsense"',
        ),
        ("--all", 2, 'There is no file "--all", and the plan\'s repository has no such revision.'),
        ("HEAD..main", 2, 'There is no file "HEAD..main"'),
        ("^HEAD", 2, 'There is no file "^HEAD"'),
        ("1 April 2017", 3, "git has no commit as early as 1 April 2017. Without --plan-at, `--as-at"),
        ("1 June 1950", 3, "git has no commit as early as 1 June 1950."),
        ("1 June 2098", 2, '--plan-at "1 June 2098" is 1 June 2098. Write a day no later than'),
        ("empty", 3, "plan.yaml was not in commit"),
        ("broken", 3, "plan.yaml in commit"),
    ],
)
def test_what_cannot_be_had_is_told(awkward: str, run: Run, ref: str, status: int, sentence: str) -> None:
    assert awkward
    done = run("due", f"--plan-at={ref}")
    assert (done.returncode, done.stdout) == (status, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_before_the_plan_was_in_git(keep: Callable[..., str], git: Git, run: Run) -> None:
    git("init", "-q", "-b", "main", ".")
    git("commit", "-q", "--allow-empty", "-m", "nothing", at="2017-05-02T10:00:00")
    keep(DONE, "2017-08-07T09:00:00")
    assert "plan.yaml was not in git on 30 June 2017" in run("due", "--plan-at", "June 2017").stderr
    since = run("changes", "--since", "June 2017", "--as-at", "30 September 2017")
    assert "plan.yaml was not in git on 30 June 2017" in since.stdout
    assert "If it had another name then, save that file with `git show" in since.stdout
    assert "Changes since then may be incomplete" in since.stdout


def test_a_repository_with_no_commit(git: Git, run: Run, tmp_path: Path) -> None:
    git("init", "-q", ".")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert run("due", "--plan-at", "HEAD").returncode == 2
    assert "git has no commit as early as" in run("due", "--plan-at", "June 2017").stderr


def test_a_shallow_copy_says_how_to_have_the_rest(year: list[str], git: Git, run: Run, tmp_path: Path) -> None:
    assert len(year) == 3
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "copy")
    done = run("due", "-p", "copy/plan.yaml", "--plan-at", "June 2017")
    assert done.returncode == 3
    assert "`git fetch --unshallow` brings them" in done.stderr
    assert run("due", "-p", "copy/plan.yaml", "--plan-at", "August 2017").returncode == 0


def test_a_folder_that_belongs_to_another_user(year: list[str], run: Run) -> None:
    """git has a variable for its own tests of this, which makes it take every folder for another's."""
    assert len(year) == 3
    done = run("due", "--plan-at", "HEAD", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert done.returncode == 3
    assert "because it belongs to another user. If you trust it, type `git config --global" in done.stderr


@pytest.mark.parametrize("command", ["due", "changes"])
def test_without_git_a_revision_cannot_be_had(ask: Run, command: str) -> None:
    option = "--plan-at" if command == "due" else "--since"
    outside = ask(command, option, "published")
    assert outside.returncode == 2
    assert "(plan.yaml is not kept in a git repository)" in outside.stderr
    no_program = ask(command, option, "published", PATH=os.devnull)
    assert "(git is not installed here, or is not on the PATH)" in no_program.stderr


def test_standard_input_has_no_history(run: Run) -> None:
    done = run("changes", "-p", "-", "--since", "June 2017", "--as-at", "30 September 2017", said=DONE)
    assert done.returncode == 0
    assert "A plan on standard input is not in a git repository." in done.stdout


def test_nothing_of_the_repository_is_run_or_written(year: list[str], git: Git, run: Run, tmp_path: Path) -> None:
    """Neither hooks nor monitors nor pagers that a repository names."""
    assert len(year) == 3
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n", encoding="utf-8")
    trap.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "credential.helper"):
        git("config", setting, str(trap))
    before = sorted(path for path in (tmp_path / ".git").rglob("*"))
    for ref in ("HEAD~1", "end June 2017"):
        assert run("changes", "--since", ref, "--as-at", "30 September 2017").returncode == 0
    assert not (tmp_path / "sprung").exists()
    assert sorted(path for path in (tmp_path / ".git").rglob("*")) == before


def test_thousands_of_commits(git: Git, run: Run, tmp_path: Path) -> None:
    """3,000, of which those after the day asked are passed over and those before it are never read."""
    git("init", "-q", "-b", "main", ".")
    first = 1_483_228_800  # 1 January 2017
    stream = [f"blob\nmark :1\ndata {len(MOVED)}\n{MOVED}\nblob\nmark :2\ndata {len(DONE)}\n{DONE}"]
    stream += [
        f"commit refs/heads/main\ncommitter A <a@b.example> {first + n * 7200} +0000\ndata 1\nx\n"
        f"M 100644 :{1 if n < 2000 else 2} plan.yaml\n"
        for n in range(3000)
    ]
    git("fast-import", "--quiet", said="\n".join([*stream, "done\n"]))
    git("reset", "-q", "--hard", "main")
    assert git("rev-list", "--count", "HEAD") == "3000"
    assert due(run("by-officer", "--plan-at", "end May 2017", "--format", "json"))[2] == "due"
    done = run("changes", "--since", "end May 2017", "--as-at", "30 September 2017", "--format", "json")
    assert "completed" in {row["section"] for row in json.loads(done.stdout)["rows"]}
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == DONE


def test_no_command_pays_for_git_that_does_not_ask_it(folder: Path, surroundings: dict[str, str]) -> None:
    costly = {"actionplan.cli.plans.baseline", "actionplan.reports.changes"}
    asked = f"import atexit, sys\natexit.register(lambda: print(sorted({costly} & sys.modules.keys())))\n"
    asked += "from actionplan.cli import main\nsys.argv = ['actionplan', 'due']\n"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", f"{asked}main()"],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
