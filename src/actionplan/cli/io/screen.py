"""Standard output: writing to it, and finding out if it is a screen, how wide it is, and if it has colours."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from importlib import import_module
from typing import TextIO

import typer

from actionplan.cli.errors import FileError, get_reason, say
from actionplan.cli.io.encoding import encode
from actionplan.cli.io.progress_bar import hide_progress, pause_progress
from actionplan.cli.io.streams import find_descriptor, is_stream
from actionplan.text.workflow_commands import has_command, stop_commands

_MIN_WIDTH, _MAX_WIDTH = 20, 10_000


def write_output(answer: str | bytes, *, is_for_github: bool = False) -> None:
    """Write to standard output. It is not an error if the reader stops early (`| head`).

    In the log of a GitHub job, an answer that could contain commands is printed with commands switched off. An answer
    that `is_for_github` has commands of ours, and does that itself.
    """
    out = sys.stdout
    if out is None:
        raise FileError("The answer could not be written: standard output is closed.")
    try:
        with pause_progress():
            if isinstance(answer, str) and out.isatty():
                out.write(_encode_for(answer, out).decode(out.encoding or "ascii"))
            else:
                encoded = _encode_for(answer, out)
                is_guarded = is_job_log() and not is_for_github
                out.buffer.write(guard_commands(encoded) if is_guarded else encoded)
            out.flush()
    except OSError as error:
        _forget(out)
        if not _is_closed_pipe(error):
            raise FileError(f"The answer could not be written: {get_reason(error)}.") from None


def write_confirmation(sentence: str) -> None:
    """Write a confirmation to standard output, or else to the error stream.

    The file is written by then. A script that sees a failure would do the same again.
    """
    try:
        write_output(sentence)
    except FileError as error:
        say(f"{sentence.rstrip()}\nactionplan: The file was written. Only this could not be printed. {error}")


def is_screen() -> bool:
    """Return True if the output goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_job_log() -> bool:
    """Return True if GitHub may read the output as the log of a job. It does not read a file."""
    if os.environ.get("GITHUB_ACTIONS", "").lower() != "true" or sys.stdout is None or is_screen():
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except OSError:
        return True


def is_name_of_job_log(path: str) -> bool:
    """Say whether a name is one more of the log of a job: of the error stream, or of where standard output goes."""
    if os.environ.get("GITHUB_ACTIONS", "").lower() != "true" or not is_stream(path):
        return False
    descriptor = find_descriptor(path)
    try:
        about = os.fstat(descriptor) if descriptor is not None else os.stat(path)  # noqa: PTH116 - 3 ms to import
    except OSError:
        return False
    return not stat.S_ISREG(about.st_mode) and any(os.path.samestat(about, each) for each in _list_open_streams())


def _list_open_streams() -> list[os.stat_result]:
    """List what is known of standard output and the error stream, as far as they are open."""
    found = []
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if stream is not None:
                found.append(os.fstat(stream.fileno()))
    return found


def has_colour() -> bool:
    """Return True if colours are wanted: on a terminal, unless a variable or a dumb terminal says otherwise."""
    is_wanted = _read_colour_variables()
    coloured = is_screen() and os.environ.get("TERM") != "dumb" if is_wanted is None else is_wanted
    if coloured and is_screen() and sys.platform == "win32":
        _prepare_console()
    return coloured


def _read_colour_variables() -> bool | None:
    """Read the variables that switch colours on or off, NO_COLOR first. Return `None` if none of them does.

    They are described on no-color.org, force-color.org and, for the two older ones, bixense.com/clicolors.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if force := os.environ.get("FORCE_COLOR"):
        return force.casefold() not in ("0", "false")
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return False if os.environ.get("CLICOLOR") == "0" else None


def get_width() -> int:
    """Return the width of the screen in cells. COLUMNS comes first, within what can be drawn and read."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:9]):  # "²" is a digit too, but not a number
        return max(_MIN_WIDTH, min(int(columns[:9]), _MAX_WIDTH))
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


def find_pager(answer: str) -> str:
    """Return the pager for an answer that is longer than the screen. Empty if there is nobody to turn its pages.

    PAGER is a line for the shell, as for git, and empty or `cat` for none. Windows has no pager of its own that shows
    colours.
    """
    is_dumb = sys.platform != "win32" and os.environ.get("TERM", "dumb") == "dumb"
    if is_dumb or not is_screen() or sys.stdin is None or not sys.stdin.isatty():
        return ""
    pager = os.environ.get("PAGER", "" if sys.platform == "win32" else "less").strip()
    if pager == "cat" or answer.count("\n") < _get_height():
        return ""
    return pager


def _get_height() -> int:
    """Return the height of the screen in lines: more than any answer has, if it is not known."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or sys.maxsize
    except OSError:
        return sys.maxsize


def settle_width() -> None:
    """Let libraries that draw on a screen find the width that we found. They read variables in other ways."""
    if is_screen():
        os.environ["COLUMNS"] = str(get_width())
        os.environ.pop("TERMINAL_WIDTH", None)  # which Typer takes for a number


def ask_yes_or_no(question: str, *, default: bool | None = False) -> bool:
    """Ask a question on the error stream until the answer is yes or no. Without a default, one must be typed."""
    hide_progress()
    choices = {True: "Y/n", False: "y/N", None: "y/n"}[default]
    while True:
        given = str(typer.prompt(f"{question} [{choices}]", default="", show_default=False, err=True, value_proc=str))
        answer = _ANSWERS.get(given.strip().casefold()) if given.strip() else default
        if answer is not None:
            return answer
        say("Type y for yes, or n for no.")


_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def can_print(text: str) -> bool:
    """Return True if standard output has the signs of a text."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _prepare_console() -> None:
    """Make an old Windows console obey colours. Typer brings the library that does it."""
    import_module("colorama").just_fix_windows_console()


def encode_for_screen(answer: str) -> bytes:
    """Encode an answer as standard output has it."""
    return _encode_for(answer, sys.stdout)


def _encode_for(answer: str | bytes, out: TextIO) -> bytes:
    """Encode an answer for a stream. Signs that its encoding lacks become plainer ones, or escapes."""
    return answer if isinstance(answer, bytes) else encode(answer, out.encoding or "ascii")


def guard_commands(encoded: bytes) -> bytes:
    """Guard an encoded answer for the log of a job.

    It is already encoded, because an old encoding may write `##` for other signs.
    """
    text = encoded.decode("utf-8", "surrogateescape")
    return stop_commands(text).encode("utf-8", "surrogateescape") if has_command(text) else encoded


def _is_closed_pipe(error: OSError) -> bool:
    """Return True if an error means a closed pipe. Windows calls it an invalid argument."""
    return error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _forget(out: TextIO) -> None:
    """Redirect a stream that takes no more, so that nothing is written to it at the end either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)
