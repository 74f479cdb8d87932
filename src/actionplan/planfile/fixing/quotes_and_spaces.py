"""Fix what Word inserts: odd spaces in the structure of a plan, and curly quotation marks around a text."""

from __future__ import annotations

import re

from actionplan.findings import Finding
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal

_ZERO_WIDTH = "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
ANY_SPACE = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000" + _ZERO_WIDTH + "]"
"""A space of any kind, plain ones too."""

_SPACE_RUN = re.compile(f"{ANY_SPACE}+")
_ZERO_WIDTH_PATTERN = re.compile(f"[{_ZERO_WIDTH}]")


def propose_plain_spaces(index: EntryIndex, finding: Finding) -> FixProposal | None:
    """Propose plain spaces for the odd ones at a finding, an underscore for those within a key, or nothing at all."""
    start = index.find_offset(finding)
    run = _SPACE_RUN.match(index.text, start)
    if finding.code != "AP105" or not run:
        return None
    spaces = " " * len(_ZERO_WIDTH_PATTERN.sub("", run[0]))
    before, after = index.text[start - 1 : start], index.text[run.end() : run.end() + 1]
    if before in (":", "-"):
        replacements = [spaces or " "]
    elif before.isalnum() and after.isalnum():
        replacements = ["_", ""] if spaces else [""]
    else:
        replacements = list(dict.fromkeys((spaces, "")))
    description = "odd spaces changed to plain ones" if spaces else "invisible characters removed"
    return _build_proposal((start, run.end()), replacements, finding.code, description)


_DOUBLE = '["“”„‟](?P<double>[^"“”„‟\r\n]*)["“”‟]'
_SINGLE = "['‘’‚‛](?P<single>[^‘\r\n]*)['’‛]"
_QUOTED = re.compile(rf"(?:{_DOUBLE}|{_SINGLE})(?= *(?:$|[\r\n,}}\]]| #))")
_BEFORE_QUOTE = re.compile(rf"(?:-?{ANY_SPACE})*(?:\w+:{ANY_SPACE}+)?(?=[“”„‟‘’‚‛\"'])")
_SMART = re.compile("[“”„‟‘’‚‛]")


def propose_straight_quotes(index: EntryIndex, finding: Finding) -> FixProposal | None:
    """Propose straight quotation marks for a text in two curly ones, or in a curly and a straight one.

    YAML takes a text behind an odd space for part of a key, so no entry can have the new text.
    """
    start, is_hidden = _find_start(index, finding)
    match = _QUOTED.match(index.text, start)
    if not match or not _SMART.search(match[0][0] + match[0][-1]):
        return None
    text = match["double"] if match["double"] is not None else match["single"]
    entry = index.find_entry(start)
    if "\\" in text or not (is_hidden or entry is None or index.get_span(entry) == match.span()):
        return None
    replacements = [f"{mark}{text}{mark}" for mark in ('"', "'") if mark not in text]
    description = "curly quotation marks changed to straight ones"
    return _build_proposal(match.span(), replacements, finding.code, description, None if is_hidden else text)


def _build_proposal(
    span: tuple[int, int], replacements: list[str], code: str, description: str, new_text: str | None = None
) -> FixProposal | None:
    start, end = span
    choices = tuple(Fix(start, end, replacement, code=code, description=description) for replacement in replacements)
    return FixProposal(choices, new_text) if choices else None


def _find_start(index: EntryIndex, finding: Finding) -> tuple[int, bool]:
    """Find the start of the text at a finding, there or after its line's dash and key; and say if a space hides it."""
    offset = index.find_offset(finding)
    entry = index.find_entry(offset)
    is_hidden = entry is not None and finding.code == "AP105"
    if entry is not None and not is_hidden:
        return index.get_span(entry)[0], False
    start, end = index.find_line_span(offset)
    match = _BEFORE_QUOTE.match(index.text, start, end)
    return (match.end() if match else offset), is_hidden
