"""What can stop a command, the sentence that says so, and the exit status.

0 is fine, 1 the command's own "no", 2 wrong usage, 3 a file, 70 a bug. A sentence says what is wrong, where, and what
to write instead. It goes to the error stream, and never with a traceback, unless ACTIONPLAN_DEBUG asks for one.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from actionplan.text.escaping import escape_control_in_lines
from actionplan.text.workflow_commands import escape_commands

EXIT_REFUSED = 1
EXIT_USAGE = 2
EXIT_FILE = 3
EXIT_BUG = 70
EXIT_STOPPED = 130


class CliError(Exception):
    """Something that the command cannot go on with: the sentences for the user, and the exit status."""

    def __init__(self, sentence: str, status: int = EXIT_USAGE) -> None:
        super().__init__(sentence)
        self.status = status


class FileError(CliError):
    """A file that could not be opened, read as a plan at all, or written."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, EXIT_FILE)


def say(sentence: str) -> None:
    """Tell the user something beside the answer, on the error stream, where GitHub would read commands too."""
    if sys.stderr is not None:
        with suppress(OSError):  # an error stream that takes nothing has nobody to be told
            print(escape_commands(escape_control_in_lines(sentence)), file=sys.stderr, flush=True)  # noqa: T201 - for the user


def convert_setting_error(error: ValueError) -> CliError:
    """Make the error for a plan's setting that was given as an option, under the option's name."""
    words = str(error).replace("year_start", "--year-start")
    return CliError(f"{words[:1].upper()}{words[1:]}.")


def get_reason(error: OSError) -> str:
    """Give what the system says of a file, without the number and the name."""
    return error.strerror or str(error)
