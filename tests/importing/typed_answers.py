"""A command on a terminal of its own, with answers typed into it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

_ON_OWN_TERMINAL = """
import fcntl, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from actionplan.cli import main
main()
"""
"""The program, which Ctrl+C on its terminal reaches, even if the tests run in the background, where it is ignored."""

CTRL_C = "\x03"


def talk(folder: Path, answers: str, *arguments: str, first: str = "") -> tuple[int, str]:
    """Run the program on a terminal of its own, and type some answers, once it has printed what is to be `first`."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _ON_OWN_TERMINAL, *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    os.close(theirs)
    printed = b""
    is_answered = False
    try:
        while True:
            if first.encode() in printed and not is_answered:
                os.write(ours, answers.encode())
                is_answered = True
            is_silent = not select.select([ours], [], [], 2 if is_answered and answers == CTRL_C else None)[0]
            if is_silent:  # Ctrl+C just before the program waits for an answer may be lost
                is_answered = False
                continue
            if not (piece := os.read(ours, 65536)):
                break
            printed += piece
    except OSError:  # how Linux says that the other end was closed
        pass
    os.close(ours)
    return child.wait(), printed.decode().replace("\r\n", "\n")
