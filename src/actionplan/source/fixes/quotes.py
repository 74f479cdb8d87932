"""Smart quotation marks round the whole of a text, where YAML wants straight ones."""

from __future__ import annotations

import re

from actionplan.findings import Finding
from actionplan.model import Plan
from actionplan.source.fixes.edit import Fix, Proposal
from actionplan.source.written import Written

_DOUBLE = '["“”„‟](?P<double>[^"“”„‟\r\n]*)["“”‟]'
_SINGLE = "['‘’‚‛](?P<single>[^‘\r\n]*)['’‛]"
_QUOTED = re.compile(rf"(?:{_DOUBLE}|{_SINGLE})(?= *(?:$|[\r\n,}}\]]| #))")
_SMART = re.compile("[“”„‟‘’‚‛]")


def proposal(written: Written, _plan: Plan | None, finding: Finding) -> Proposal | None:
    """A text in smart quotation marks, or in one and a straight one, in two straight ones."""
    at = _start(written, written.offset(finding))
    found = _QUOTED.match(written.text, at)
    if not found or not _SMART.search(found[0][0] + found[0][-1]):
        return None
    said = found["double"] if found["double"] is not None else found["single"]
    entry = written.entry(at)
    if "\\" in said or (entry is not None and written.span(entry) != found.span()):
        return None
    marks = [each for each in ('"', "'") if each not in said]
    sentence = "smart quotation marks made straight"
    choices = tuple(Fix(at, found.end(), f"{mark}{said}{mark}", finding.code, sentence) for mark in marks)
    return Proposal(choices, said) if choices else None


def _start(written: Written, at: int) -> int:
    """Where the text at a fault begins: there, or after its line's dash and key."""
    entry = written.entry(at)
    if entry is not None:
        return written.span(entry)[0]
    start, end = written.line_of(at)
    found = re.compile(r"[ ]*(?:- +)*(?:\w+: +)?(?=[“”„‟‘’‚‛\"'])").match(written.text, start, end)
    return found.end() if found else at
