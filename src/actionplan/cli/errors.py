"""What can stop a command: the sentence that says so, and the exit status.

The statuses are 0 for success, 1 for a refusal or errors in a plan, 2 for wrong usage, 3 for a file, and 70 for a bug.
A sentence says what is wrong, where, and what to write instead. It goes to the error stream. A traceback is printed
only if ACTIONPLAN_DEBUG is set.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from contextvars import ContextVar

from actionplan.cli.io.progress_bar import pause_progress
from actionplan.text.escaping import escape_control_in_lines
from actionplan.text.workflow_commands import escape_commands

_IS_VERBOSE = ContextVar("_IS_VERBOSE", default=False)
"""True if --verbose was given."""

EXIT_REFUSED = 1
EXIT_USAGE = 2
EXIT_FILE = 3
EXIT_BUG = 70
EXIT_STOPPED = 130


class CliError(Exception):
    """An error that stops the command: the sentences for the user, and the exit status."""

    def __init__(self, sentence: str, status: int = EXIT_USAGE) -> None:
        super().__init__(sentence)
        self.status = status


class FileError(CliError):
    """A file that could not be opened, read or written."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, EXIT_FILE)


def say(sentence: str) -> None:
    """Print a sentence for the user on the error stream, where GitHub would also read commands."""
    if sys.stderr is not None:
        with pause_progress(), suppress(OSError):  # if the error stream takes nothing, nobody is there to read it
            print(escape_commands(escape_control_in_lines(sentence)), file=sys.stderr, flush=True)  # noqa: T201 - for the user


def set_verbose(*, wanted: bool) -> None:
    """Let `say_more` print, or not."""
    _IS_VERBOSE.set(wanted)


def say_more(sentence: str) -> None:
    """Print a sentence as `say` does, for whoever gave --verbose."""
    if _IS_VERBOSE.get():
        say(sentence)


def convert_setting_error(error: ValueError) -> CliError:
    """Build the error for a plan's setting that was given as an option, under the option's name."""
    words = str(error).replace("year_start", "--year-start")
    return CliError(f"{words[:1].upper()}{words[1:]}.")


def get_reason(error: OSError) -> str:
    """Return what the system says about a file, without the number and the name."""
    return error.strerror or str(error)
