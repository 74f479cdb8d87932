"""The example of a joint plan: it is in order, and says what the article says of who has decided what."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Python = Callable[..., subprocess.CompletedProcess[str]]

JOINT = "examples/south-west-hertfordshire.yaml"
FIVE = ["Hertsmere Borough Council", "Watford Borough Council", "Three Rivers District Council"]
FIVE += ["St Albans District Council", "Dacorum Borough Council"]


@pytest.mark.parametrize("path", sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml")), ids=str)
def test_an_example_has_no_error(path: Path, python: Python) -> None:
    ran = python("-m", "actionplan", "validate", path)
    assert ran.returncode == 0, ran.stdout


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
