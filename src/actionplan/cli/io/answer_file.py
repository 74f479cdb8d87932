"""The file of -o: which names are refused, when the user is asked, and what is printed about it.

An answer never replaces a plan, or a file that was read for it, and is never written through a link to another kind of
file. On a terminal, the user is asked before any other file is replaced.
"""

# ruff: noqa: PTH112, PTH113, PTH118, PTH121, PTH123, PTH202 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence

from actionplan.cli.errors import EXIT_REFUSED, CliError, FileError
from actionplan.cli.io.files import MAX_SIZE
from actionplan.cli.io.links import refuse_stray_answer
from actionplan.cli.io.screen import ask_yes_or_no, guard_commands, is_name_of_job_log, write_confirmation
from actionplan.cli.io.stopping import hold_stop
from actionplan.cli.io.streams import find_descriptor, is_stream
from actionplan.planfile.yaml_reader import has_plan_keys
from actionplan.renderers import REPORT_FORMATS
from actionplan.renderers.findings import FINDING_FORMATS
from actionplan.text.escaping import escape_control

_PLAN_ENDINGS = (".yaml", ".yml")
_TEXT_ENDINGS = (".txt", ".text")
"""Endings that any text format may have."""

_KEY = rb"""["']?(?:plan|themes)["']?\s*:\s*"""
_PLAN_KEYS = rb"\A\s*\{\s*" + _KEY + rb"[\[{]|^" + _KEY + rb"(?:[\[{#].*)?$"
"""The keys that a plan starts with, in the ways in which people write them."""

_SNIFF = 1 << 20
"""Of so many bytes each line is looked at, though YAML may not be able to read them."""


def find_answer_file(output: str | None) -> str | None:
    """Return the file that an answer goes to, or `None` for standard output under any name."""
    return None if output is None or output == "-" or find_descriptor(output) == 1 else output


def check_answer_path(output: str | None, sources: Iterable[str] = ()) -> None:
    """Refuse a folder, a plan, or a file that the answer is made from."""
    if output is None or output == "-" or (is_stream(output) and not os.path.isfile(output)):
        return
    if os.path.isdir(output):
        raise FileError(
            f"{output} is a folder. Give the name of a file after -o, like {os.path.join(output, 'a.csv')}."
        )
    if any(_is_same(output, path) for path in sources):
        raise CliError(
            f"{output} is the plan itself, or an earlier one that the answer is made from. Give another name after -o."
        )
    if _is_plan(output):
        raise CliError(f"{output} is a plan. Answers never replace a plan: give another name after -o.")
    if not is_stream(output):
        refuse_stray_answer(output)


def check_ending(form: str, endings: Sequence[str], path: str, *, is_text: bool = True) -> None:
    """Refuse a file whose ending means another format than the one that was given."""
    name = path.casefold()
    if name.endswith(tuple(endings)) or (is_text and name.endswith(_TEXT_ENDINGS)):
        return
    if name.endswith(_PLAN_ENDINGS):
        raise CliError(f"{path} could be taken for a plan. End the name of a {form} file in {_choose_ending(endings)}.")
    others = [(other_format.name, other_format.extensions) for other_format in (*REPORT_FORMATS, *FINDING_FORMATS)]
    other = next((name_of for name_of, extensions in others if name.endswith(extensions)), None)
    if other:
        raise CliError(
            f"{path} ends like a {other} file, but the answer is {form}. "
            f"End it in {_choose_ending(endings)}, or leave the format to the ending."
        )


def confirm_replacement(path: str, *, yes: bool) -> None:
    """Ask if a file may be replaced, on a terminal. Scripts are not asked."""
    is_asked = not yes and os.path.isfile(path) and os.path.getsize(path) and not is_stream(path)
    if not is_asked or not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return
    if not ask_yes_or_no(f"{escape_control(path)} already exists. Replace it?"):
        raise CliError("Nothing was written. With --yes, a file is replaced without asking.", EXIT_REFUSED)


def save_answer(data: bytes, path: str, count: str = "", total: str = "", *, is_for_github: bool = False) -> None:
    """Write an answer to its file and say so, with how much it is, and a last line where there is one.

    In the log of a job, by whatever name, commands are switched off round it, unless it `is_for_github`.
    """
    from actionplan.cli.io.atomic_write import save_file  # noqa: PLC0415 - most answers go to a screen

    check_answer_path(path)
    if is_stream(path):
        save_file(guard_commands(data) if is_name_of_job_log(path) and not is_for_github else data, path)
        return
    with hold_stop():
        save_file(data, path)
        write_confirmation(f"Wrote {escape_control(path)}{f', {count}' if count else ''}\n{total}")


def _choose_ending(endings: Sequence[str]) -> str:
    return endings[0] if endings else _TEXT_ENDINGS[0]


def _is_same(one: str, other: str) -> bool:
    """Return True if two paths are the same file, through links and in any letter case."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _is_plan(path: str) -> bool:
    """Return True if the file at a path is a plan, under any name and even with faults."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_SIZE)
    except OSError:
        return False
    text = data[:_SNIFF].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")  # two bytes a letter
    return re.search(_PLAN_KEYS, text.replace(b"\r", b"\n"), re.MULTILINE) is not None or has_plan_keys(data)
