"""`actionplan timeline`, from the command line to what is sent."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

AS_AT = ("--as-at", "15 September 2017")

DRAWN = """\
Timeline of April 2017 to March 2018, as at 15 September 2017
=============================================================
Corporate Action Plan 2017/18, Hertsmere Borough Council

Being an Enterprising Council
-----------------------------
      2017                                2018
Ref   Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar   Status   Due or done  Output and measure
1.1a          ============.|                            overdue  31 Aug 2017  Agreed (Caf\\xe9 "strategy" - agreed)
1.1b                      =|==                          due      30 Sep 2017  Published (Caf\\xe9 "strategy" - agreed)

==== still to do   .... how late   | as at 15 September 2017
"""


@pytest.mark.usefixtures("folder")
def test_a_pipe_without_unicode_has_the_year_in_ascii(launch: Run) -> None:
    done = launch("timeline", *AS_AT, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(DRAWN)
    assert "\x1b" not in done.stdout


def test_a_pipe_with_unicode_has_the_same_in_blocks(ask: Run) -> None:
    made = ask("timeline", *AS_AT).stdout
    assert "1.1a          ▒▒▒▒▒▒▒▒▒▒▒▒·│" in made
    assert "Agreed (Café “strategy” – agreed)\n" in made


def test_it_is_narrowed_as_any_question(ask: Run) -> None:
    made = ask("timeline", *AS_AT, "--status", "overdue", "--theme", "enterprising").stdout
    assert "1.1a" in made
    assert "1.1b" not in made
    assert "No target matches" in ask("timeline", *AS_AT, "--text", "nothing of the kind").stdout


def test_its_rows_are_data(ask: Run) -> None:
    made = json.loads(ask("timeline", *AS_AT, "--format", "json").stdout)
    assert (made["question"], made["period"]) == ("timeline", ["2017-04-01", "2018-03-31"])
    rows = list(csv.DictReader(StringIO(ask("timeline", *AS_AT, "--format", "csv").stdout)))
    assert [row["ref"] for row in rows] == [row["ref"] for row in made["rows"]] == ["1.1a", "1.1b"]


def test_markdown_says_it_in_words(ask: Run) -> None:
    made = ask("timeline", *AS_AT, "--format", "md").stdout
    assert "| June to August 2017" in made
    assert "overdue, 15 days late" in made


@pytest.mark.parametrize("arguments", [("-o", "year.svg"), ("--format", "svg", "-o", "year.picture")])
def test_a_picture(folder: Path, ask: Run, arguments: tuple[str, ...]) -> None:
    done = ask("timeline", *AS_AT, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote {arguments[-1]}, 6 kB\n", "")
    made = (folder / arguments[-1]).read_bytes()
    assert ET.fromstring(made).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own
    assert ask("timeline", *AS_AT, "--format", "svg").stdout.encode() == made


@pytest.mark.parametrize("command", ["due", "overdue", "show", "report", "by-officer", "slipped"])
def test_other_questions_cannot_be_drawn(folder: Path, ask: Run, command: str) -> None:
    done = ask(command, *AS_AT, "-o", "year.svg")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "actionplan: Only the timeline can be drawn as svg: actionplan timeline -o year.svg.\n"
    assert not (folder / "year.svg").exists()


def test_a_plan_with_errors_says_so_in_the_picture(folder: Path, run: Run) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("period: 2017/18", "period: 2017/18\n  oficers: x"), "utf-8")
    for form in ("table", "svg"):
        assert "part of it may not be in this answer" in run("timeline", *AS_AT, "--format", form).stdout
