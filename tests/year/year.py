"""Play a year of the shipped plan: the commands of `year.txt`, with each month committed on its last day.

`python tests/year/year.py` writes `quarters.txt` again: the section and status of every target at the end of each
quarter, and what changed from one quarter to the next. Read what git says has changed in it.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from actionplan.dates import Context, read_date

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

QUARTERS = {
    "2017-06-30": "Q1 2017/18",
    "2017-09-30": "Q2 2017/18",
    "2017-12-31": "Q3 2017/18",
    "2018-03-31": "Q4 2017/18",
}
"""The days that have a table in `quarters.txt`, and the quarter that each ends."""

CHANGES = ("changes", "--since", "end June 2017", "--until", "end Sept 2017")

Row = dict[str, Any]
"""A row of a report in JSON."""

Run = Callable[..., str]
"""Runs the program in a folder with some words, and returns what it prints."""


class Month(NamedTuple):
    """A month's last day, and its commands."""

    last: str
    commands: tuple[tuple[str, ...], ...]


def list_months() -> Iterator[Month]:
    """Yield the months of `year.txt`: each heading is a month, with a command on each line under it."""
    _, *parts = (HERE / "year.txt").read_text(encoding="utf-8").split("\n\n# ")
    for part in parts:
        heading, *lines = part.strip().split("\n")
        last = read_date(heading, Context("2017/18")).due
        assert last, heading
        yield Month(last.isoformat(), tuple(tuple(shlex.split(line)) for line in lines))


def run_program(folder: Path, *arguments: str) -> str:
    """Run the program, which must not fail, and return what it prints."""
    return _run(folder, [sys.executable, "-m", "actionplan", *arguments], {})


def play(folder: Path, run: Run = run_program) -> Iterator[str]:
    """Keep the plan in a repository in the folder, a month at a time. Yield each month's last day after its commit."""
    shutil.copy(ROOT / "plan.yaml", folder)
    _run_git(folder, "2017-03-31", "init", "--quiet", "--initial-branch=main")
    _commit(folder, "2017-03-31", "The plan as published")
    for last, commands in list_months():
        for command in commands:
            run(folder, *command, "--yes")
        _commit(folder, last, f"To {last}")
        yield last


def print_reports(folder: Path, day: str, run: Run = run_program) -> str:
    """Return what is printed at the end of a quarter, as at its last day."""
    reports = (
        ("due", "--in", QUARTERS[day]),
        ("overdue",),
        ("slipped",),
        ("by-officer",),
        ("show",),
        ("show", "1.4"),
        ("show", "2.1b"),
        ("show", "9.2b"),
    )
    return "\n\n".join(run(folder, *report, "--as-at", day) for report in reports)


def tabulate_quarter(folder: Path, day: str, run: Run = run_program) -> str:
    """Return a line for each target: its dates, status, lateness, RAG, and its sections in three reports."""
    due, overdue, slipped = (
        _list_rows(folder, run, *report, "--as-at", day)
        for report in (("due", "--in", QUARTERS[day]), ("overdue",), ("slipped",))
    )
    sections: defaultdict[str, list[str]] = defaultdict(list)
    for row in (*due, *overdue, *slipped):
        sections[row["ref"]].append(row["section"])
    columns = "{:6}{:12}{:13}{:12}{:>4} {:7}{:7}{:>7}  {}"
    lines = [columns.format("ref", "due", "status", "completed", "late", "colour", "rag", "slipped", "sections")]
    for row in _list_rows(folder, run, "show", "--as-at", day):
        names = ("ref", "due", "status", "completed", "days_late", "colour", "rag", "slipped_days")
        words = ["-" if row[name] is None else row[name] for name in names]
        lines.append(columns.format(*words, "; ".join(sections[row["ref"]])).rstrip())
    return "\n".join([f"# {day}", *lines, ""])


def tabulate_changes(folder: Path, run: Run = run_program) -> str:
    """Return a line for each change from the end of one quarter to that of the next."""
    rows = _list_rows(folder, run, *CHANGES)
    lines = [f"{row['section']:20}{row['ref']:6}{_format_change(row)}".rstrip() for row in rows]
    return "\n".join(["# Changes from 2017-06-30 to 2017-09-30", *lines, ""])


def tabulate_year(folder: Path) -> str:
    """Play the year in a folder and return all the tables, each as it is at the end of its quarter."""
    tables = [tabulate_quarter(folder, last) for last in play(folder) if last in QUARTERS]
    return "\n".join([*tables, tabulate_changes(folder)])


def _list_rows(folder: Path, run: Run, *arguments: str) -> list[Row]:
    rows: list[Row] = json.loads(run(folder, *arguments, "--format", "json"))["rows"]
    return rows


def _format_change(row: Row) -> str:
    event, was = row["event"], row["was"] or {}
    keys = ("on", "what", "by") if row["section"] == "decided" else ("on", "what")
    words = [str(event[key]) for key in keys if event[key]] if event else []
    return ", ".join([*words, *(f"{name} was {value}" for name, value in was.items())])


def _commit(folder: Path, day: str, message: str) -> None:
    _run_git(folder, day, "add", "plan.yaml")
    _run_git(folder, day, "commit", "--quiet", "--message", message)


def _run_git(folder: Path, day: str, *arguments: str) -> None:
    """Run git under an identity of the test's own, as at the end of that day's work."""
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in _PERSON.items()}
    when = {f"GIT_{role}_DATE": f"{day}T17:30:00" for role in ("AUTHOR", "COMMITTER")}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    _run(folder, ["git", *arguments], who | when | own)


_PERSON = {"NAME": "Planning Officer", "EMAIL": "officer@example.org"}


def _run(folder: Path, command: list[str], variables: dict[str, str]) -> str:
    plain = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "TZ": "UTC"}
    done = subprocess.run(  # noqa: S603 - our own program, and git
        command, cwd=folder, env=os.environ | plain | variables, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        (HERE / "quarters.txt").write_text(tabulate_year(Path(name)), encoding="utf-8")
