"""`actionplan decide` in a joint plan: whose decision it was, what becomes of the file, and what is said besides."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = """\
plan: {name: jsp, title: Joint Plan, authority: The partnership, period: 2017/18}
parties:
  - {party: Dacorum Borough Council, also: [Dacorum]}
  - {party: Watford Borough Council, also: [Watford], decides_by: [Cabinet, Full Council]}
bodies:
  - name: Members' Group
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Joint Plan
        monitored_by: [Members' Group]
        outputs:
          - output: 1.1
            text: Agree it
            officer: Head of Planning
            targets:
              - date: March 2018
                measures: [It is agreed]
                decisions:
                  - each party            # by its own council
                  - Members' Group        # last
"""


@pytest.fixture
def decide(tmp_path: Path, run: Run) -> Run:
    """Runs `actionplan decide 1.1` on a joint plan, as at 4 July 2017."""
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    return lambda *arguments: run("decide", "1.1", *arguments, "--on", "4 July 2017", "--yes")


@pytest.mark.parametrize(
    ("arguments", "after", "said"),
    [
        (
            ["--party", "dacorum", "--outcome", "approved", "--condition", "A review", "--condition", "No cost"],
            (
                f"{PLAN}                  - party: Dacorum Borough Council\n"
                "                    decided:\n"
                "                      - {on: 4 July 2017, outcome: approved, conditions: [A review, No cost]}\n"
            ),
            (
                "Dacorum Borough Council on 1.1, on 4 July 2017: approved. "
                "It still waits for Watford Borough Council and Members' Group."
            ),
        ),
        (
            ["--party", "Watford", "--body", "Cabinet", "--outcome", "deferred", "--to", "December 2017"],
            (
                f"{PLAN}                  - party: Watford Borough Council\n"
                "                    body: Cabinet\n"
                "                    decided:\n"
                "                      - {on: 4 July 2017, outcome: deferred, to: December 2017}\n"
            ),
            (
                "Cabinet of Watford Borough Council on 1.1, on 4 July 2017: deferred to December 2017. It still waits "
                "for Dacorum Borough Council, Watford Borough Council and Members' Group."
            ),
        ),
        (
            ["--body", "Members' Group", "--outcome", "not required"],
            PLAN.replace(
                "                  - Members' Group        # last\n",
                "                  - body: Members' Group        # last\n"
                "                    decided:\n"
                "                      - {on: 4 July 2017, outcome: not required}\n",
            ),
            (
                "Members' Group on 1.1, on 4 July 2017: not required. "
                "It still waits for Dacorum Borough Council and Watford Borough Council."
            ),
        ),
    ],
)
def test_only_the_lines_of_that_decision_come_in(
    tmp_path: Path, decide: Run, arguments: list[str], after: str, said: str
) -> None:
    done = decide(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
    assert (tmp_path / "plan.yaml").read_text("utf-8") == after


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--outcome", "approved"], 2, "Who decided? Use --body for a body of the plan, or --party for a party."),
        (["--body", "Cabinet", "--outcome", "approved"], 1, "Use --party."),
        (["--party", "Hertsmere", "--outcome", "approved"], 1, "1.1 does not need a decision from Hertsmere."),
        (["--party", "Dacorum", "--outcome", "deferred", "--to", "May 2017"], 1, "is not after 4 July 2017"),
    ],
)
def test_what_is_not_plain_leaves_the_plan_as_it_was(
    tmp_path: Path, decide: Run, arguments: list[str], status: int, said: str
) -> None:
    done = decide(*arguments)
    assert done.returncode == status
    assert said in " ".join(done.stderr.split())
    assert (tmp_path / "plan.yaml").read_text("utf-8") == PLAN


def test_a_deferral_past_the_date_of_the_target_is_told(decide: Run) -> None:
    done = decide("--party", "Dacorum", "--outcome", "deferred", "--to", "May 2018")
    told = " ".join(f"{done.stdout} {done.stderr}".split())
    assert 'the decision of Dacorum Borough Council was deferred to "May 2018", but target 1.1 is due on 31' in told


def test_an_error_that_the_plan_has_already_keeps_nobody_from_recording(tmp_path: Path, decide: Run) -> None:
    ended = f"{PLAN}                completed: 3 July 2017\n"
    (tmp_path / "plan.yaml").write_text(ended, "utf-8")
    for who in (["Dacorum"], ["Watford", "--body", "Full Council"]):
        done = decide("--party", *who, "--outcome", "approved")
        assert (done.returncode, "would be an error" in done.stderr) == (0, False)
    assert (tmp_path / "plan.yaml").read_text("utf-8").count("outcome: approved") == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Agreed", 'on 4 July 2017: approved ("Agreed"). It still waits for '),
        (
            "referred back",
            'on 4 July 2017: deferred ("referred back"). It still waits for ',
        ),
        (
            "not supported",
            'on 4 July 2017: refused ("not supported"). 1.1 does not go ahead',
        ),
        ("noted", "Noting is not approving. If they only have to note it, write"),
    ],
)
def test_the_words_of_minutes_are_understood(decide: Run, words: str, sentence: str) -> None:
    done = decide("--party", "Dacorum", "--outcome", words)
    assert done.returncode == 0, done.stderr
    assert sentence in done.stdout


@pytest.mark.parametrize("words", ["withdrawn", "recommended", "disagreed", "tabled"])
def test_other_words_get_the_list_and_no_guess(decide: Run, words: str) -> None:
    done = decide("--party", "Dacorum", "--outcome", words)
    outcomes = "approved, approved with amendments, deferred, refused, noted, not required"
    assert done.stderr == f'actionplan: --outcome "{words}" is not one of {outcomes}.\n'
