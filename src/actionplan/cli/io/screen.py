"""Standard output: writing to it, and whether it is a screen, how wide, and with colours."""

from __future__ import annotations

import errno
import os
import stat
import sys
from importlib import import_module
from typing import TextIO

from actionplan.cli.errors import FileError, get_reason, say
from actionplan.cli.io.encoding import encode
from actionplan.text.workflow_commands import has_command, stop_commands

_MIN_WIDTH, _MAX_WIDTH = 20, 10_000


def write_output(made: str | bytes, *, is_for_github: bool = False) -> None:
    """Write to standard output. A reader who has seen enough (`| head`) is no error.

    In the log of a job on GitHub, commands are switched off round an answer with something in it that could be one. An
    answer that `is_for_github` has commands of ours, and does that itself.
    """
    out = sys.stdout
    if out is None:
        raise FileError("There is nowhere to write the answer to: standard output is closed.")
    try:
        if isinstance(made, str) and out.isatty():
            out.write(_encode_for(made, out).decode(out.encoding or "ascii"))
        else:
            encoded = _encode_for(made, out)
            out.buffer.write(encoded if is_for_github else _guard_log(encoded))
        out.flush()
    except OSError as error:
        _forget(out)
        if not _is_closed_pipe(error):
            raise FileError(f"The answer could not be written: {get_reason(error)}.") from None


def write_confirmation(made: str) -> None:
    """Write what was done to standard output, or else to the error stream.

    The file is written by then, and a script that is told of a failure would do the same again.
    """
    try:
        write_output(made)
    except FileError as error:
        say(f"{made.rstrip()}\nactionplan: That is done. Only this answer had nowhere to go. {error}")


def is_screen() -> bool:
    """Say whether somebody is looking."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_job_log() -> bool:
    """Say whether GitHub may read what is printed, as the log of a job. In a file it does not."""
    if os.environ.get("GITHUB_ACTIONS", "").lower() != "true" or sys.stdout is None or is_screen():
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except OSError:
        return True


def has_colour() -> bool:
    """Say whether colours are wanted: on a screen, unless a variable or a dumb terminal says otherwise."""
    wish = _read_colour_wish()
    coloured = is_screen() and os.environ.get("TERM") != "dumb" if wish is None else wish
    if coloured and is_screen() and sys.platform == "win32":
        _prepare_console()
    return coloured


def _read_colour_wish() -> bool | None:
    """Read the variables that switch colours on or off, NO_COLOR first; `None` where none of them says anything.

    no-color.org and force-color.org say what they mean, and bixense.com/clicolors the two that are older.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if force := os.environ.get("FORCE_COLOR"):
        return force.casefold() not in ("0", "false")
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return False if os.environ.get("CLICOLOR") == "0" else None


def get_width() -> int:
    """Give the width of the screen in cells. COLUMNS has the first word, within what can be drawn and read."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given[:9]):  # "²" is a digit too, and no number
        return max(_MIN_WIDTH, min(int(given[:9]), _MAX_WIDTH))
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


def settle_width() -> None:
    """Let libraries that draw on a screen find the width that we found. They read variables in other ways."""
    if is_screen():
        os.environ["COLUMNS"] = str(get_width())
        os.environ.pop("TERMINAL_WIDTH", None)  # which Typer takes for a number


def can_print(text: str) -> bool:
    """Say whether standard output has the signs of a text."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _prepare_console() -> None:
    """Tell an old Windows console to obey colours; Typer brings the library that does so."""
    import_module("colorama").just_fix_windows_console()


def _encode_for(made: str | bytes, out: TextIO) -> bytes:
    """Encode an answer for a stream; what its encoding lacks is written plainer, or as an escape."""
    return made if isinstance(made, bytes) else encode(made, out.encoding or "ascii")


def _guard_log(encoded: bytes) -> bytes:
    """Guard an answer in the log of a job, as it is encoded: an old encoding may write `##` for other signs."""
    if not is_job_log():
        return encoded
    text = encoded.decode("utf-8", "surrogateescape")
    return stop_commands(text).encode("utf-8", "surrogateescape") if has_command(text) else encoded


def _is_closed_pipe(error: OSError) -> bool:
    """Say whether an error is that of a closed pipe; Windows calls it an invalid argument."""
    return error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _forget(out: TextIO) -> None:
    """Let nothing more be written to a stream that takes no more, not even on the way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)
