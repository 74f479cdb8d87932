"""Where an answer goes and in which face: a screen, a pipe or a file. Width and colour are settled here, once."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from actionplan.cli.errors import NO, Fault, FileFault, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from actionplan.renderers import ReportFormat
    from actionplan.report import Report

NONE: Mapping[str, bool] = {}

DATA = ("csv", "json", "ics")
"""The formats that send rows, and no sentences; a workbook has both."""


def answer(report: Report, form: ReportFormat, path: str | None, wishes: Mapping[str, bool] = NONE) -> None:
    """Send a report where it was asked for, in the format that was `chosen`, as it was wished."""
    to_file = path is not None and path != "-"
    if form.name == "table" and not to_file:
        report = _spelt(report)
    if form.name == "table" and not to_file and is_screen():
        from actionplan.renderers.text.terminal import render  # noqa: PLC0415 - Rich is for screens only

        write(render(report, width=width(), colour=colour(), ascii_only=not _carries("─")))
        return
    if form.only_report not in ("", report.question):
        raise Fault(
            f"Only the {form.only_report} can be drawn as {form.name}: actionplan {form.only_report} -o year{form.extensions[0]}."
        )
    if form.is_binary and not to_file and is_screen():
        raise Fault(f"A screen cannot show {form.name}. Write it to a file: -o answer{form.extensions[0]}.")
    made = _made(report, form, path, _heard(wishes, form))
    # Data is UTF-8 wherever it goes; only words for people follow the machine's own encoding.
    if to_file and path:
        from actionplan.cli.keeping import save  # noqa: PLC0415

        save(made.encode() if isinstance(made, str) else made, path)
    else:
        write(made if form.name == "table" or isinstance(made, bytes) or is_screen() else made.encode())


def _heard(wishes: Mapping[str, bool], form: ReportFormat) -> dict[str, bool]:
    """The wishes that were made. One that the format does not take is refused."""
    made: dict[str, bool] = {name: wish for name, wish in wishes.items() if wish}
    for name in made:
        if name not in form.options:
            raise Fault(f"--{name} means nothing for {form.name}. Leave it out.")
    return made


def _made(report: Report, form: ReportFormat, path: str | None, wishes: dict[str, bool]) -> str | bytes:
    from actionplan.renderers import EmptyOutputError, load_renderer  # noqa: PLC0415

    try:
        if path is None or path == "-":
            return load_renderer(form)(report, **wishes)
        from actionplan.cli.progress import bar  # noqa: PLC0415 - a file may take a while

        with bar(f"Making {path}"):
            return load_renderer(form)(report, **wishes)
    except EmptyOutputError as nothing:
        raise Fault(str(nothing), NO) from None


def chosen(wanted: str | None, path: str | None, forms: Sequence[ReportFormat]) -> ReportFormat:
    """The format asked for by name, or by the file's ending, or else the table; `forms` are those to choose from."""
    from actionplan.renderers import REPORT_FORMATS, find_format, guess_format  # noqa: PLC0415

    named = path if path != "-" else None
    form = find_format(wanted) if wanted else guess_format(named) if named else REPORT_FORMATS[0]
    if form is None:
        endings = ", ".join(each.extensions[0] for each in forms)
        raise Fault(f"The ending of {path} says no format. End it in one of {endings}, or say --format.")
    return form


def write(made: str | bytes) -> None:
    """Write to standard output. A reader who has seen enough (`| head`) is no fault."""
    out = sys.stdout
    if out is None:
        raise FileFault("There is nowhere to write the answer to: standard output is closed.")
    try:
        if isinstance(made, str) and out.isatty():
            out.write(_encoded(made, out).decode(out.encoding or "ascii"))
        else:
            out.buffer.write(_encoded(made, out))
        out.flush()
    except OSError as error:
        _forget(out)
        if not _went_away(error):
            raise FileFault(f"The answer could not be written: {reason(error)}.") from None


def is_screen() -> bool:
    """Whether somebody is looking."""
    return sys.stdout is not None and sys.stdout.isatty()


def colour() -> bool:
    """Whether colours are wanted: on a screen, unless NO_COLOR or a dumb terminal says otherwise."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not is_screen()
    if not plain and sys.platform == "win32":
        _ask_console()
    return not plain


def width() -> int:
    """How many cells the screen is wide; COLUMNS has the first word."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


def _ask_console() -> None:
    """Old Windows consoles have to be told to obey colours; Click brings the library that tells them."""
    from importlib import import_module  # noqa: PLC0415 - on Windows only

    import_module("colorama").just_fix_windows_console()


def _carries(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _encoded(made: str | bytes, out: TextIO) -> bytes:
    """The bytes of an answer in the encoding of a stream; what it lacks is written plainer, or as an escape."""
    if isinstance(made, bytes):
        return made
    from actionplan.cli.plainer import encoded  # noqa: PLC0415 - data and findings are sent without

    return encoded(made, out.encoding or "ascii")


def _spelt(report: Report) -> Report:
    """The report as standard output can carry it."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    if encoding.casefold() in ("utf-8", "utf8"):
        return report
    from actionplan.cli.plainer import spelt  # noqa: PLC0415 - for old encodings only

    return spelt(report, encoding)


def _went_away(error: OSError) -> bool:
    """A closed pipe; Windows calls it an invalid argument."""
    return error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _forget(out: TextIO) -> None:
    """Let nothing more be written to a stream that takes no more, not even on the way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)
