"""Find the marks that Word inserts: curly quotation marks for straight ones, dashes and bullets for hyphens.

The text is searched first. The tree then says which marks are inside a text, where they do no harm. There is no tree
after the place where YAML gave up, so the line in which it gave up is searched by itself.
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
"""How many characters after a text its closing mark is looked for."""

HYPHEN_HINT = 'write "-" and a space instead'
_STRAIGHT_HINT = "use straight ones, or none"


def find_smart_punctuation(
    text: str, tree: Tree, lines: LineIndex, failed_line: int | None = None
) -> Iterator[Finding]:
    """Find all of them. `failed_line` is the line that YAML could not read, if there is one."""
    if text.isascii():
        return
    end = len(text) if failed_line is None else lines.get_start(failed_line)
    yield from _find_bullets(text, len(text) if failed_line is None else lines.get_start(failed_line + 1), tree, lines)
    offset, pattern = 0, re.compile(_CURLY)
    while match := pattern.search(text, offset, end):
        span = tree.find_text_span(match.start())
        offset = span[1] if span else match.end()
        if span and span[0] == match.start():
            yield from _check_quoted_text(text, span, lines)
    if failed_line is not None:
        yield from _check_failed_line(text, lines.get_start(failed_line), lines.get_start(failed_line + 1), lines)


def _find_bullets(text: str, end: int, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    for match in re.compile(_BULLET).finditer(text, 0, end):
        start = match.start("mark")
        span = tree.find_text_span(start)
        if span and text[span[0]] in "'\"|>":
            continue
        severity: Severity = "warning" if span and span[0] < start else "error"
        message = f'"{match["mark"]}" starts this line, but an item of a list starts with a hyphen'
        yield Finding("AP116", severity, message, hint=HYPHEN_HINT, location=lines.locate(start))


def _check_quoted_text(text: str, span: tuple[int, int], lines: LineIndex) -> Iterator[Finding]:
    """Check a key or text that starts with a curly mark: it may be in curly marks, or end before its closing mark."""
    start, end = span
    closing = _PAIRS[text[start]]
    inside, last = text[start + 1 : end - 1], text[end - 1]
    location = lines.locate(start, end - start)
    if end - start > 1 and last in closing and not any(mark in inside for mark in closing):
        is_key = text[end : end + 1] == ":"
        what = "this key" if is_key else "this text, so they become part of it"
        message = f"there are curly quotation marks round {what}"
        yield Finding("AP115", "error" if is_key else "warning", message, hint=_STRAIGHT_HINT, location=location)
    elif (
        end - start > 1
        and last == _STRAIGHT_MARKS[text[start]]
        and not any(mark in inside for mark in (*closing, last))
    ):
        message = "this text starts with a curly quotation mark and ends with a straight one, so both become part of it"
        yield Finding("AP115", "warning", message, hint=_STRAIGHT_HINT, location=location)
    elif not any(mark in text[start + 1 : end] for mark in closing):
        rest = text[end : min(lines.get_start(lines.find_line_number(start) + 1), end + _SEARCH_LENGTH)]
        if any(mark in rest for mark in closing):
            message = "this text ends before its closing quotation mark, because the marks are curly"
            yield Finding("AP115", "error", message, hint="use straight ones", location=location)


def _check_failed_line(text: str, start: int, end: int, lines: LineIndex) -> Iterator[Finding]:
    """Find the curly mark in a line that YAML could not read: before a text, or after one with a straight mark."""
    line = text[start:end]
    match = re.search(_OPENING, line)
    if match:
        message = "there is a curly quotation mark before this text, and it quotes nothing"
    elif match := re.search(_UNMATCHED, line):
        message = "a curly quotation mark does not close what a straight one opens"
    if match:
        location = lines.locate(start + match.start("mark"))
        yield Finding("AP115", "error", message, hint="use straight ones", location=location)
