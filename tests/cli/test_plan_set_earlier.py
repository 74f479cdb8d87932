"""Several plans with --since and --plan-at: each has its own file, in its own repository or in none."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]
Keep = Callable[..., str]

PLAN = """\
plan: {{name: {name}, title: {name} plan, authority: {name} Council, period: {period}}}
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

SPRING, DONE = "date: Spring 2018", "date: Spring 2018, completed: 4 July 2017"
IN_LINE = "date: In line with the joint plan, waits_for: 'jsp:1.1'"
ALONE = ". Changes since then may be incomplete: what was removed, added, renumbered, reworded, recorded late or "

AUGUST = ("--as-at", "1 August 2017")
BOTH = ("-p", "jsp.yaml", "-p", "watford.yaml")


def plan(name: str, target: str = SPRING, period: str = "2017/18") -> str:
    """A plan of one target."""
    return PLAN.format(name=name, target=target, period=period)


def answer(done: subprocess.CompletedProcess[str], status: int = 0) -> dict[str, Any]:
    """The JSON that was printed."""
    assert done.returncode == status, done.stderr
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def errors(made: dict[str, Any]) -> dict[str, str | None]:
    """The plans of an answer, and why each is not in it."""
    return {each["name"]: each["error"] for each in made["plans"]}


@pytest.fixture
def keep(tmp_path: Path, git: Git) -> Keep:
    """Commits plans, by the path of each, in the repository of a folder; and gives the commit's short id."""

    def commit(at: str, *, folder: str = ".", **plans: str) -> str:
        where = tmp_path / folder
        where.mkdir(exist_ok=True)
        if not (where / ".git").exists():
            git("init", "--quiet", "--initial-branch=main", folder)
        for name, text in plans.items():
            (where / f"{name}.yaml").write_text(text, encoding="utf-8")
            git("-C", folder, "add", f"{name}.yaml")
        git("-C", folder, "commit", "--quiet", "-m", "A month", at=f"{at}T10:00:00")
        return git("-C", folder, "rev-parse", "--short", "HEAD")

    return commit


@pytest.fixture
def may(keep: Keep) -> str:
    """Two plans in one repository, both done in July 2017; the commit of May."""
    short = keep("2017-05-02", jsp=plan("jsp"), watford=plan("watford"))
    keep("2017-07-05", jsp=plan("jsp", DONE), watford=plan("watford", DONE))
    return short


@pytest.mark.usefixtures("may")
def test_each_is_compared_with_its_own_file_of_that_day(run: Run) -> None:
    done = run("changes", *BOTH, "--since", "end June 2017", *AUGUST, "--format", "json")
    assert [(row["plan"], row["section"]) for row in answer(done)["rows"]] == [
        ("jsp", "completed"),
        ("watford", "completed"),
    ]


def test_plan_at_reads_each_as_it_was(run: Run, may: str) -> None:
    done = run("show", *BOTH, "--plan-at", "HEAD~1", "--format", "json")
    made = answer(done)
    assert (made["as_at"], [row["completed"] for row in made["rows"]]) == ("2017-05-02", [None, None])
    assert done.stderr == f'The plans are the revision "HEAD~1": commit {may} of 2 May 2017.\n'


@pytest.mark.usefixtures("may")
@pytest.mark.parametrize("options", [("due", "--since"), ("due", "--plan-at"), ("report", "--since")])
def test_one_file_is_no_earlier_version_of_several(run: Run, options: tuple[str, str]) -> None:
    done = run(options[0], *BOTH, options[1], "jsp.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{options[1]} jsp.yaml is one file, and there are several plans." in done.stderr


# Plans that have no earlier version.


@pytest.mark.parametrize("since", ["v1", "15 June 2017"])
def test_a_plan_that_is_new_since_stays_and_changes_no_standing(run: Run, keep: Keep, git: Git, since: str) -> None:
    short = keep("2017-06-01", three=plan("three", IN_LINE))
    git("tag", "v1")
    keep("2017-07-06", jsp=plan("jsp", DONE))
    about = ("overdue", "-p", "three.yaml", "-p", "jsp.yaml", "--as-at", "1 August 2018")
    done = run(*about, "--since", since)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"No earlier version was found of jsp (not in commit {short} of 1 June 2017){ALONE}" in done.stdout
    assert "git show" not in done.stdout
    marked, unmarked = (answer(run(*about, *more, "--format", "json")) for more in (("--since", since), ()))
    assert [row | {"new_since": None} for row in marked["rows"]] == unmarked["rows"]
    assert [(row["plan"], row["due"], row["new_since"]) for row in marked["rows"]] == [("three", "2017-07-04", True)]


BROKEN = "plan: [\n"


@pytest.mark.parametrize(
    ("other", "why", "status"),
    [
        ("loose/other.yaml", "not kept in a git repository", 3),
        ("apart/other.yaml", 'no revision "v1" in its repository', 3),
        ("other.yaml", "other.yaml in commit {} of 2 May 2017 could not be read as a plan", 3),
        ("later.yaml", "not in commit {} of 2 May 2017", 0),
    ],
)
def test_a_plan_whose_repository_cannot_say_hides_no_other(  # noqa: PLR0917 - a table, and what it is tried with
    tmp_path_factory: pytest.TempPathFactory, run: Run, keep: Keep, git: Git, other: str, why: str, status: int
) -> None:
    short = keep("2017-05-02", jsp=plan("jsp"), other=BROKEN)
    git("tag", "v1")
    keep("2017-07-05", jsp=plan("jsp", DONE), other=plan("other"), later=plan("other"))
    keep("2017-07-05", folder="apart", other=plan("other"))
    loose = tmp_path_factory.mktemp("loose")
    (loose / "other.yaml").write_text(plan("other"), encoding="utf-8")
    about = ("-p", "jsp.yaml", "-p", other.replace("loose", str(loose)), *AUGUST)

    done = run("changes", *about, "--since", "v1")
    assert done.returncode == status
    sentence = f"No earlier version was found of other ({why.format(short)}){ALONE}"
    assert sentence in " ".join(done.stdout.split())
    assert (sentence in done.stderr) == bool(status)
    made = answer(run("changes", *about, "--since", "v1", "--format", "json"), status)
    assert errors(made) == {"jsp": None, "other": None}
    assert ("jsp", "completed") in [(row["plan"], row["section"]) for row in made["rows"]]

    made = answer(run("show", *about, "--plan-at", "v1", "--format", "json"), 3)
    assert [bool(error) for error in errors(made).values()] == [False, True]
    assert [row["plan"] for row in made["rows"]] == ["jsp"]


def test_one_that_is_left_is_no_plans(run: Run, keep: Keep) -> None:
    short = keep("2017-05-02", jsp=plan("jsp"))
    keep("2017-07-05", watford=plan("watford"))
    done = run("show", *BOTH, "--plan-at", "HEAD~1")
    assert done.returncode == 3
    assert f'The plan is the revision "HEAD~1": commit {short} of 2 May 2017.' in done.stderr


@pytest.mark.usefixtures("may")
@pytest.mark.parametrize("option", ["--since", "--plan-at"])
@pytest.mark.parametrize(
    ("ref", "status", "sentence"),
    [
        ("v9", 2, 'There is no file "v9", and no repository of the plans has such a revision.'),
        ("Q1", 2, '"Q1": 30 June 2017 in jsp, and 30 June 2016 in early. Write full dates, like 30 September 2017.'),
    ],
)
def test_what_means_nothing_or_two_days_is_refused(  # noqa: PLR0917 - the same
    tmp_path: Path, run: Run, option: str, ref: str, status: int, sentence: str
) -> None:
    (tmp_path / "early.yaml").write_text(plan("early", period="2016/17"), encoding="utf-8")
    done = run("due", "-p", "jsp.yaml", "-p", "early.yaml", option, ref, *AUGUST)
    assert (done.returncode, done.stdout) == (status, "")
    assert sentence in done.stderr


@pytest.mark.usefixtures("may")
def test_where_no_plan_has_an_earlier_version_there_is_no_answer(run: Run, keep: Keep, git: Git) -> None:
    keep("2017-07-05", three=plan("three"), four=plan("four"))
    done = run("due", "-p", "three.yaml", "-p", "four.yaml", "--since", "HEAD~1")
    assert (done.returncode, done.stdout) == (3, "")
    short = git("rev-parse", "--short", "HEAD~1")
    words = f'was not in commit {short} of 5 July 2017, the revision "HEAD~1".'
    assert done.stderr.splitlines() == [
        f"actionplan: three.yaml {words}",
        f"actionplan: four.yaml {words}",
        "actionplan: None of the plans has an earlier version of that name.",
    ]


@pytest.mark.parametrize(
    ("since", "compared", "whose"),
    [
        ("HEAD", 'the revision "HEAD": commit {} of 2 May 2017, as at 2 May 2017', "p7 and p8 (not in commit {} of 2"),
        (
            "1 May 2017",
            "what is dated in the plans themselves, as at 1 May 2017",
            "9 plans (git has no commit as early",
        ),
    ],
)
def test_of_many_plans_it_is_said_once(  # noqa: PLR0917 - the same
    tmp_path: Path, run: Run, keep: Keep, since: str, compared: str, whose: str
) -> None:
    names = [f"p{n}" for n in range(9)]
    short = keep("2017-05-02", **{name: plan(name) for name in names[:7]})
    for name in names[7:]:
        (tmp_path / f"{name}.yaml").write_text(plan(name), encoding="utf-8")
    done = run("due", "-p", ".", "--since", since, *AUGUST)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        f"Compared with {compared.format(short)}. No earlier version was found of {whose.format(short)}" in done.stdout
    )
    assert done.stdout.count("may be incomplete") == 1


def test_commits_of_several_repositories_are_each_named(run: Run, keep: Keep) -> None:
    one = keep("2017-05-02", jsp=plan("jsp"))
    other = keep("2017-06-02", folder="apart", watford=plan("watford"))
    done = run("changes", "-p", "jsp.yaml", "-p", "apart/watford.yaml", "--since", "June 2017", *AUGUST)
    assert (
        f'From the day "June 2017": commit {one} of 2 May 2017 (jsp) and commit {other} of 2 June 2017 (watford), the '
        "last by the end of 30 June 2017, as at 30 June 2017."
    ) in done.stdout
    day = run("changes", "-p", "jsp.yaml", "-p", "apart/watford.yaml", "--since", "HEAD", *AUGUST)
    assert day.returncode == 2
    assert (
        "--since means different days: 2 May 2017 in jsp, and 2 June 2017 in watford. Give a day instead." in day.stderr
    )


def test_a_plan_that_was_renamed_is_the_same_and_was_waited_for_by_its_old_name(run: Run, keep: Keep) -> None:
    keep("2017-05-02", jsp=plan("jsp"), three=plan("three", IN_LINE))
    keep("2017-07-05", jsp=plan("joint"))
    about = ("-p", "three.yaml", "-p", "jsp.yaml", "--format", "json")
    changed = answer(run("changes", *about, "--since", "June 2017", *AUGUST))["rows"]
    moved = [(row["plan"], row["due"], row["was"]["due"]) for row in changed if row["section"] == "date moved"]
    assert moved == [("three", None, "2018-05-31")]
    assert {row["plan"] for row in changed} == {"three", "joint"}
    then = answer(run("show", *about, "--plan-at", "June 2017"))["rows"]
    assert [(row["plan"], row["due"]) for row in then] == [("three", "2018-05-31"), ("jsp", "2018-05-31")]
