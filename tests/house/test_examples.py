"""The example of a joint plan: it is in order, says what the article says, and goes on as the article says it would."""

from __future__ import annotations

import difflib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Python = Callable[..., subprocess.CompletedProcess[str]]

JOINT = "examples/south-west-hertfordshire.yaml"
FIVE = ["Hertsmere Borough Council", "Watford Borough Council", "Three Rivers District Council"]
FIVE += ["St Albans District Council", "Dacorum Borough Council"]


@pytest.fixture
def joint(root: Path, tmp_path: Path) -> Path:
    """A copy of the joint plan, to write into."""
    return Path(shutil.copy(root / JOINT, tmp_path))


@pytest.fixture
def decide(joint: Path, python: Python) -> Callable[..., None]:
    """Records what a party decided of a target of the copy."""

    def record(ref: str, party: str, outcome: str, on: str) -> None:
        said = ("--party", party, "--outcome", outcome, "--on", on, "--yes")
        ran = python("-m", "actionplan", "decide", ref, *said, "-p", joint)
        assert ran.returncode == 0, ran.stdout

    return record


def ask_for_row(python: Python, joint: Path, ref: str, on: str) -> dict[str, Any]:
    """The row of a target in the answer of `decisions`, as at a day."""
    ran = python("-m", "actionplan", "decisions", ref, "-p", joint, "--as-at", on, "--format", "json")
    [row] = json.loads(ran.stdout)["rows"]
    return dict(row)


def test_no_example_has_anything_to_correct(python: Python) -> None:
    plans = sorted(path.as_posix() for path in Path("examples").glob("*.yaml"))
    ran = python("-m", "actionplan", "validate", "--strict", *plans)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "2 plans: nothing to correct")


def test_what_the_walk_through_shows_of_the_plan_stands_in_it(root: Path) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", (root / "examples" / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown
    assert [each for each in shown if each not in (root / JOINT).read_text("utf-8")] == []


def test_one_of_five_has_committed_itself_on_1_march_and_four_are_waited_for(python: Python) -> None:
    ran = python("-m", "actionplan", "decisions", "-p", JOINT, "--as-at", "2018-03-01", "--format", "json")
    commit, agree = json.loads(ran.stdout)["rows"]
    assert (commit["ref"], agree["ref"]) == ("1.1a", "1.2a")
    assert [(each["party"], each["outcome"]) for each in commit["decisions"]] == [
        (FIVE[0], "approved"),
        *((each, None) for each in FIVE[1:]),
    ]
    assert [(each["party"], each["outcome"]) for each in agree["decisions"]] == [(each, None) for each in FIVE]
    assert commit["waits_for"] == ", ".join(FIVE[1:])


def test_watfords_decision_is_lines_of_its_own_and_changes_its_line_only(
    joint: Path, decide: Callable[..., None], python: Python
) -> None:
    def seen() -> list[str]:
        ran = python("-m", "actionplan", "decisions", "1.1a", "-p", joint, "--as-at", "2018-03-13")
        return [line for line in ran.stdout.splitlines() if line.startswith(tuple(FIVE))]

    file, answer = joint.read_text("utf-8").splitlines(), seen()
    decide("1.1a", "Watford", "approved", "13 March 2018")
    assert changes(file, joint.read_text("utf-8").splitlines()) == [
        "+                   - party: Watford Borough Council",
        "+                     decided:",
        "+                       - {on: 13 March 2018, outcome: approved}",
    ]
    assert changes(answer, seen()) == [
        "- Watford Borough Council        target date March 2018",
        "+ Watford Borough Council        + approved 13 Mar 2018",
    ]


def changes(old: list[str], new: list[str]) -> list[str]:
    """The lines that went and came."""
    return [line for line in difflib.ndiff(old, new) if line.startswith(("+ ", "- "))]


def test_the_work_goes_ahead_when_the_fifth_commits_itself_and_not_before(
    joint: Path, decide: Callable[..., None], python: Python
) -> None:
    for day, party in enumerate(FIVE[1:], 13):
        assert ask_for_row(python, joint, "1.1a", "2018-03-31")["completed"] is None
        decide("1.1a", party, "approved", f"{day} March 2018")
    assert ask_for_row(python, joint, "1.1a", "2018-03-31")["completed"] == "2018-03-16"
    assert ask_for_row(python, joint, "1.1a", "2018-03-15")["completed"] is None


def test_the_plan_does_not_go_ahead_while_one_refuses_it(
    joint: Path, decide: Callable[..., None], python: Python
) -> None:
    for party in FIVE[:4]:
        decide("1.2a", party, "approved", "2 March 2020")
    decide("1.2a", FIVE[4], "refused", "3 March 2020")
    row = ask_for_row(python, joint, "1.2a", "2020-03-31")
    assert (row["completed"], row["section"], row["held_up_by"]) == (None, "refused", [FIVE[4]])
    decide("1.2a", FIVE[4], "approved", "6 March 2020")
    assert ask_for_row(python, joint, "1.2a", "2020-03-31")["completed"] == "2020-03-06"


ROLL_OVER = ("roll-over", "--to", "2018/19", "--as-at", "31 March 2018", "--carry", "2.1b")


def test_the_example_of_the_next_year_is_what_the_command_makes(root: Path, tmp_path: Path, python: Python) -> None:
    folder = root / "examples" / "next-year"
    made = tmp_path / "made.yaml"
    ran = python("-m", "actionplan", *ROLL_OVER, "-p", folder / "hertsmere-2017.yaml", "-o", made)
    assert ran.returncode == 0, ran.stdout
    assert made.read_text("utf-8") == (folder / "hertsmere-2018.yaml").read_text("utf-8")


def test_both_years_are_sound_together(python: Python) -> None:
    ran = python("-m", "actionplan", "validate", "examples/next-year")
    assert ran.returncode == 0, ran.stdout
    found = set(re.findall(r"hertsmere-2018.yaml:\S+ (?:error|warning) (AP\d+)", ran.stdout))
    assert found == {"AP402", "AP405"}  # as in the shipped plan
