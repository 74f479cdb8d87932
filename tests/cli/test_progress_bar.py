"""The bar that shows while something is made that takes a while."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest

from actionplan.cli.errors import say
from actionplan.cli.io.progress_bar import hide_progress, show_progress

pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test on")

FOREVER = 3600.0


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Makes the error stream a terminal, and gives what its words can be read from.

    No fixture: pytest puts its own stream back between a fixture and its test.
    """
    ours, theirs = os.openpty()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    with os.fdopen(theirs, "w", encoding="utf-8") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        yield ours
    os.close(ours)


def read(ours: int) -> bytes:
    """What a terminal shows next."""
    assert select([ours], [], [], 30)[0], "nothing was shown"
    return os.read(ours, 4096)


def test_it_shows_what_is_made_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = b""
    with terminal(monkeypatch) as ours, show_progress("Making [b]{plan}.xlsx", patience=0):
        while b"Making [b]{plan}.xlsx" not in shown:
            shown += read(ours)


def test_work_inside_other_work_changes_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = b""
    with terminal(monkeypatch) as ours, show_progress("Checking", patience=0):
        with show_progress("Reading a.yaml", patience=FOREVER):
            while b"Reading a.yaml" not in shown:
                shown += read(ours)
        shown = b""
        while b"Checking" not in shown:
            shown += read(ours)


def test_it_is_away_before_anything_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as ours, show_progress("Checking", patience=0):
        while b"Checking" not in read(ours):
            pass
        hide_progress()
        while select([ours], [], [], 0)[0]:
            last = read(ours)
        assert last.endswith(b"\x1b[2K")
        with show_progress("Making", patience=FOREVER):
            pass
        assert select([ours], [], [], 0)[0] == []


def test_it_comes_again_after_a_sentence_that_is_printed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = f"a/{'long/' * 30}plan.yaml could not be read."
    with terminal(monkeypatch) as ours, show_progress("Checking", patience=0):
        shown = read(ours)
        with show_progress("Reading b.yaml", patience=FOREVER):
            say(sentence)
            while b"Reading b.yaml" not in shown.partition(sentence.encode())[2]:
                shown += read(ours)
        while b"Checking" not in shown.rpartition(b"Reading b.yaml")[2]:
            shown += read(ours)


def test_what_is_made_at_once_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as ours:
        with show_progress("Making plan.xlsx", patience=FOREVER):
            pass
        assert select([ours], [], [], 0)[0] == []


def test_there_is_none_for_whoever_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIONPLAN_PROGRESS", "off")
    with terminal(monkeypatch) as ours, show_progress("Making plan.xlsx", patience=0):
        assert select([ours], [], [], 0.5)[0] == []


def test_there_is_none_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    with show_progress("Making plan.xlsx", patience=0):
        pass
    assert capfd.readouterr().err == ""


def write_large_plan(folder: Path) -> None:
    """Writes a plan of so many targets that every step takes longer than nobody would wonder."""
    made = subprocess.run([sys.executable, PLANS, "10000"], check=True, capture_output=True)  # noqa: S603 - ours
    (folder / "plan.yaml").write_bytes(made.stdout)


def write_workbooks(folder: Path) -> None:
    """Writes many copies of the workbook of an officer."""
    (folder / "plan.yaml").write_text(ONE_TARGET, encoding="utf-8")
    asked = [sys.executable, "-m", "actionplan", "request-updates", "--as-at", "30 June 2017", "-o", "requests"]
    subprocess.run(asked, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own program
    workbook = folder / "requests" / "Clerk.xlsx"
    for number in range(200):
        workbook.with_stem(f"Clerk {number}").write_bytes(workbook.read_bytes())


PLANS = str(Path(__file__).parents[2] / "benchmarks" / "plans.py")

ONE_TARGET = """\
plan: {title: A, authority: B, period: 2017/18}
officers: [{name: Clerk}]
themes:
  - theme: A
    actions:
      - action: 1
        title: A
        outputs: [{output: 1.1, text: A, officer: Clerk, targets: [{date: June 2017}]}]
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("complete", "1.1a", "--on", "4 July 2017", "--yes"), "Checking the change"),
        (("validate", "--fix"), "Correcting plan.yaml"),
        (("validate", "--diff"), "Correcting plan.yaml"),
        (("roll-over", "--to", "2018/19", "--as-at", "1 March 2018"), "Working out the plan for 2018/19"),
        (("export", "-o", "plan.xlsx"), "Making plan.xlsx"),
        (("collect-updates", "requests"), "Reading workbook "),
        (("outstanding", "requests"), "Reading workbook "),
    ],
    ids=lambda each: "" if isinstance(each, str) else " ".join(each[:2]),
)
def test_long_work_says_what_it_does_and_is_stopped_calmly(
    tmp_path: Path, surroundings: dict[str, str], words: tuple[str, ...], shown: str
) -> None:
    (write_workbooks if "requests" in words else write_large_plan)(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ours, theirs = os.openpty()
    program = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "actionplan", *words],
        cwd=tmp_path,
        env=surroundings | {"ACTIONPLAN_PROGRESS": "", "COLUMNS": "80"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - as in a terminal
    )
    os.close(theirs)
    seen = _read_until(ours, shown.encode())
    program.send_signal(signal.SIGINT)
    seen += _read_until(ours, None)
    os.close(ours)
    assert (program.wait(), b"Traceback" in seen) == (130, False)
    assert seen.endswith(b"actionplan: Stopped.\r\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def _read_until(ours: int, words: bytes | None) -> bytes:
    """Reads a terminal up to some words, or to its end."""
    seen = b""
    while words is None or words not in seen:
        try:
            part = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end is closed
            part = b""
        if not part:
            assert words is None, seen.decode()
            break
        seen += part
    return seen
