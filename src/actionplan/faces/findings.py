"""Findings as text: where each is, what it is, the line it is in and a caret under the fault; a count at the end.

plan.yaml:57:21: error AP301 cannot read the date "Sumer 2017": did you mean "Summer 2017"?
   57 |             date: Sumer 2017
      |                   ^^^^^
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from actionplan.faces.safe import cells, safe
from actionplan.findings import Finding, Position

ROOM = 100
"""How much of a long line is shown round a fault."""

Line = Callable[[int], str]
"""The text of a line of the file, by its number from 1."""

_COLOURS = {"error": "31", "warning": "33", "note": "36"}


def render(findings: Iterable[Finding], path: str, line: Line, *, colour: bool = False) -> str:
    """The findings of one file as text, in the order given."""
    listed = list(findings)
    shown = [_shown(each, path, line, colour=colour) for each in listed]
    return "\n".join([*shown, f"{safe(path)}: {summary(listed)}"]) + "\n"


def headline(finding: Finding, path: str, *, colour: bool = False) -> str:
    """A finding in one line: where, how grave, which rule, what."""
    grade = finding.severity
    shown = f"\x1b[1;{_COLOURS[grade]}m{grade}\x1b[0m" if colour else grade
    return " ".join((_place(finding, path), shown, finding.code, _message(finding)))


def summary(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity: "2 errors, 1 warning"."""
    grades: list[str] = [each.severity for each in findings]
    counts = [(grades.count(grade), grade) for grade in _COLOURS]
    return ", ".join(f"{n} {grade}{'' if n == 1 else 's'}" for n, grade in counts if n) or "nothing to correct"


def _shown(finding: Finding, path: str, line: Line, *, colour: bool) -> str:
    head = headline(finding, path, colour=colour)
    if not finding.position:
        return head
    return "\n".join([head, *_excerpt(finding.position, line(finding.position.line))])


def _place(finding: Finding, path: str) -> str:
    at = finding.position
    return f"{safe(path)}:{at.line}:{at.column}:" if at else f"{safe(path)}:"


def _message(finding: Finding) -> str:
    return safe(f"{finding.message}: {finding.hint}" if finding.hint else finding.message)


def _excerpt(at: Position, text: str) -> Iterator[str]:
    """The line of the fault, and carets under it; of a long line only what stands round the fault."""
    start, text = _round(at, text.rstrip("\r\n"))
    fault = at.column - 1 - start
    before, under = safe(text[:fault]), safe(text[fault : fault + max(at.length, 1)])
    number = f"{at.line:5}"
    yield f"{number} | {before}{under}{safe(text[fault + max(at.length, 1) :])}".rstrip()
    yield f"{' ' * len(number)} | {' ' * cells(before)}{'^' * max(cells(under), 1)}"


def _round(at: Position, text: str) -> tuple[int, str]:
    """The part of a line to show, and where it begins."""
    start = 0 if at.column <= ROOM else at.column - 1 - ROOM // 2
    return start, text[start : start + ROOM + 20]
