"""Commands that GitHub reads in the log of a job, and how to print text that could be taken for one.

A command is `::name::value` at the start of a line, after spaces, or `##[name]value` anywhere in one, in any letter
case. GitHub reads both streams of a program. Words of a plan, and names of files, must never be obeyed. So a text with
such a thing in it is printed between two lines that switch commands off and on again, by a word that nobody can guess.
"""

from __future__ import annotations

import os
import re

OLD_COMMAND_START, OLD_COMMAND_ESCAPE = "##[", r"##\x5b"
"""How a command begins that may be anywhere in a line, and the escape that is not a command."""

_LINE_START_PATTERN = r"(^|[\r\n])(\s*):(?=:)"  # compiled on first use: few sentences need it
_BLANKS = "\ufeff\u200b\x00"
"""What may come before a command, as well as white space, for programs that read a log less strictly."""


def has_command(text: str) -> bool:
    """Return True if a text has something that GitHub could take for a command."""
    if OLD_COMMAND_START in text:
        return True
    return "::" in text and any(_strip(line).startswith("::") for line in text.splitlines())


def stop_commands(text: str) -> str:
    """Return a text between two lines that switch commands off and on again."""
    token = f"actionplan-{os.urandom(16).hex()}"
    end = "" if text.endswith("\n") or not text else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n"


def escape_commands(text: str) -> str:
    r"""Return a sentence in which nothing is a command: `##\x5b` and `\x3a:` stand for the signs that begin one."""
    escaped = text.replace(OLD_COMMAND_START, OLD_COMMAND_ESCAPE)
    return re.sub(_LINE_START_PATTERN, r"\1\2\\x3a", escaped) if "::" in escaped else escaped


def _strip(line: str) -> str:
    return line.lstrip().lstrip(_BLANKS).lstrip()
