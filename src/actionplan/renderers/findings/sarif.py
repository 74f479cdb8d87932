"""Findings as SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from json import JSONEncoder
from typing import Any
from urllib.parse import quote

from actionplan import HOME_PAGE, __version__
from actionplan.checks import Rule, load_rules
from actionplan.findings import Finding, Location
from actionplan.renderers.findings import PLAIN_OPTIONS, CheckedFile, FindingOptions
from actionplan.renderers.findings.headlines import format_message
from actionplan.renderers.rule_page import build_rule_address
from actionplan.text.escaping import escape_control, escape_json

SCHEMA_URL = "https://json.schemastore.org/sarif-2.1.0.json"

ROOT = "%SRCROOT%"
"""What readers of SARIF call the folder that paths are relative to."""

_encode = JSONEncoder(ensure_ascii=False).encode


def render(files: Sequence[CheckedFile], _options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render one run over all files: the rules that found something, and a line for each result."""
    codes = sorted({finding.code for file in files for finding in file.findings})
    numbers = {code: number for number, code in enumerate(codes)}
    tool = {
        "name": "actionplan",
        "version": __version__,
        "informationUri": HOME_PAGE,
        "rules": [_build_rule(code, load_rules().get(code)) for code in codes],
    }
    head = _encode({"$schema": SCHEMA_URL, "version": "2.1.0"})
    run = _encode(
        {
            "tool": {"driver": tool},
            "invocations": [_build_invocation(files)],
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder at the root of the repository."}}},
            "columnKind": "unicodeCodePoints",
        }
    )
    results = ",\n  ".join(
        _encode(_build_result(finding, file.place, numbers)) for file in files for finding in file.findings
    )
    return escape_json(f'{head[:-1]}, "runs": [\n{run[:-1]}, "results": [\n  {results}\n]}}]}}\n')


def _build_invocation(files: Sequence[CheckedFile]) -> dict[str, Any]:
    """Build the record of the run: the files that could not be opened, and why."""
    unopened = [
        {
            "level": "error",
            "message": {"text": escape_control(file.fault)},
            **_build_locations(None, file.place),
        }
        for file in files
        if file.fault
    ]
    return {"executionSuccessful": not unopened, "toolExecutionNotifications": unopened}


def _build_rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if not rule:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.description},
        "helpUri": build_rule_address(rule),
        "help": {"text": rule.page, "markdown": rule.page},
    }


def _build_result(finding: Finding, path: str, rule_indexes: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_indexes[finding.code],
        "level": finding.severity,
        "message": {"text": format_message(finding)},
        **_build_locations(finding.location, path),
    }
    if finding.also and path:
        result["relatedLocations"] = [
            {
                "physicalLocation": _build_location(related.location, path),
                "message": {"text": escape_control(related.message)},
            }
            for related in finding.also
        ]
    return result


def _build_locations(position: Location | None, path: str) -> dict[str, Any]:
    """Build the list with the one place, or an empty one for standard input, which has no address."""
    return {"locations": [{"physicalLocation": _build_location(position, path)}]} if path else {}


def _build_location(position: Location | None, path: str) -> dict[str, Any]:
    uri = build_uri(path)
    file = {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}
    place: dict[str, Any] = {"artifactLocation": file}
    if position:
        place["region"] = {
            "startLine": position.line,
            "startColumn": position.column,
            "endColumn": position.column + position.length,
        }
    return place


@cache
def build_uri(path: str) -> str:
    r"""Convert a path to an address: relative as it was given, or `file://`; `C:\plans` is `file:///C:/plans`."""
    forward = path.replace("\\", "/") if "\\" in path else path
    drive = forward[1:3] == ":/"
    named = quote(escape_control(forward), safe="/:" if drive else "/")
    return f"file:///{named}" if drive else f"file://{named}" if named.startswith("/") else named
