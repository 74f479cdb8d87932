"""Findings as JSON for other programs: one object, a finding a line.

Lines and columns count from 1, and `end_column` is the one after the last; a finding without a place has `null` in all
three. `error` says why a file could not be opened. `more` is how many findings like it are not listed; they are in the
counts. Fields are only ever added.
"""

from __future__ import annotations

from collections.abc import Sequence
from json import JSONEncoder
from typing import Any

from actionplan.checks import load_rules
from actionplan.findings import Finding, Location
from actionplan.renderers.findings import PLAIN_OPTIONS, CheckedFile, FindingOptions
from actionplan.renderers.findings.headlines import count_by_severity
from actionplan.text.escaping import escape_json

FINDINGS_FORMAT = "actionplan-findings/1"

_encode = JSONEncoder(ensure_ascii=False).encode


def render(files: Sequence[CheckedFile], _options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render the findings of all files as one JSON object."""
    plans = [{"path": file.path, "error": file.fault or None, **_count_severities(file.findings)} for file in files]
    rows = ",\n  ".join(_encode(_build_row(file.path, finding)) for file in files for finding in file.findings)
    findings = f"[\n  {rows}\n]" if rows else "[]"
    head = _encode({"format": FINDINGS_FORMAT, "plans": plans})
    return escape_json(f'{head[:-1]}, "findings": {findings}}}\n')


def _count_severities(findings: Sequence[Finding]) -> dict[str, int]:
    return {f"{grade}s": number for grade, number in count_by_severity(findings).items()}


def _build_row(path: str, finding: Finding) -> dict[str, Any]:
    rule = load_rules().get(finding.code)
    return {
        "path": path,
        **_build_position(finding.location),
        "severity": finding.severity,
        "code": finding.code,
        "rule": rule and rule.name,
        "message": finding.message,
        "hint": finding.hint or None,
        "more": finding.more,
        "also": [{**_build_position(related.location), "message": related.message} for related in finding.also],
    }


def _build_position(position: Location | None) -> dict[str, int | None]:
    return {
        "line": position and position.line,
        "column": position and position.column,
        "end_column": position and position.column + position.length,
    }
