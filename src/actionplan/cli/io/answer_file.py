"""The file of -o: which names are refused, when the user is asked, and what is printed about it.

An answer never replaces a plan, or a file that was read for it. On a terminal, the user is asked before any other file
is replaced.
"""

# ruff: noqa: PTH112, PTH113, PTH118, PTH121, PTH123, PTH202 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence

import typer

from actionplan.cli.errors import EXIT_REFUSED, CliError, FileError
from actionplan.cli.io.atomic_write import save_file
from actionplan.cli.io.screen import write_confirmation
from actionplan.cli.io.streams import find_descriptor, is_stream
from actionplan.renderers import REPORT_FORMATS
from actionplan.renderers.findings import FINDING_FORMATS
from actionplan.text.escaping import escape_control

_PLAN_ENDINGS = (".yaml", ".yml")
_TEXT_ENDINGS = (".txt", ".text")
"""Endings that any text format may have."""

_KEY = rb"""["']?(?:plan|themes)["']?\s*:\s*"""
_PLAN_KEYS = re.compile(rb"\A\s*\{\s*" + _KEY + rb"[\[{]|^" + _KEY + rb"(?:[\[{#].*)?$", re.MULTILINE)
"""The keys that a plan starts with, in both of YAML's styles."""

_SNIFF = 1 << 20


def find_answer_file(output: str | None) -> str | None:
    """Return the file that an answer goes to, or `None` for standard output under any name."""
    return None if output is None or output == "-" or find_descriptor(output) == 1 else output


def check_answer_path(output: str | None, sources: Iterable[str] = ()) -> None:
    """Refuse a folder, a plan, or a file that the answer is made from."""
    if output is None or output == "-" or is_stream(output):
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


def check_ending(form: str, endings: Sequence[str], path: str, *, is_text: bool = True) -> None:
    """Refuse a file whose ending means another format than the one that was given."""
    name = path.casefold()
    if name.endswith(tuple(endings)) or (is_text and name.endswith(_TEXT_ENDINGS)):
        return
    if name.endswith(_PLAN_ENDINGS):
        raise CliError(f"{path} has the name of a plan, and {form} is none. End it in {_choose_ending(endings)}.")
    others = [(other_format.name, other_format.extensions) for other_format in (*REPORT_FORMATS, *FINDING_FORMATS)]
    other = next((name_of for name_of, extensions in others if name.endswith(extensions)), None)
    if other:
        raise CliError(
            f"The ending of {path} is that of {other}, and the answer is {form}. "
            f"End it in {_choose_ending(endings)}, or leave the format to the ending."
        )


def confirm_replacement(path: str, *, yes: bool) -> None:
    """Ask if a file may be replaced, on a terminal. Scripts are not asked."""
    is_asked = not yes and os.path.isfile(path) and os.path.getsize(path) and not is_stream(path)
    if not is_asked or not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return
    if not typer.confirm(f"{escape_control(path)} already exists. Replace it?", err=True):
        raise CliError("Nothing was written. With --yes, a file is replaced without asking.", EXIT_REFUSED)


def save_answer(data: bytes, path: str, count: str = "", total: str = "") -> None:
    """Write an answer to its file, and say so, with its size if there is one to tell."""
    check_answer_path(path)
    save_file(data, path)
    if not is_stream(path):
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
            start = file.read(_SNIFF)
    except OSError:
        return False
    text = start.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")  # some programs write two bytes for each letter
    return _PLAN_KEYS.search(text.replace(b"\r", b"\n")) is not None
