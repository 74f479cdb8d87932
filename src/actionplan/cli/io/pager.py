"""Showing a long answer in a pager, as git does. Whatever becomes of the pager, the answer is not lost."""

from __future__ import annotations

import os
import subprocess

from actionplan.cli.io.progress_bar import hide_progress
from actionplan.cli.io.screen import encode_for_screen, write_output
from actionplan.cli.io.stopping import note_stop

_SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""What git sets for `less` and `lv` unless somebody has set it: colours, and an answer that stays on the screen."""


def show_in_pager(answer: str, pager: str) -> None:
    """Show an answer in a pager, a line for the shell. If the pager fails, write the answer to the screen instead.

    A reader may leave the pager early, or stop it with Control-C. Then there is nothing more to write.
    """
    hide_progress()
    with note_stop() as has_stopped:
        status = _run(pager, encode_for_screen(answer))
    if status and not has_stopped():
        write_output(answer)


def _run(pager: str, content: bytes) -> int:
    """Run a pager with something to show, and return its exit status. It is not 0 if the pager could not be started."""
    try:
        with subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, env=_SETTINGS | os.environ) as program:  # noqa: S602 - a person's own PAGER is a line for the shell
            program.communicate(content)
    except OSError:
        return 1
    return program.returncode
