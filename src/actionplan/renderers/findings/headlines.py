"""Findings in a line each, and the lines that count them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actionplan.dates import format_day
from actionplan.findings import Finding, Location, Severity
from actionplan.renderers.findings import NOT_CHECKED, CheckedFile
from actionplan.text.english import format_list
from actionplan.text.escaping import escape_control

SEVERITY_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "note": "36"}
"""The severities, gravest first, and their colours on a terminal."""


def format_headline(finding: Finding, path: str, *, colour: bool = False) -> str:
    """Format a finding as one line: where it is, how grave, which rule, what."""
    severity: str = finding.severity
    if colour:
        severity = f"\x1b[1;{SEVERITY_COLOURS[finding.severity]}m{severity}\x1b[0m"
    return " ".join((format_position(finding.location, path), severity, finding.code, format_message(finding)))


def format_message(finding: Finding) -> str:
    """Format what a finding says as one line that is safe to print: message, hint, and how many more there are."""
    words = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return escape_control(f"{words} (and {finding.more:,} more like it)" if finding.more else words)


def format_position(position: Location | None, path: str) -> str:
    """Format a place as editors read it: "plan.yaml:57:21:"."""
    return f"{escape_control(path)}:{position.line}:{position.column}:" if position else f"{escape_control(path)}:"


def count_by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Count findings by severity, gravest first."""
    counts = dict.fromkeys(SEVERITY_COLOURS, 0)
    for finding in findings:
        counts[finding.severity] += 1 + finding.more
    return counts


def format_counts(findings: Iterable[Finding]) -> str:
    """Format the counts in words: "2 errors, 1 warning"."""
    counts = count_by_severity(findings).items()
    return ", ".join(f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in counts if n) or "nothing to correct"


def format_file_total(file: CheckedFile) -> str:
    """Format the line that counts a file's findings."""
    counts = NOT_CHECKED if file.fault else format_counts(file.findings)
    return f"{escape_control(file.path)}{format_days([file])}: {counts}"


def format_grand_total(files: Sequence[CheckedFile]) -> list[str]:
    """Format the line that counts the findings of all files; none for a single file."""
    if len(files) == 1:
        return []
    unchecked = sum(bool(file.fault) for file in files)
    counts = format_counts(finding for file in files for finding in file.findings)
    return [
        f"{len(files)} plans{format_days(files)}: {f'{unchecked} {NOT_CHECKED}, {counts}' if unchecked else counts}"
    ]


def format_days(files: Iterable[CheckedFile]) -> str:
    """Format the days that files were checked on, where that is not today: " as at 30 June 2017"."""
    days = dict.fromkeys(format_day(file.day) for file in files if file.day)
    return f" as at {format_list([*days])}" if days else ""


def format_overall_total(files: Sequence[CheckedFile]) -> str:
    """Format the one line that counts all findings, of one file or of several."""
    return (format_grand_total(files) or [format_file_total(file) for file in files])[0]
