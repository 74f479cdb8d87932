"""Findings as SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from json import JSONEncoder
from typing import Any
from urllib.parse import quote

from actionplan import __version__
from actionplan.checks import Rule, rules
from actionplan.faces.findings import PLAIN, Checked, Manner, sentence
from actionplan.faces.safe import safe, safe_json
from actionplan.findings import Finding, Position

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_encode = JSONEncoder(ensure_ascii=False).encode


def render(files: Sequence[Checked], _manner: Manner = PLAIN) -> str:
    """One run over all files: the rules that found something, and what they found, a result a line."""
    found = sorted({each.code for file in files for each in file.findings})
    numbers = {code: number for number, code in enumerate(found)}
    tool = {"name": "actionplan", "version": __version__, "rules": [_rule(code, rules().get(code)) for code in found]}
    head = _encode({"$schema": SCHEMA, "version": "2.1.0"})
    run = _encode({"tool": {"driver": tool}, "invocations": [_invocation(files)], "columnKind": "unicodeCodePoints"})
    results = ",\n  ".join(_encode(_result(each, file.path, numbers)) for file in files for each in file.findings)
    return safe_json(f'{head[:-1]}, "runs": [\n{run[:-1]}, "results": [\n  {results}\n]}}]}}\n')


def _invocation(files: Sequence[Checked]) -> dict[str, Any]:
    """How the run went: which files could not be opened, and why."""
    unopened = [
        {
            "level": "error",
            "message": {"text": safe(file.fault)},
            "locations": [{"physicalLocation": _place(None, file.path)}],
        }
        for file in files
        if file.fault
    ]
    return {"executionSuccessful": not unopened, "toolExecutionNotifications": unopened}


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if not rule:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
    }


def _result(finding: Finding, path: str, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": finding.severity,
        "message": {"text": sentence(finding)},
        "locations": [{"physicalLocation": _place(finding.position, path)}],
    }
    if finding.also:
        result["relatedLocations"] = [
            {"physicalLocation": _place(each.position, path), "message": {"text": safe(each.message)}}
            for each in finding.also
        ]
    return result


def _place(at: Position | None, path: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": address(path)}}
    if at:
        place["region"] = {"startLine": at.line, "startColumn": at.column, "endColumn": at.column + at.length}
    return place


@cache
def address(path: str) -> str:
    r"""A path as an address: relative as it was given, or with `file://`; `C:\plans` is `file:///C:/plans`."""
    forward = path.replace("\\", "/") if "\\" in path else path
    drive = forward[1:3] == ":/"
    named = quote(safe(forward), safe="/:" if drive else "/")
    return f"file:///{named}" if drive else f"file://{named}" if named.startswith("/") else named
