"""`actionplan decisions`, from the command line to what is sent."""

# ruff: noqa: E501 - a page keeps to its lines
from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ASKED = """measures: [Agreed]
                decisions:
                  - {body: HDL Board, decided: [{on: 4 July 2017, outcome: approved}]}
                  - {body: Full Council, planned: 20 September 2017, after: HDL Board}"""
AS_AT = ("--as-at", "15 September 2017")

PRINTED = """\
Decisions, as at 15 September 2017
==================================
Corporate Action Plan 2017/18, Hertsmere Borough Council

Decisions
---------
1 target needs 2 decisions: 1 given, 1 planned.

Ref   HDL Board              Full Council               Output
1.1a  + approved 4 Jul 2017  planned 20 September 2017  Caf\\xe9 "strategy" - agreed

Waiting
-------
Ref   Given   Waiting on    Could go ahead from  Officer          Status                 Output and measure
1.1a  1 of 2  Full Council  20 Sep 2017          Chief Executive  overdue, 15 days late  Caf\\xe9 "strategy" - agreed: Agreed

Signs: + given, - not required, > deferred, ! late, x refused.
"""


@pytest.fixture
def decide(ask: Run, folder: Path) -> Run:
    """Asks beside the small plan, of which one target needs two decisions."""
    plan = folder / "plan.yaml"
    text = plan.read_text("utf-8")
    assert "measures: [Agreed]" in text
    plan.write_text(text.replace("measures: [Agreed]", ASKED), "utf-8")
    return ask


@pytest.mark.usefixtures("decide")
def test_a_pipe_without_unicode_has_it_in_ascii(launch: Run) -> None:
    done = launch("decisions", *AS_AT, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(PRINTED)


def test_a_body_has_its_forward_plan(decide: Run) -> None:
    made = decide("decisions", "--body", "full council", *AS_AT).stdout
    assert made.startswith("Forward plan of Full Council, as at 15 September 2017\n")
    assert "HDL Board (approved 4 Jul 2017)" in made


def test_its_rows_are_data(decide: Run) -> None:
    made = json.loads(decide("decisions", "1.1", *AS_AT, "--format", "json").stdout)
    (row,) = made["rows"]
    assert (made["question"], row["section"]) == ("decisions", "waiting")
    common: dict[str, object] = {
        "party": None,
        "conditions": [],
        "minute": None,
        "key": False,
        "notice_by": None,
        "to_note": False,
        "consultation": None,
        "open": None,
        "closed_because": None,
        "documents": [],
    }
    given = {"body": "HDL Board", "planned": None, "outcome": "approved", "on": "2017-07-04", "state": "given"}
    undated: dict[str, object] = {"date": None, "by": None, "earliest": None, "after": [], "basis": None}
    planned = {"body": "Full Council", "planned": "2017-09-20", "outcome": None, "on": None, "state": "planned"}
    dated = {
        "date": "20 September 2017",
        "by": "2017-09-20",
        "earliest": "2017-09-20",
        "after": ["HDL Board"],
        "basis": "planned",
    }
    assert row["decisions"] == [given | undated | common, planned | dated | common]
    assert (row["held_up_by"], row["ahead_from"]) == ([], "2017-09-20")


@pytest.mark.parametrize("ending", ["md", "html", "csv", "json", "xlsx", "ods", "ics", "docx", "odt"])
def test_it_goes_into_every_kind_of_file(decide: Run, folder: Path, ending: str) -> None:
    done = decide("decisions", *AS_AT, "-o", f"answer.{ending}")
    is_told = ending == "ics" and done.stderr.startswith("The plan has no name, so calendars recognise")
    assert (done.returncode, "" if is_told else done.stderr) == (0, "")
    assert (folder / f"answer.{ending}").stat().st_size


def test_an_unknown_ref_is_refused_in_a_sentence(decide: Run) -> None:
    done = decide("decisions", "7.7", *AS_AT)
    assert (done.returncode, done.stdout) == (2, "")
    assert 'no action, output or target "7.7"' in done.stderr
