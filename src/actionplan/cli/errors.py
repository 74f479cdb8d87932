"""What can stop a command, the sentence that says so, and the exit status.

0 is fine, 1 the command's own "no", 2 wrong usage, 3 a file, 70 a bug. A sentence says what is wrong, where, and what
to write instead. It goes to the error stream, and never with a traceback, unless ACTIONPLAN_DEBUG asks for one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from traceback import print_exception

import typer

from actionplan.text.escaping import escape_control_in_lines

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


def run_guarded(run: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a command. Whatever stops it is reported in a sentence and becomes an exit status."""
    try:
        return run(arguments)
    except CliError as error:
        return _report(str(error), error.status)
    except typer.TyperException as error:
        return _report_usage(error)
    except (typer.Abort, KeyboardInterrupt):
        return _report("Stopped.", EXIT_STOPPED)
    except Exception as error:  # noqa: BLE001 - the last stand: a bug gets its own status
        return _report_other(error)


def say(sentence: str) -> None:
    """Tell the user something beside the answer, on the error stream."""
    if sys.stderr is not None:
        with suppress(OSError):  # an error stream that takes nothing has nobody to be told
            typer.echo(escape_control_in_lines(sentence), err=True)


def convert_setting_error(error: ValueError) -> CliError:
    """Make the error for a plan's setting that was given as an option, under the option's name."""
    words = str(error).replace("year_start", "--year-start")
    return CliError(f"{words[:1].upper()}{words[1:]}.")


def get_reason(error: OSError) -> str:
    """Give what the system says of a file, without the number and the name."""
    return error.strerror or str(error)


def _report(sentence: str, status: int) -> int:
    say(f"actionplan: {sentence}")
    return status


def _report_usage(error: typer.TyperException) -> int:
    """Report what Typer refused; the help that it shows to whoever gave no command comes as such an error too."""
    sentence, context = error.format_message(), getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        if sentence:  # Rich has printed it already
            say(sentence)
        return EXIT_USAGE
    similar = getattr(error, "possibilities", None)
    if similar:
        sentence = f"{getattr(error, 'message', sentence)}. Did you mean {' or '.join(sorted(similar))}?"
    end = "" if sentence.endswith(("?", ".")) else "."
    where = context.command_path if context else "actionplan"
    return _report(
        f"{sentence}{end} Run `{where} --help` for {'its options' if ' ' in where else 'a list'}.", EXIT_USAGE
    )


def _report_other(error: Exception) -> int:
    """Report a name that the plan does not have, or a bug."""
    if _is_unknown_name(error):
        return _report(str(error), EXIT_USAGE)
    if os.environ.get("ACTIONPLAN_DEBUG"):
        print_exception(error)
        return EXIT_BUG
    return _report(
        f"This is a fault in actionplan, not in your plan ({type(error).__name__}: {error}). "
        "Nothing was changed. Set ACTIONPLAN_DEBUG=1 and run it again to see where it happened, and report it.",
        EXIT_BUG,
    )


def _is_unknown_name(error: Exception) -> bool:
    names = sys.modules.get("actionplan.evaluation.registry")  # not imported: then nothing can have raised it
    return names is not None and isinstance(error, names.UnknownName)
