"""The folder of -o, where an answer is several files: which are replaced, and that the user is asked first."""

# ruff: noqa: PTH103, PTH112, PTH113, PTH118 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from actionplan.cli.errors import EXIT_REFUSED, CliError, FileError, get_reason, say
from actionplan.cli.io.answer_file import check_answer_path
from actionplan.cli.io.atomic_write import save_file
from actionplan.cli.io.files import read_file
from actionplan.cli.io.screen import ask_yes_or_no
from actionplan.text.english import format_count
from actionplan.text.escaping import escape_control


def check_answer_folder(folder: str) -> None:
    """Refuse a path that is a file."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise FileError(f"{folder} is a file. Name a folder after -o, like -o requests.")


def save_files(files: Mapping[str, bytes], folder: str, *, yes: bool, loss: str) -> None:
    """Write files into a folder, each completely or not at all, and make the folder if there is none.

    A name may begin with that of a folder inside it. Files that are the same already are left alone. If others exist,
    the user is asked; without anybody to ask they are refused, unless `yes` was given. `loss` is the sentence on what
    may be lost with them, with braces for "it" or "them".
    """
    changed = {os.path.join(folder, name): data for name, data in files.items()}
    for path in changed:
        check_answer_path(path)
    changed = {path: data for path, data in changed.items() if not _is_same(path, data)}
    existing = [path for path in changed if os.path.lexists(path)]
    if existing and not yes:
        _confirm_replacements(existing, loss)
    for inside in sorted({folder, *map(os.path.dirname, changed)}):
        try:
            os.makedirs(inside or os.curdir, exist_ok=True)
        except OSError as error:
            raise FileError(f"The folder {inside} could not be made: {get_reason(error)}.") from None
    for number, (path, data) in enumerate(changed.items()):
        try:
            save_file(data, path)
        except KeyboardInterrupt:
            say(f"{number} of {format_count(len(changed), 'file')} are in {escape_control(folder)}.")
            raise


def _is_same(path: str, data: bytes) -> bool:
    return os.path.isfile(path) and read_file(path) == data


def _confirm_replacements(existing: list[str], loss: str) -> None:
    """Ask if files may be replaced."""
    more = len(existing) - 1
    others = f" and {format_count(more, 'other file')} are" if more else " is"
    them = "them" if more else "it"
    what = f"{escape_control(existing[0])}{others} there already. {loss.format(them)}"
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise CliError(
            f"{what} Nothing was written. Name another folder, or use --yes to replace {them}.", EXIT_REFUSED
        )
    if not ask_yes_or_no(f"{what} Replace {them}?"):
        raise CliError("Nothing was written.", EXIT_REFUSED)
