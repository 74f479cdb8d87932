"""Findings as GitHub Actions shows them beside the lines of a change, and after them the whole list as text.

GitHub reads workflow commands, and shows ten of a kind. Commands are switched off while the list is printed, because it
has text from a plan in it. The path of a file is the one from the root of the repository, as GitHub knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actionplan.checks import load_rules
from actionplan.findings import Finding
from actionplan.renderers.findings import NOT_CHECKED, PLAIN_OPTIONS, CheckedFile, FindingOptions, full_text
from actionplan.renderers.findings.headlines import format_message
from actionplan.text.escaping import escape_control
from actionplan.text.workflow_commands import OLD_COMMAND_ESCAPE, OLD_COMMAND_START, has_command, stop_commands

_COMMAND_NAMES = {"error": "error", "warning": "warning", "note": "notice"}


def render(files: Sequence[CheckedFile], _options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render a command for each finding and each file that could not be opened, and then all of them as text."""
    commands = [each for file in files for each in _iter_commands(file)]
    text = full_text.render(files)
    guarded = stop_commands(text) if commands or has_command(text) else text
    return "".join([*(f"{command}\n" for command in commands), guarded])


def _iter_commands(file: CheckedFile) -> Iterator[str]:
    if file.fault:
        where = (*_iter_file(file.place), ("title", NOT_CHECKED))
        yield _format_command("error", where, escape_control(file.fault))
    for finding in file.findings:
        yield _format_command(
            _COMMAND_NAMES[finding.severity], _iter_properties(finding, file.place), format_message(finding)
        )


def _format_command(name: str, properties: Iterable[tuple[str, str]], message: str) -> str:
    joined = ",".join(f"{key}={_escape_property(value)}" for key, value in properties)
    command = f"::{name} {joined}::{_escape_data(message)}"
    return command.replace(OLD_COMMAND_START, OLD_COMMAND_ESCAPE)


def _iter_file(path: str) -> Iterator[tuple[str, str]]:
    """Yield the property that names a file. Standard input has none, because GitHub cannot mark it."""
    if path:
        yield "file", _escape_path(path)


def _iter_properties(finding: Finding, path: str) -> Iterator[tuple[str, str]]:
    yield from _iter_file(path)
    if path and (at := finding.location):
        yield "line", str(at.line)
        yield "endLine", str(at.line)
        yield "col", str(at.column)
        yield "endColumn", str(at.column + at.length)
    rule = load_rules().get(finding.code)
    yield "title", f"{finding.code} {rule.name}" if rule else finding.code


def _escape_path(path: str) -> str:
    """Escape the name of a file, which may have line breaks in it."""
    return "\n".join(map(escape_control, path.split("\n")))


def _escape_data(text: str) -> str:
    """Escape the message of a command: percent signs and line ends."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    """Escape a property of a command, which a comma or a colon would also end."""
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
