"""Findings as text: where each is, what it is, the line it is in and a caret under the fault; a count at the end.

plan.yaml:57:21: error AP301 cannot read the date "Sumer 2017": did you mean "Summer 2017"?
   57 |             date: Sumer 2017
      |                   ^^^^^

Every face of findings renders a sequence of `Checked` files; `FORMATS` lists them, and a new one is a new file here
with a `render(files, manner)` and a row in the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from actionplan.faces.safe import cells, safe
from actionplan.findings import Finding, Position, Severity

UNSEEN = "not looked at"

ROOM = 100
"""How much of a long line is shown round a fault."""

Line = Callable[[int], str]
"""The text of a line of the file, by its number from 1."""

_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "note": "36"}


class Checked(NamedTuple):
    """A file that was looked at: its path, what was found in it, in order, and its lines.

    One that could not be opened has a `fault` instead, the sentence that says why.
    """

    path: str
    findings: Sequence[Finding] = ()
    line: Line = str
    fault: str = ""


class Manner(NamedTuple):
    """How to show findings: in colour; and strictly, which is that a warning counts as an error does."""

    colour: bool = False
    strict: bool = False

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is one that a plan must not have."""
        return finding.severity == "error" or (self.strict and finding.severity == "warning")


PLAIN = Manner()

Render = Callable[[Sequence[Checked], Manner], str]


class Format(NamedTuple):
    """A format by its name, the module that renders it, and the endings of file names that mean it."""

    name: str
    module: str
    endings: tuple[str, ...] = ()


FORMATS = (
    Format("text", "findings", (".txt", ".text")),
    Format("concise", "concise"),
    Format("json", "findings_json", (".json",)),
    Format("github", "github"),
    Format("sarif", "sarif", (".sarif", ".sarif.json")),
    Format("junit", "junit", (".xml",)),
)


def of_file(path: str) -> str | None:
    """The name of the format that a file's name ends in, the longest ending first."""
    ends = [(len(end), each.name) for each in FORMATS for end in each.endings if path.casefold().endswith(end)]
    return max(ends)[1] if ends else None


def renderer(name: str) -> Render:
    """The function that renders a format, imported only now."""
    module = next(each.module for each in FORMATS if each.name == name)
    render: Render = import_module(f"actionplan.faces.{module}").render
    return render


def render(files: Sequence[Checked], manner: Manner = PLAIN) -> str:
    """The findings of each file with their lines, a count for each file, and one for all where there are several."""
    lines = []
    for file in files:
        lines += [_shown(each, file, colour=manner.colour) for each in file.findings]
        lines.append(counted(file))
    return "\n".join([*lines, *total(files)]) + "\n"


def counted(file: Checked) -> str:
    """The line that counts a file's findings."""
    return f"{safe(file.path)}: {UNSEEN if file.fault else summary(file.findings)}"


def total(files: Sequence[Checked]) -> list[str]:
    """The line that counts the findings of all files, where there are several."""
    if len(files) == 1:
        return []
    unseen = sum(bool(file.fault) for file in files)
    told = summary(each for file in files for each in file.findings)
    return [f"{len(files)} plans: {f'{unseen} {UNSEEN}, {told}' if unseen else told}"]


def summaries(files: Sequence[Checked]) -> str:
    """The line that counts all that was found."""
    return (total(files) or [counted(file) for file in files])[0]


def headline(finding: Finding, path: str, *, colour: bool = False) -> str:
    """A finding in one line: where, how grave, which rule, what."""
    grade = finding.severity
    shown = f"\x1b[1;{_COLOURS[grade]}m{grade}\x1b[0m" if colour else grade
    return " ".join((_at(finding.position, path), shown, finding.code, sentence(finding)))


def sentence(finding: Finding) -> str:
    """What a finding says, in one line that is safe to print: its message, its hint, and how many more there are."""
    said = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return safe(f"{said} (and {finding.more:,} more like it)" if finding.more else said)


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, gravest first."""
    counted = dict.fromkeys(_COLOURS, 0)
    for each in findings:
        counted[each.severity] += 1 + each.more
    return counted


def summary(findings: Iterable[Finding]) -> str:
    """The counts in words: "2 errors, 1 warning"."""
    told = counts(findings).items()
    return ", ".join(f"{n} {grade}{'' if n == 1 else 's'}" for grade, n in told if n) or "nothing to correct"


def _shown(finding: Finding, file: Checked, *, colour: bool) -> str:
    """A finding with its line, and the other places it speaks of with theirs."""
    lines = [headline(finding, file.path, colour=colour), *_excerpt(finding.position, file.line)]
    for each in finding.also:
        lines += [f"  {_at(each.position, file.path)} {safe(each.message)}", *_excerpt(each.position, file.line)]
    return "\n".join(lines)


def _at(at: Position | None, path: str) -> str:
    return f"{safe(path)}:{at.line}:{at.column}:" if at else f"{safe(path)}:"


def _excerpt(at: Position | None, line: Line) -> Iterator[str]:
    """The line of a place, and carets under it; of a long line only what stands round the place."""
    if at is None:
        return
    start, text = _round(at, line(at.line).rstrip("\r\n"))
    fault = at.column - 1 - start
    before, under = safe(text[:fault]), safe(text[fault : fault + max(at.length, 1)])
    number = f"{at.line:5}"
    yield f"{number} | {before}{under}{safe(text[fault + max(at.length, 1) :])}".rstrip()
    yield f"{' ' * len(number)} | {' ' * cells(before)}{'^' * max(cells(under), 1)}"


def _round(at: Position, text: str) -> tuple[int, str]:
    """The part of a line to show, and where it begins."""
    start = 0 if at.column <= ROOM else at.column - 1 - ROOM // 2
    return start, text[start : start + ROOM + 20]
