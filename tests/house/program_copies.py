"""Begin the program in a copy of a process that has imported it already, with streams of its own.

To start Python and import the program takes six times as long. A copy has what tests of terminals, pipes, variables and
signals need. It does not show what Python itself reads when it starts, what is imported, or how Python ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from pkgutil import walk_packages
from typing import Any
from unittest.mock import patch

import actionplan.cli

_RUN = """
import fcntl, os, signal, sys, termios, time
os.setsid()
for number, stream in enumerate(streams):
    os.dup2(stream.fileno(), number)
if os.isatty(0):
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.environ.clear()
os.environ.update(variables)
time.tzset()
os.chdir(folder)
encoding = variables.get("PYTHONIOENCODING", "")
errors = "strict" if encoding else "surrogateescape"
sys.stdin, sys.stdout, sys.stderr = (
    open(number, mode, 1 if number == 2 or os.isatty(number) else -1, encoding or "utf-8", errors, closefd=False)
    for number, mode, errors in ((0, "r", errors), (1, "w", errors), (2, "w", "backslashreplace"))
)
sys.argv = ["actionplan", *arguments]
signal.signal(signal.SIGINT, signal.default_int_handler)
from actionplan.cli import main
main()
"""
"""What a copy does: it takes its streams, its terminal and its variables, as Python does, and is the program."""


def begin_copy(
    arguments: Sequence[str], folder: Path, variables: Mapping[str, str], streams: Sequence[int]
) -> BaseProcess:
    """Begin to run the program in a folder. The descriptors of its three streams stay open here."""
    given = [Connection(os.dup(stream)) for stream in streams]
    values = {"arguments": arguments, "folder": str(folder), "variables": dict(variables), "streams": given}
    copy: BaseProcess = _get_copier().Process(target=exec, args=(_RUN, values))
    with patch.dict(vars(sys.modules["__main__"])) as main:
        main.pop("__file__", None)  # which a copy would run again: it is pytest
        copy.start()
    for each in given:
        each.close()
    return copy


def run_copy(arguments: Sequence[str], folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, with nothing on standard input and a pipe each for what it says."""
    nothing, (out, to_out), (error, to_error) = os.open(os.devnull, os.O_RDONLY), os.pipe(), os.pipe()
    copy = begin_copy(arguments, folder, variables, (nothing, to_out, to_error))
    for each in (nothing, to_out, to_error):
        os.close(each)
    with ThreadPoolExecutor() as readers:
        said = list(readers.map(_read_all, (out, error)))
    copy.join()
    assert copy.exitcode is not None
    return subprocess.CompletedProcess(arguments, copy.exitcode, *said)


def _read_all(descriptor: int) -> str:
    with open(descriptor, encoding="utf-8") as pipe:
        return pipe.read()


@cache
def _get_copier() -> Any:
    """Return what makes copies of a process that has imported the command line and Rich, and nothing of the tests.

    Typer, which draws the help with Rich, reads variables when that part of it is imported. So it comes later.
    """
    copier = get_context("forkserver")
    parts = (each.name for each in walk_packages(actionplan.cli.__path__, "actionplan.cli."))
    copier.set_forkserver_preload([*parts, "rich.markdown", "rich.panel", "rich.table", "rich.traceback"])
    return copier
