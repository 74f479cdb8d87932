"""Standard output: writing to it, and whether it is a screen, how wide, and with colours."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from importlib import import_module
from typing import TextIO

from actionplan.cli.errors import FileError, get_reason, say
from actionplan.cli.io.encoding import encode
from actionplan.cli.io.streams import find_descriptor, is_stream
from actionplan.text.workflow_commands import has_command, stop_commands


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
            is_guarded = is_job_log() and not is_for_github
            out.buffer.write(guard_commands(encoded) if is_guarded else encoded)
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


def leads_to_job_log(path: str) -> bool:
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
    """Give the width of the screen in cells. COLUMNS has the first word."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given):  # "²" is a digit too, and no number
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


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


def guard_commands(encoded: bytes) -> bytes:
    """Guard an answer for the log of a job, as it is encoded: an old encoding may write `##` for other signs."""
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
