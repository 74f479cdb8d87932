"""What Word puts in for the marks of YAML: curly quotation marks for straight ones, dashes and bullets for hyphens.

The text is searched first; the tree then tells what stands inside a text, where it does no harm. Past the place where
YAML gave up there is no tree, and the line it gave up in is looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.findings import Finding, Severity
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Tree

_BULLETS = "–—−‒•·▪●◦‣"
_BULLET = rf"(?m)^[ \t]*(?P<mark>[{_BULLETS}])[ \t]"
_CURLY = "[“”„‟‘‚‛]"
_PAIRS = {"“": "”“‟", "”": "”", "„": "”“", "‟": "”“", "‘": "’‘", "‚": "’‘", "‛": "’"}
_STRAIGHT_MARKS = {mark: "'" if mark in "‘‚‛" else '"' for mark in _PAIRS}
_OPENING = rf"(?:^|[\[{{,:-])[ \t]*(?P<mark>{_CURLY})"
_UNMATCHED = r"[\"'].*(?P<mark>[“”„‟‘’‚‛])"

_SEARCH_LENGTH = 500
"""How far behind a text its closing mark is looked for."""

_STRAIGHT_HINT = "put straight ones, or none"
_CASCADES = {
    ("AP115", "AP116"): ("AP101", "AP201", "AP203", "AP205"),
    ("AP103", "AP114"): ("AP201",),
    ("AP106", "AP108", "AP109"): ("AP202",),
    ("AP113",): ("AP202", "AP205"),
}
"""What YAML makes of a curly mark or a bullet, of a star or of braces, is not told beside it."""


def find_smart_punctuation(
    text: str, tree: Tree, lines: LineIndex, failed_line: int | None = None
) -> Iterator[Finding]:
    """All of it; `failed` is the line that YAML could not read, where there is one."""
    if text.isascii():
        return
    end = len(text) if failed_line is None else lines.get_start(failed_line)
    yield from _find_bullets(text, len(text) if failed_line is None else lines.get_start(failed_line + 1), tree, lines)
    at, pattern = 0, re.compile(_CURLY)
    while found := pattern.search(text, at, end):
        stands = tree.find_text_span(found.start())
        at = stands[1] if stands else found.end()
        if stands and stands[0] == found.start():
            yield from _check_quoted_text(text, stands, lines)
    if failed_line is not None:
        yield from _check_failed_line(text, lines.get_start(failed_line), lines.get_start(failed_line + 1), lines)


def drop_line_cascades(findings: list[Finding]) -> list[Finding]:
    """The findings but for those that only say what YAML made of another one in their line."""
    findings = _attach_key_routes(findings)
    for causes, effects in _CASCADES.items():
        told = {_get_line(each) for each in findings if each.code in causes}
        if told:
            findings = [
                each for each in findings if each.more or each.code not in effects or _get_line(each) not in told
            ]
    return findings


def _attach_key_routes(findings: list[Finding]) -> list[Finding]:
    """The findings, those of curly marks round a key with the route of the key that is unknown for them."""
    if not any(each.code == "AP115" for each in findings):
        return findings
    routes = {each.position: each.route for each in findings if each.code == "AP201"}
    return [
        each._replace(route=routes[each.position], on_key=True)
        if each.code == "AP115" and each.position in routes
        else each
        for each in findings
    ]


def _find_bullets(text: str, end: int, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    for found in re.compile(_BULLET).finditer(text, 0, end):
        at = found.start("mark")
        stands = tree.find_text_span(at)
        if stands and text[stands[0]] in "'\"|>":
            continue
        severity: Severity = "warning" if stands and stands[0] < at else "error"
        message = f'"{found["mark"]}" starts this line, and a list wants a hyphen'
        yield Finding("AP116", severity, message, hint='write "-" for it, and a space', position=lines.locate(at))


def _check_quoted_text(text: str, span: tuple[int, int], lines: LineIndex) -> Iterator[Finding]:
    """A key or text in curly marks, or one that YAML ends before its closing mark."""
    at, end = span
    closing = _PAIRS[text[at]]
    inside, last = text[at + 1 : end - 1], text[end - 1]
    place = lines.locate(at, end - at)
    if end - at > 1 and last in closing and not any(mark in inside for mark in closing):
        is_key = text[end : end + 1] == ":"
        what = "this key" if is_key else "this text, and become part of it"
        message = f"curly quotation marks stand round {what}"
        yield Finding("AP115", "error" if is_key else "warning", message, hint=_STRAIGHT_HINT, position=place)
    elif end - at > 1 and last == _STRAIGHT_MARKS[text[at]] and not any(mark in inside for mark in (*closing, last)):
        message = "a curly quotation mark opens this text and a straight one closes it, and both become part of it"
        yield Finding("AP115", "warning", message, hint=_STRAIGHT_HINT, position=place)
    elif not any(mark in text[at + 1 : end] for mark in closing):
        rest = text[end : min(lines.get_start(lines.find_line_number(at) + 1), end + _SEARCH_LENGTH)]
        if any(mark in rest for mark in closing):
            message = "this text ends before its closing quotation mark, for the marks are curly"
            yield Finding("AP115", "error", message, hint="put straight ones", position=place)


def _check_failed_line(text: str, start: int, end: int, lines: LineIndex) -> Iterator[Finding]:
    """The curly mark in a line that YAML could not read, before a text or behind one that a straight mark opens."""
    line = text[start:end]
    found = re.search(_OPENING, line)
    if found:
        message = "a curly quotation mark stands before this text, and quotes nothing"
    elif found := re.search(_UNMATCHED, line):
        message = "a curly quotation mark does not close what a straight one opens"
    if found:
        place = lines.locate(start + found.start("mark"))
        yield Finding("AP115", "error", message, hint="put straight ones", position=place)


def _get_line(finding: Finding) -> int:
    return finding.position.line if finding.position else 0
