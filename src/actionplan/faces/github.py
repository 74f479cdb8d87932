"""Findings as GitHub Actions shows them beside the lines of a change, and after them the whole list as text.

GitHub reads them as workflow commands, and shows ten of a kind. The list is text from a plan, so no command is obeyed
while it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from actionplan.checks import rules
from actionplan.faces import findings
from actionplan.faces.findings import PLAIN, UNSEEN, Checked, Manner, sentence
from actionplan.faces.safe import safe
from actionplan.findings import Finding

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(files: Sequence[Checked], _manner: Manner = PLAIN) -> str:
    """A command for each finding and each file that could not be opened, and then all of them as text."""
    commands = [each for file in files for each in _commands(file)]
    listed = findings.render(files)
    if not commands:
        return listed
    word = next(word for word in _words() if word not in listed)
    return "\n".join([*commands, f"::stop-commands::{word}", f"{listed}::{word}::"]) + "\n"


def _words() -> Iterator[str]:
    """Words that may end the list: one is taken that does not stand in it."""
    return (f"actionplan-{number}" for number in count(1))


def _commands(file: Checked) -> Iterator[str]:
    if file.fault:
        where = (("file", _path(file.path)), ("title", UNSEEN))
        yield _command("error", where, safe(file.fault))
    for each in file.findings:
        yield _command(_COMMANDS[each.severity], _properties(each, file.path), sentence(each))


def _command(name: str, properties: Iterable[tuple[str, str]], said: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties)
    return f"::{name} {told}::{_data(said)}"


def _properties(finding: Finding, path: str) -> Iterator[tuple[str, str]]:
    yield "file", _path(path)
    if at := finding.position:
        yield "line", str(at.line)
        yield "endLine", str(at.line)
        yield "col", str(at.column)
        yield "endColumn", str(at.column + at.length)
    rule = rules().get(finding.code)
    yield "title", f"{finding.code} {rule.name}" if rule else finding.code


def _path(path: str) -> str:
    """The name of a file, which may have line breaks in it."""
    return "\n".join(map(safe, path.split("\n")))


def _data(text: str) -> str:
    """A text as a command's message: what would end it, or be taken for an escape, is escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A text as one of a command's properties, which a comma or a colon would end too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
