"""Recognise a text between braces that a comma has cut in two: YAML makes a key with no value of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from actionplan.findings import Finding, Location
from actionplan.model.plan import Plan, Route
from actionplan.planfile.text import LineIndex
from actionplan.text.english import shorten

_COMMA_HINT = "between { and } a comma ends the text: put the whole text in quotes"
_COMMA_DISTANCE = 200
"""How many characters before a key its comma is looked for, and after it the next one."""

_MAX_LENGTH = 40


def explain_commas(findings: list[Finding], text: str, lines: LineIndex) -> list[Finding]:
    """Return the findings, with another hint for each unknown key that is the rest of a text."""
    return [
        finding._replace(hint=_COMMA_HINT)
        if finding.code == "AP201" and _is_rest_of_text(finding.location, text, lines)
        else finding
        for finding in findings
    ]


def find_cut_columns(
    plan: Plan, locate: Callable[[Finding], Finding], text: str, lines: LineIndex
) -> Iterator[Finding]:
    """Find each own column without a value that is the rest of a text. Its name may be any, so no key is unknown."""
    for route in _iter_blank_columns(plan) if "fields" in text else ():
        message = f'"{shorten(str(route[-1]), _MAX_LENGTH)}" has no value'
        finding = locate(Finding("AP201", "error", message, route, hint=_COMMA_HINT, on_key=True))
        if _is_rest_of_text(finding.location, text, lines):
            yield finding


def _iter_blank_columns(plan: Plan) -> Iterator[Route]:
    places = (
        *((action.fields, route) for _, action, route in plan.iter_actions()),
        *((output.fields, route) for _, _, output, route in plan.iter_outputs()),
        *((line.target.fields, line.route) for line in plan.walk()),
    )
    return ((*route, "fields", name) for fields, route in places for name, words in fields if not words)


def _is_rest_of_text(location: Location | None, text: str, lines: LineIndex) -> bool:
    """Return True if a key is between a comma and the next, or the closing brace, with no colon."""
    if not location:
        return False
    start = lines.get_start(location.line) + location.column - 1
    end = start + location.length
    before, after = text[max(start - _COMMA_DISTANCE, 0) : start].rstrip(), text[end : end + _COMMA_DISTANCE].lstrip()
    return before.endswith(",") and after[:1] in (",", "}")
