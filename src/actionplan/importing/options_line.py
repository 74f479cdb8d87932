"""Read the options in the first comments of a plan, and keep later answers there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from actionplan.importing.import_options import format_option

_LINE = re.compile(r"# Options: (.*)")
_FIRST_LINES = 5
SAME = "--same"


def read_options_line(text: str) -> dict[str, list[str]]:
    """Read the options of a plan's import: the values of each, in order."""
    values: dict[str, list[str]] = {}
    for option, value in _read_pairs(text):
        values.setdefault(option, []).append(value)
    return values


def keep_answers(text: str, answers: Mapping[str, str]) -> str:
    """Return the text of a plan in whose options each answer stands: the ref of its row, and that in the document."""
    pairs = _read_pairs(text)
    new = [(SAME, f"{ref}={answer}") for ref, answer in answers.items()]
    if all(pair in pairs for pair in new):
        return text
    kept = [(option, value) for option, value in pairs if option != SAME or value.partition("=")[0] not in answers]
    line = f"# Options: {' '.join(format_option(option, value) for option, value in (*kept, *new))}"
    lines = text.split("\n")
    at = _find_line(lines)
    if at is None:
        at = int(lines[0].startswith("#"))
        lines.insert(at, "")
    ending = "\r" if lines[at].endswith("\r") or lines[0].endswith("\r") else ""
    lines[at] = line + ending
    return "\n".join(lines)


def _find_line(lines: list[str]) -> int | None:
    return next((n for n, line in enumerate(lines[:_FIRST_LINES]) if _LINE.match(line)), None)


def _read_pairs(text: str) -> list[tuple[str, str]]:
    lines = text.split("\n", _FIRST_LINES)
    at = _find_line(lines)
    match = _LINE.match(lines[at]) if at is not None else None
    try:
        words = shlex.split(match[1]) if match else []
    except ValueError:  # somebody has edited the line, and closed no quotation marks
        return []
    return list(zip(words[::2], words[1::2], strict=False))
