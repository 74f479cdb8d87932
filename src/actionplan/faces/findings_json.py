"""Findings as JSON for other programs: one object, a finding a line.

Lines and columns count from 1, `end_column` is the one after the last; what has no place has `null`. `error` says why a
file could not be opened; `more` is how many findings like it are not listed, and the counts have them in. Fields are
only ever added.
"""

from __future__ import annotations

from collections.abc import Sequence
from json import JSONEncoder
from typing import Any

from actionplan.checks import rules
from actionplan.faces.findings import PLAIN, Checked, Manner, counts
from actionplan.faces.safe import safe_json
from actionplan.findings import Finding, Position

FORMAT = "actionplan-findings/1"

_encode = JSONEncoder(ensure_ascii=False).encode


def render(files: Sequence[Checked], _manner: Manner = PLAIN) -> str:
    """The findings of all files as one JSON object."""
    plans = [{"path": file.path, "error": file.fault or None, **_counted(file.findings)} for file in files]
    rows = ",\n  ".join(_encode(_row(file.path, each)) for file in files for each in file.findings)
    listed = f"[\n  {rows}\n]" if rows else "[]"
    head = _encode({"format": FORMAT, "plans": plans})
    return safe_json(f'{head[:-1]}, "findings": {listed}}}\n')


def _counted(findings: Sequence[Finding]) -> dict[str, int]:
    return {f"{grade}s": number for grade, number in counts(findings).items()}


def _row(path: str, finding: Finding) -> dict[str, Any]:
    rule = rules().get(finding.code)
    return {
        "path": path,
        **_place(finding.position),
        "severity": finding.severity,
        "code": finding.code,
        "rule": rule and rule.name,
        "message": finding.message,
        "hint": finding.hint or None,
        "more": finding.more,
        "also": [{**_place(each.position), "message": each.message} for each in finding.also],
    }


def _place(at: Position | None) -> dict[str, int | None]:
    return {
        "line": at and at.line,
        "column": at and at.column,
        "end_column": at and at.column + at.length,
    }
