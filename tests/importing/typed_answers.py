"""A command on a terminal of its own, with answers typed into it."""

from __future__ import annotations

import os
import pty
import select
from pathlib import Path

from program_copies import begin_copy

CTRL_C = "\x03"


def talk(folder: Path, answers: str, *arguments: str, first: str = "") -> tuple[int, str]:
    """Run the program on a terminal of its own, and type some answers, once it has printed what is to be `first`."""
    ours, theirs = pty.openpty()
    variables = os.environ | {"TERM": "xterm", "NO_COLOR": "1"}
    child = begin_copy(arguments, folder, variables, (theirs,) * 3)
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
    child.join()
    assert child.exitcode is not None
    return child.exitcode, printed.decode().replace("\r\n", "\n")
