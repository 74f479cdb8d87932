"""The guard around every command: whatever stops it becomes a sentence and an exit status, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from traceback import format_exception

import typer

from actionplan.cli.errors import EXIT_BUG, EXIT_FILE, EXIT_STOPPED, EXIT_USAGE, CliError, say
from actionplan.cli.io.stopping import pass_on_stop
from actionplan.cli.usage_errors import describe_usage_error

COMPLETION_VARIABLE = "_ACTIONPLAN_COMPLETE"
"""Set by a shell that asks for completions."""


def run_guarded(run: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a command, and return its exit status. Whatever stops it is reported in a sentence."""
    sys.unraisablehook = pass_on_stop
    try:
        return run(arguments)
    except CliError as error:
        return _report_stop(_add_notes(error), error.status)
    except typer.TyperException as error:
        return _report_usage(error, arguments)
    except (typer.Abort, KeyboardInterrupt):
        # Beside what somebody is typing, a completion says nothing.
        return EXIT_STOPPED if COMPLETION_VARIABLE in os.environ else _report_stop("Stopped.", EXIT_STOPPED)
    except Exception as error:  # noqa: BLE001 - a bug gets its own status
        return _report_other(error)


def _report_stop(sentence: str, status: int) -> int:
    say(f"actionplan: {sentence}")
    return status


def _add_notes(error: Exception) -> str:
    """Return the sentence of an error, and below it what was added to it on the way."""
    return "\n".join([str(error), *getattr(error, "__notes__", ())])


def _report_usage(error: typer.TyperException, arguments: Sequence[str]) -> int:
    """Report what Typer refused, and where to find help.

    Typer also sends the help for a missing command as such an error.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        if sentence := error.format_message():  # Rich has already printed it
            say(sentence)
        return EXIT_USAGE
    return _report_stop(describe_usage_error(error, f"actionplan {arguments[0]}"), EXIT_USAGE)


def _report_other(error: Exception) -> int:
    """Report a name that the plan does not have, a folder that was taken away under us, or a bug."""
    if _is_wrong_value(error):
        return _report_stop(_add_notes(error), EXIT_USAGE)
    if isinstance(error, FileNotFoundError) and _is_folder_gone():
        return _report_stop(
            "The folder that you are in is not there any more. Change to another one, and run the command again.",
            EXIT_FILE,
        )
    if os.environ.get("ACTIONPLAN_DEBUG"):
        say("".join(format_exception(error)).rstrip())
        return EXIT_BUG
    return _report_stop(
        f"This is a fault in actionplan, not in your plan ({type(error).__name__}: {error}). "
        "Nothing was changed. Set ACTIONPLAN_DEBUG=1 and run it again to see where it happened, and report it.",
        EXIT_BUG,
    )


def _is_folder_gone() -> bool:
    """Return True if somebody took away the folder that we are in."""
    try:
        os.getcwd()  # noqa: PTH109 - pathlib would cost 3 ms to import
    except FileNotFoundError:
        return True
    return False


def _is_wrong_value(error: Exception) -> bool:
    names = sys.modules.get("actionplan.evaluation.registry")  # if it is not imported, nothing can have raised it
    return names is not None and isinstance(error, names.UnknownName)
