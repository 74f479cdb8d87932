"""Recognise a text between braces that a comma has cut in two: YAML makes a key with no value of the rest."""

from __future__ import annotations

from actionplan.findings import Finding
from actionplan.planfile.text import LineIndex

COMMA_HINT = "between { and } a comma ends the text: put the whole text in quotes"
_COMMA_DISTANCE = 200
"""How many characters before an unknown key its comma is looked for, and after it the next one."""


def explain_commas(findings: list[Finding], text: str, lines: LineIndex) -> list[Finding]:
    """Return the findings, with another hint for each unknown key that is the rest of a text.

    A finding that has this hint already, of a key that the writer may choose, is dropped if that is not so.
    """
    rests = {id(finding) for finding in findings if _is_rest_of_text(finding, text, lines)}
    return [
        finding._replace(hint=COMMA_HINT) if id(finding) in rests else finding
        for finding in findings
        if id(finding) in rests or finding.hint != COMMA_HINT
    ]


def _is_rest_of_text(finding: Finding, text: str, lines: LineIndex) -> bool:
    """Return True if an unknown key is between a comma and the next, or the closing brace, with no colon."""
    location = finding.location
    if finding.code != "AP201" or not location:
        return False
    start = lines.get_start(location.line) + location.column - 1
    end = start + location.length
    before, after = text[max(start - _COMMA_DISTANCE, 0) : start].rstrip(), text[end : end + _COMMA_DISTANCE].lstrip()
    return before.endswith(",") and after[:1] in (",", "}")
