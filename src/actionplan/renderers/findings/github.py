"""Findings as GitHub Actions shows them beside the lines of a change, and after them the whole list as text.

GitHub reads them as workflow commands, and shows ten of a kind. The list is text from a plan, so no command is obeyed
while it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from actionplan.checks import load_rules
from actionplan.findings import Finding
from actionplan.renderers.findings import text as findings
from actionplan.renderers.findings.text import NOT_CHECKED, PLAIN_OPTIONS, CheckedFile, FindingOptions, format_message
from actionplan.text.escaping import escape_control

_COMMAND_NAMES = {"error": "error", "warning": "warning", "note": "notice"}


def render(files: Sequence[CheckedFile], _options: FindingOptions = PLAIN_OPTIONS) -> str:
    """A command for each finding and each file that could not be opened, and then all of them as text."""
    commands = [each for file in files for each in _iter_commands(file)]
    listed = findings.render(files)
    if not commands:
        return listed
    word = next(word for word in _iter_stop_tokens() if word not in listed)
    return "\n".join([*commands, f"::stop-commands::{word}", f"{listed}::{word}::"]) + "\n"


def _iter_stop_tokens() -> Iterator[str]:
    """Words that may end the list: one is taken that does not stand in it."""
    return (f"actionplan-{number}" for number in count(1))


def _iter_commands(file: CheckedFile) -> Iterator[str]:
    if file.fault:
        where = (("file", _escape_path(file.path)), ("title", NOT_CHECKED))
        yield _format_command("error", where, escape_control(file.fault))
    for each in file.findings:
        yield _format_command(_COMMAND_NAMES[each.severity], _iter_properties(each, file.path), format_message(each))


def _format_command(name: str, properties: Iterable[tuple[str, str]], message: str) -> str:
    told = ",".join(f"{key}={_escape_property(value)}" for key, value in properties)
    return f"::{name} {told}::{_escape_data(message)}"


def _iter_properties(finding: Finding, path: str) -> Iterator[tuple[str, str]]:
    yield "file", _escape_path(path)
    if at := finding.position:
        yield "line", str(at.line)
        yield "endLine", str(at.line)
        yield "col", str(at.column)
        yield "endColumn", str(at.column + at.length)
    rule = load_rules().get(finding.code)
    yield "title", f"{finding.code} {rule.name}" if rule else finding.code


def _escape_path(path: str) -> str:
    """The name of a file, which may have line breaks in it."""
    return "\n".join(map(escape_control, path.split("\n")))


def _escape_data(text: str) -> str:
    """A text as a command's message: what would end it, or be taken for an escape, is escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    """A text as one of a command's properties, which a comma or a colon would end too."""
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
