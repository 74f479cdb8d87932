"""Smart quotation marks round the whole of a text, where YAML wants straight ones.

Odd spaces where a plain one shapes the plan: made plain, or left out where they take no room.
"""

from __future__ import annotations

import re

from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile.fixing.entries import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal

_ZERO_WIDTH = "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
ANY_SPACE = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000" + _ZERO_WIDTH + "]"
"""A space of whatever kind, plain ones too."""

_SPACE_RUN = re.compile(f"{ANY_SPACE}+")
_ZERO_WIDTH_PATTERN = re.compile(f"[{_ZERO_WIDTH}]")


def propose_plain_spaces(index: EntryIndex, _plan: Plan | None, finding: Finding) -> FixProposal | None:
    """The run of odd spaces at a finding as plain ones, as an underscore within a key, or left out."""
    at = index.find_offset(finding)
    run = _SPACE_RUN.match(index.text, at)
    if finding.code != "AP105" or not run:
        return None
    spaced = " " * len(_ZERO_WIDTH_PATTERN.sub("", run[0]))
    before, after = index.text[at - 1 : at], index.text[run.end() : run.end() + 1]
    if before in (":", "-"):
        ways = [spaced or " "]
    elif before.isalnum() and after.isalnum():
        ways = ["_", ""] if spaced else [""]
    else:
        ways = list(dict.fromkeys((spaced, "")))
    sentence = "odd spaces made plain" if spaced else "invisible characters taken out"
    return FixProposal(tuple(Fix(at, run.end(), way, finding.code, sentence) for way in ways))


_DOUBLE = '["“”„‟](?P<double>[^"“”„‟\r\n]*)["“”‟]'
_SINGLE = "['‘’‚‛](?P<single>[^‘\r\n]*)['’‛]"
_QUOTED = re.compile(rf"(?:{_DOUBLE}|{_SINGLE})(?= *(?:$|[\r\n,}}\]]| #))")
_BEFORE_QUOTE = re.compile(rf"(?:-?{ANY_SPACE})*(?:\w+:{ANY_SPACE}+)?(?=[“”„‟‘’‚‛\"'])")
_SMART = re.compile("[“”„‟‘’‚‛]")


def propose_straight_quotes(index: EntryIndex, _plan: Plan | None, finding: Finding) -> FixProposal | None:
    """A text in smart quotation marks, or in one and a straight one, in two straight ones.

    Behind an odd space it is part of a key to YAML, so that there is no entry that could say it.
    """
    at, is_hidden = _find_start(index, finding)
    found = _QUOTED.match(index.text, at)
    if not found or not _SMART.search(found[0][0] + found[0][-1]):
        return None
    said = found["double"] if found["double"] is not None else found["single"]
    entry = index.find_entry(at)
    if "\\" in said or not (is_hidden or entry is None or index.get_span(entry) == found.span()):
        return None
    marks = [each for each in ('"', "'") if each not in said]
    sentence = "smart quotation marks made straight"
    choices = tuple(Fix(at, found.end(), f"{mark}{said}{mark}", finding.code, sentence) for mark in marks)
    return FixProposal(choices, None if is_hidden else said) if choices else None


def _find_start(index: EntryIndex, finding: Finding) -> tuple[int, bool]:
    """Where the text at a fault begins, there or after its line's dash and key; and whether an odd space hides it."""
    at = index.find_offset(finding)
    entry = index.find_entry(at)
    is_hidden = entry is not None and finding.code == "AP105"
    if entry is not None and not is_hidden:
        return index.get_span(entry)[0], False
    start, end = index.find_line_span(at)
    found = _BEFORE_QUOTE.match(index.text, start, end)
    return (found.end() if found else at), is_hidden
