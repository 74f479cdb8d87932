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

from actionplan.findings import Finding, Position, Severity
from actionplan.text.escaping import escape_control, measure_width

NOT_CHECKED = "not looked at"

EXCERPT_WIDTH = 100
"""How much of a long line is shown round a fault."""

LineGetter = Callable[[int], str]
"""The text of a line of the file, by its number from 1."""

_SEVERITY_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "note": "36"}


class CheckedFile(NamedTuple):
    """A file that was looked at: its path, what was found in it, in order, and its lines.

    One that could not be opened has a `fault` instead, the sentence that says why.
    """

    path: str
    findings: Sequence[Finding] = ()
    get_line: LineGetter = str
    fault: str = ""


class FindingOptions(NamedTuple):
    """How to show findings: in colour; and strictly, which is that a warning counts as an error does."""

    has_colour: bool = False
    is_strict: bool = False

    def is_failure(self, finding: Finding) -> bool:
        """Whether a finding is one that a plan must not have."""
        return finding.severity == "error" or (self.is_strict and finding.severity == "warning")


PLAIN_OPTIONS = FindingOptions()

FindingRenderer = Callable[[Sequence[CheckedFile], FindingOptions], str]


class FindingFormat(NamedTuple):
    """A format by its name, the module that renders it, and the endings of file names that mean it."""

    name: str
    module: str
    extensions: tuple[str, ...] = ()


FINDING_FORMATS = (
    FindingFormat("text", "findings", (".txt", ".text")),
    FindingFormat("concise", "concise"),
    FindingFormat("json", "findings_json", (".json",)),
    FindingFormat("github", "github"),
    FindingFormat("sarif", "sarif", (".sarif", ".sarif.json")),
    FindingFormat("junit", "junit", (".xml",)),
)


def guess_finding_format(path: str) -> str | None:
    """The name of the format that a file's name ends in, the longest ending first."""
    ends = [
        (len(end), each.name) for each in FINDING_FORMATS for end in each.extensions if path.casefold().endswith(end)
    ]
    return max(ends)[1] if ends else None


def load_finding_renderer(name: str) -> FindingRenderer:
    """The function that renders a format, imported only now."""
    module = next(each.module for each in FINDING_FORMATS if each.name == name)
    render: FindingRenderer = import_module(f"actionplan.faces.{module}").render
    return render


def render(files: Sequence[CheckedFile], options: FindingOptions = PLAIN_OPTIONS) -> str:
    """The findings of each file with their lines, a count for each file, and one for all where there are several."""
    lines = []
    for file in files:
        lines += [_format_finding(each, file, colour=options.has_colour) for each in file.findings]
        lines.append(format_file_total(file))
    return "\n".join([*lines, *format_grand_total(files)]) + "\n"


def format_file_total(file: CheckedFile) -> str:
    """The line that counts a file's findings."""
    return f"{escape_control(file.path)}: {NOT_CHECKED if file.fault else format_counts(file.findings)}"


def format_grand_total(files: Sequence[CheckedFile]) -> list[str]:
    """The line that counts the findings of all files, where there are several."""
    if len(files) == 1:
        return []
    unseen = sum(bool(file.fault) for file in files)
    told = format_counts(each for file in files for each in file.findings)
    return [f"{len(files)} plans: {f'{unseen} {NOT_CHECKED}, {told}' if unseen else told}"]


def format_overall_total(files: Sequence[CheckedFile]) -> str:
    """The line that counts all that was found."""
    return (format_grand_total(files) or [format_file_total(file) for file in files])[0]


def format_headline(finding: Finding, path: str, *, colour: bool = False) -> str:
    """A finding in one line: where, how grave, which rule, what."""
    grade = finding.severity
    shown = f"\x1b[1;{_SEVERITY_COLOURS[grade]}m{grade}\x1b[0m" if colour else grade
    return " ".join((_format_position(finding.position, path), shown, finding.code, format_message(finding)))


def format_message(finding: Finding) -> str:
    """What a finding says, in one line that is safe to print: its message, its hint, and how many more there are."""
    said = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return escape_control(f"{said} (and {finding.more:,} more like it)" if finding.more else said)


def count_by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, gravest first."""
    counted = dict.fromkeys(_SEVERITY_COLOURS, 0)
    for each in findings:
        counted[each.severity] += 1 + each.more
    return counted


def format_counts(findings: Iterable[Finding]) -> str:
    """The counts in words: "2 errors, 1 warning"."""
    told = count_by_severity(findings).items()
    return ", ".join(f"{n} {grade}{'' if n == 1 else 's'}" for grade, n in told if n) or "nothing to correct"


def _format_finding(finding: Finding, file: CheckedFile, *, colour: bool) -> str:
    """A finding with its line, and the other places it speaks of with theirs."""
    lines = [format_headline(finding, file.path, colour=colour), *_iter_excerpt(finding.position, file.get_line)]
    for each in finding.also:
        lines += [
            f"  {_format_position(each.position, file.path)} {escape_control(each.message)}",
            *_iter_excerpt(each.position, file.get_line),
        ]
    return "\n".join(lines)


def _format_position(position: Position | None, path: str) -> str:
    return f"{escape_control(path)}:{position.line}:{position.column}:" if position else f"{escape_control(path)}:"


def _iter_excerpt(position: Position | None, get_line: LineGetter) -> Iterator[str]:
    """The line of a place, and carets under it; of a long line only what stands round the place."""
    if position is None:
        return
    start, text = _cut_line(position, get_line(position.line).rstrip("\r\n"))
    fault = position.column - 1 - start
    before, under = escape_control(text[:fault]), escape_control(text[fault : fault + max(position.length, 1)])
    number = f"{position.line:5}"
    yield f"{number} | {before}{under}{escape_control(text[fault + max(position.length, 1) :])}".rstrip()
    yield f"{' ' * len(number)} | {' ' * measure_width(before)}{'^' * max(measure_width(under), 1)}"


def _cut_line(position: Position, text: str) -> tuple[int, str]:
    """The part of a line to show, and where it begins."""
    start = 0 if position.column <= EXCERPT_WIDTH else position.column - 1 - EXCERPT_WIDTH // 2
    return start, text[start : start + EXCERPT_WIDTH + 20]
