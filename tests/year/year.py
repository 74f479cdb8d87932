"""A plan's year, played: the commands of `year.txt` on the shipped plan, each month committed on its last day.

`python tests/year/year.py` prints the golden reports again: read what git says has changed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from actionplan.dates import Context, read_date

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

QUARTERS = {
    "2017-06-30": "Q1 2017/18",
    "2017-09-30": "Q2 2017/18",
    "2017-12-31": "Q3 2017/18",
    "2018-03-31": "Q4 2017/18",
}
"""The days that have a golden report, and the quarter that each ends."""

BETWEEN = ("--since", "end June 2017", "--until", "end Sept 2017")


class Month(NamedTuple):
    """A month's last day, and the commands of it."""

    last: str
    commands: tuple[tuple[str, ...], ...]


def months() -> Iterator[Month]:
    """The months of `year.txt`: a heading that is a month, and a command on each line under it."""
    _, *parts = (HERE / "year.txt").read_text(encoding="utf-8").split("\n\n# ")
    for part in parts:
        heading, *lines = part.strip().split("\n")
        last = read_date(heading, Context("2017/18")).due
        assert last, heading
        yield Month(last.isoformat(), tuple(tuple(shlex.split(line)) for line in lines))


def play(folder: Path) -> Iterator[str]:
    """Keep the plan in a repository in the folder, a month at a time: each month's last day when it is committed."""
    shutil.copy(ROOT / "plan.yaml", folder)
    _git(folder, "2017-03-31", "init", "--quiet", "--initial-branch=main")
    _commit(folder, "2017-03-31", "The plan as published")
    for last, commands in months():
        for command in commands:
            actionplan(folder, *command, "--yes")
        _commit(folder, last, f"To {last}")
        yield last


def report(folder: Path, day: str) -> str:
    """What is printed at the end of a quarter, as at its last day."""
    questions = (
        ("due", "--in", QUARTERS[day]),
        ("overdue",),
        ("slipped",),
        ("by-officer",),
        ("show",),
        ("show", "1.4"),
        ("show", "2.1b"),
        ("show", "9.2b"),
    )
    return "\n\n".join(actionplan(folder, *question, "--as-at", day) for question in questions)


def changes(folder: Path) -> str:
    """What changed from the end of one quarter to that of the next."""
    return actionplan(folder, "changes", *BETWEEN)


def actionplan(folder: Path, *arguments: str) -> str:
    """What the program prints; it must not fail."""
    return _ran(folder, [sys.executable, "-m", "actionplan", *arguments], {})


def regenerate() -> None:
    """Write the report of each quarter, and what changed between two of them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for last in play(folder):
            if last in QUARTERS:
                _write(last, report(folder, last))
        _write("changes", changes(folder))


def _write(name: str, text: str) -> None:
    (HERE / f"{name}.txt").write_text(text, encoding="utf-8")


def _commit(folder: Path, day: str, message: str) -> None:
    _git(folder, day, "add", "plan.yaml")
    _git(folder, day, "commit", "--quiet", "--message", message)


def _git(folder: Path, day: str, *arguments: str) -> None:
    """Git under an identity of the test's own, and at the end of that day's work."""
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in _PERSON.items()}
    when = {f"GIT_{role}_DATE": f"{day}T17:30:00" for role in ("AUTHOR", "COMMITTER")}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    _ran(folder, ["git", *arguments], who | when | own)


_PERSON = {"NAME": "Planning Officer", "EMAIL": "officer@example.org"}


def _ran(folder: Path, command: list[str], variables: dict[str, str]) -> str:
    plain = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "TZ": "UTC"}
    ran = subprocess.run(  # noqa: S603 - our own program, and git
        command, cwd=folder, env=os.environ | plain | variables, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, f"{shlex.join(command)}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


if __name__ == "__main__":
    regenerate()
