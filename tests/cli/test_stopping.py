"""Control-C: no moment has a traceback or loses it, and what is written is also said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows interrupts a program another way"),
]


Stop = Callable[..., subprocess.CompletedProcess[bytes]]

OPENING = """
import atexit, linecache, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
def interrupt():
    os.kill(os.getpid(), signal.SIGINT)
"""

ENDING = """
from actionplan.cli import main
main()
"""


@pytest.fixture
def stop(tmp_path: Path, surroundings: dict[str, str]) -> Stop:
    """Runs the program with a few lines of Python before it, which call `interrupt` at some moment."""

    def run(script: str, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 - the command is ours
            [sys.executable, "-c", OPENING + script + ENDING, *words],
            cwd=tmp_path,
            env=surroundings | variables,
            capture_output=True,
            check=False,
            timeout=60,
        )

    return run


STOPPED_AT = """
places = sys.argv.pop().split(", ")
def watch(event, arguments):
    names = (str(each) if event == "import" else os.path.basename(str(each)).split(".")[0] for each in arguments[:2])
    if any(f"{event} {name}" in places for name in names):
        interrupt()
if "exit" in places:
    atexit.register(interrupt)
sys.addaudithook(watch)
"""


def test_whoever_stops_it_gets_no_traceback(tmp_path: Path, surroundings: dict[str, str]) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "actionplan", "new", "--period", "2017/18"],
        cwd=tmp_path,
        env=surroundings,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What is run in the background, as tests may be, is started deaf to Control-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - tests have one thread
    )
    assert program.stderr
    assert program.stderr.read(4) == b"What"  # it is asking
    program.send_signal(signal.SIGINT)
    told = program.communicate()[1]
    assert program.returncode == 130
    assert told.endswith(b"actionplan: Stopped.\n")
    assert b"Traceback" not in told
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("completion", [{}, {"_ACTIONPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "actionplan du"}])
@pytest.mark.parametrize("module", ["actionplan.cli.app", "typer", "actionplan.cli.guard", "actionplan.cli.panels"])
def test_whoever_stops_it_while_it_starts_gets_no_traceback(
    stop: Stop, completion: dict[str, str], module: str
) -> None:
    done = stop(STOPPED_AT, f"import {module}", **completion, COMP_CWORD="1")
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_nothing_is_imported_before_the_program_looks_for_a_stop(surroundings: dict[str, str]) -> None:
    """Only Python itself can then print a traceback, while it starts."""
    script = "import sys; before = {*sys.modules, 'gc'}; import actionplan.cli; print(*sorted({*sys.modules} - before))"
    done = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-S", "-c", script], env=surroundings, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("actionplan actionplan.cli\n", "")


STOPPED_AT_RETURN = """
name = sys.argv.pop()
def watch(frame, event, argument):
    if event == "return" and frame.f_code.co_name == name and frame.f_globals["__name__"].startswith("actionplan."):
        sys.setprofile(None)
        interrupt()
sys.setprofile(watch)
"""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("name", "status"), [("_run", 130), ("run_guarded", 130), ("run_program", 0), ("main", 0)])
def test_whoever_stops_it_at_its_end_gets_no_traceback(stop: Stop, name: str, status: int) -> None:
    done = stop(STOPPED_AT_RETURN, "due", name)
    assert (done.returncode, b"Traceback" in done.stderr) == (status, False)
    assert done.stdout


LOST_AT = """
places = sys.argv.pop().split(", ")
class Left:
    def __del__(self):
        interrupt()
        for _ in range(100):
            pass
def watch(event, arguments):
    if event == "import" and arguments[0] == "typer":
        Left()
if "exit" in places:
    atexit.register(interrupt)
sys.addaudithook(watch)
"""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("where", ["import typer", "import typer, exit"])
@pytest.mark.parametrize("script", [STOPPED_AT, LOST_AT], ids=["stopped", "lost"])
def test_a_stop_in_an_import_is_neither_lost_nor_printed(stop: Stop, script: str, where: str) -> None:
    """Nor is one that comes after it, at the end."""
    done = stop(script, "due", where)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    ("words", "where", "status"),
    [
        ("due", "open reports", 130),
        ("due", "open plan", 130),
        ("due", "import yaml", 130),
        ("due", "open due", 130),
        ("due -o due.csv", "open cells", 130),
        ("validate", "open runner", 130),
        ("validate", "open plan", 130),
        ("due", "exit", 0),
        ("validate", "exit", 0),
    ],
)
def test_whoever_stops_it_while_it_works_gets_no_traceback(
    stop: Stop, folder: Path, words: str, where: str, status: int
) -> None:
    before = sorted(folder.iterdir())
    done = stop(STOPPED_AT, *words.split(), where)
    assert (done.returncode, b"Traceback" in done.stderr) == (status, False)
    assert done.stderr.endswith(b"actionplan: Stopped.\n") is bool(status)
    assert bool(done.stdout) is not bool(status)
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "where", "said"),
    [
        ("complete 1.1a --on 2017-07-04 --yes", "os.rename plan", b"Recorded: 1.1a is complete"),
        ("due -o due.csv", "os.rename due", b"Wrote due.csv"),
        ("demo demo.yaml", "open demo", b"demo.yaml was written"),
        ("roll-over --to 2018/19 -o next.yaml --yes --leave-out all", "open next", b"next.yaml is written"),
    ],
)
def test_what_is_written_is_said_although_it_is_stopped(
    stop: Stop, folder: Path, words: str, where: str, said: bytes
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = stop(STOPPED_AT, *words.split(), where)
    assert (done.returncode, done.stderr) == (130, b"actionplan: Stopped.\n")
    assert said in done.stdout
    assert {path.name: path.read_bytes() for path in folder.iterdir()} != before


STOPPED_WHILE_TIDYING = """
class Left:
    def __del__(self):
        interrupt()
def leave(event, arguments):
    global left
    if event == "open" and str(arguments[0]).endswith("plan.yaml"):
        left = None
        while True:  # a short command would be done before it is stopped
            pass
left = Left()
sys.addaudithook(leave)
"""


@pytest.mark.usefixtures("folder")
def test_a_stop_while_python_tidies_up_is_not_lost(stop: Stop) -> None:
    done = stop(STOPPED_WHILE_TIDYING, "due")
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"actionplan: Stopped.\n")


STOPPED_IN_A_WORKBOOK = """
def watch(frame, event, argument):
    return stop if frame.f_code.co_name == "_convert" and "openpyxl" in frame.f_code.co_filename else None
def stop(frame, event, argument):
    if "expected_type(value)" in linecache.getline(frame.f_code.co_filename, frame.f_lineno):
        sys.settrace(None)
        interrupt()
    return stop
import openpyxl
sys.settrace(watch)
"""


def test_a_stop_is_not_taken_for_a_fault_of_a_workbook(stop: Stop, tmp_path: Path) -> None:
    made, workbook = BytesIO(), openpyxl.Workbook()
    workbook.save(made)
    (tmp_path / "plan.xlsx").write_bytes(made.getvalue())
    done = stop(STOPPED_IN_A_WORKBOOK, "import", "plan.xlsx", "--period", "2017/18")
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"actionplan: Stopped.\n")
