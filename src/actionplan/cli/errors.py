"""Faults, their sentences and their exit statuses.

0 fine, 1 the command's own "no", 2 wrong usage, 3 a file, 70 a bug. A sentence says what is wrong, where, and what to
write instead; it goes to the error stream, and never with a traceback, unless ACTIONPLAN_DEBUG asks for one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

import click

NO = 1
USAGE = 2
FILE = 3
BUG = 70
STOPPED = 130


class Fault(Exception):  # noqa: N818 - it is what the user is told, not a fault of the program
    """Something the command cannot go on with: its sentences and its exit status."""

    def __init__(self, sentence: str, status: int = USAGE) -> None:
        super().__init__(sentence)
        self.status = status


class FileFault(Fault):
    """A file that could not be opened, read as a plan at all, or written."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, FILE)


def guarded(run: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a command; whatever stops it is told in a sentence and becomes an exit status."""
    try:
        return run(arguments)
    except Fault as fault:
        return _told(str(fault), fault.status)
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.format_message())
        return USAGE
    except click.ClickException as error:
        return _told(_usage(error), USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _told("Stopped.", STOPPED)
    except Exception as error:  # noqa: BLE001 - the last stand: a bug gets its own status
        return _other(error)


def say(sentence: str) -> None:
    """Tell the user something beside the answer, on the error stream."""
    from actionplan.text.escaping import escape_control_in_lines  # noqa: PLC0415 - only where there is something to tell

    if sys.stderr is not None:
        with suppress(OSError):  # an error stream that takes nothing has nobody to be told
            click.echo(escape_control_in_lines(sentence), err=True)


def setting(error: ValueError) -> Fault:
    """The fault of a plan's setting that was given as an option, by the option's name."""
    words = str(error).replace("year_start", "--year-start")
    return Fault(f"{words[:1].upper()}{words[1:]}.")


def reason(error: OSError) -> str:
    """What the system says of a file, without the number and the name."""
    return error.strerror or str(error)


def _told(sentence: str, status: int) -> int:
    say(f"actionplan: {sentence}")
    return status


def _usage(error: click.ClickException) -> str:
    context: click.Context | None = getattr(error, "ctx", None)
    where = context.command_path if context else "actionplan"
    return f"{error.format_message()} `{where} --help` says what it takes."


def _other(error: Exception) -> int:
    """A name that the plan does not have, or a bug."""
    if _is_unknown_name(error):
        return _told(str(error), USAGE)
    if os.environ.get("ACTIONPLAN_DEBUG"):
        from traceback import print_exception  # noqa: PLC0415 - for whoever mends it

        print_exception(error)
        return BUG
    return _told(
        f"This is a fault in actionplan, not in your plan ({type(error).__name__}: {error}). "
        "Nothing was changed. Set ACTIONPLAN_DEBUG=1 and run it again to see where, for whoever mends it.",
        BUG,
    )


def _is_unknown_name(error: Exception) -> bool:
    names = sys.modules.get("actionplan.evaluation.registry")  # not imported: then nothing can have raised it
    return names is not None and isinstance(error, names.UnknownName)
