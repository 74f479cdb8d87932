"""Texts between braces that a comma has cut in two: YAML makes a key with no value of the rest."""

from __future__ import annotations

from actionplan.findings import Finding
from actionplan.source.text import Lines

HINT = "a comma ends a text between { and }: put the whole of the text in quotes"
_FAR = 200
"""Characters: so far in front of a key its comma is looked for, and behind it what it ends with."""


def with_commas(findings: list[Finding], text: str, lines: Lines) -> list[Finding]:
    """The findings, those of an unknown key that is the rest of a text saying so."""
    return [each._replace(hint=HINT) if _is_rest(each, text, lines) else each for each in findings]


def _is_rest(finding: Finding, text: str, lines: Lines) -> bool:
    """Whether what was taken for a key stands between a comma and the next, or the closing brace, with no colon."""
    place = finding.position
    if finding.code != "AP201" or not place:
        return False
    start = lines.start(place.line) + place.column - 1
    end = start + place.length
    before, after = text[max(start - _FAR, 0) : start].rstrip(), text[end : end + _FAR].lstrip()
    return before.endswith(",") and after[:1] in (",", "}")
