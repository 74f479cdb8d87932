"""Findings as GitLab's code quality report, which a merge request shows beside the lines that it changes.

GitLab knows a finding by its fingerprint and tells new ones from old ones by it. It is made of the file, the code and
the message and not of the line, so a line added above a finding does not make it new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from actionplan.checks import load_rules
from actionplan.findings import Finding, Severity
from actionplan.renderers.findings import NOT_CHECKED, PLAIN_OPTIONS, CheckedFile, FindingOptions
from actionplan.renderers.findings.headlines import format_message
from actionplan.text.escaping import escape_control, escape_json

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}

_encode = JSONEncoder(ensure_ascii=False).encode


def render(files: Sequence[CheckedFile], _options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render a list with an object for each finding, and for each file that could not be opened."""
    seen: Counter[str] = Counter()
    rows = [_encode(issue) for file in files for issue in _iter_issues(file, seen)]
    return escape_json("[\n  {}\n]\n".format(",\n  ".join(rows)) if rows else "[]\n")


def _iter_issues(file: CheckedFile, seen: Counter[str]) -> Iterator[dict[str, Any]]:
    told = [(NOT_CHECKED, escape_control(file.fault), "blocker", 1)] if file.fault else []
    path = escape_control(file.place or file.path)
    for check, message, severity, line in (*told, *map(_describe_finding, file.findings)):
        words = f"{path}\n{check}\n{message}"
        seen[words] += 1
        yield {
            "description": message,
            "check_name": check,
            "fingerprint": sha256(f"{words}\n{seen[words]}".encode()).hexdigest(),
            "severity": severity,
            "location": {"path": path, "lines": {"begin": line}},
        }


def _describe_finding(finding: Finding) -> tuple[str, str, str, int]:
    """Return the check of a finding, what it says, how grave it is for GitLab, and its line."""
    rule = load_rules().get(finding.code)
    line = finding.location.line if finding.location else 1
    check = f"{finding.code} {rule.name}" if rule else finding.code
    return check, format_message(finding), _SEVERITIES[finding.severity], line
