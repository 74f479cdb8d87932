"""On a terminal an import is a conversation: a question each, the report, the plan's first lines, and then the file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="Windows lends no terminal")
import pty

LINES = "Action,Lead,Target\nPlant trees,Head of Parks,95%\nDig the pond,Clerk,March 2025\n"


def _talk(folder: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """Run the program on a terminal of its own, and type some answers."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "actionplan", "import", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    printed = b""
    try:
        while piece := os.read(ours, 65536):
            printed += piece
    except OSError:  # how Linux says that the other end was closed
        pass
    os.close(ours)
    return child.wait(), printed.decode().replace("\r\n", "\n")


def test_what_is_unsure_is_asked_and_the_answers_are_kept(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    status, printed = _talk(tmp_path, "date\nTree plan\nAnytown Council\n2024/25\ny\n", "plan.csv")
    assert status == 0, printed
    assert "is it when it is due (date) or how one would know (measures)" in printed
    assert "The plan begins:" in printed
    text = (tmp_path / "plan.yaml").read_text("utf-8")
    assert '# Options: --map "Target=date"' in text
    assert "authority: Anytown Council" in text


def test_no_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    options = ("--title", "T", "--authority", "A", "--period", "2024/25", "--map", "Target=date")
    status, printed = _talk(tmp_path, "n\n", "plan.csv", *options)
    assert status == 2
    assert "Nothing was written." in printed
    assert not (tmp_path / "plan.yaml").exists()
