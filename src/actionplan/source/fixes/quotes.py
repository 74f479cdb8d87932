"""Smart quotation marks round the whole of a text, where YAML wants straight ones."""

from __future__ import annotations

import re

from actionplan.findings import Finding
from actionplan.model import Plan
from actionplan.source.fixes.edit import Fix, Proposal
from actionplan.source.fixes.spaces import SPACE
from actionplan.source.written import Written

_DOUBLE = '["“”„‟](?P<double>[^"“”„‟\r\n]*)["“”‟]'
_SINGLE = "['‘’‚‛](?P<single>[^‘\r\n]*)['’‛]"
_QUOTED = re.compile(rf"(?:{_DOUBLE}|{_SINGLE})(?= *(?:$|[\r\n,}}\]]| #))")
_FRAME = re.compile(rf"(?:-?{SPACE})*(?:\w+:{SPACE}+)?(?=[“”„‟‘’‚‛\"'])")
_SMART = re.compile("[“”„‟‘’‚‛]")


def proposal(written: Written, _plan: Plan | None, finding: Finding) -> Proposal | None:
    """A text in smart quotation marks, or in one and a straight one, in two straight ones.

    Behind an odd space it is part of a key to YAML, so that there is no entry that could say it.
    """
    at, is_hidden = _start(written, finding)
    found = _QUOTED.match(written.text, at)
    if not found or not _SMART.search(found[0][0] + found[0][-1]):
        return None
    said = found["double"] if found["double"] is not None else found["single"]
    entry = written.entry(at)
    if "\\" in said or not (is_hidden or entry is None or written.span(entry) == found.span()):
        return None
    marks = [each for each in ('"', "'") if each not in said]
    sentence = "smart quotation marks made straight"
    choices = tuple(Fix(at, found.end(), f"{mark}{said}{mark}", finding.code, sentence) for mark in marks)
    return Proposal(choices, None if is_hidden else said) if choices else None


def _start(written: Written, finding: Finding) -> tuple[int, bool]:
    """Where the text at a fault begins, there or after its line's dash and key; and whether an odd space hides it."""
    at = written.offset(finding)
    entry = written.entry(at)
    is_hidden = entry is not None and finding.code == "AP105"
    if entry is not None and not is_hidden:
        return written.span(entry)[0], False
    start, end = written.line_of(at)
    found = _FRAME.match(written.text, start, end)
    return (found.end() if found else at), is_hidden
