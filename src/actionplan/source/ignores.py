"""Comments that silence a finding on their line: `# actionplan: ignore[AP201] our own column`.

A comment at the end of a line is about that line; one on a line of its own is about the next line that says something.
An ignore that ignores nothing is a finding itself (AP901), and so is one that does not say what (AP902).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from actionplan.findings import Finding, in_order
from actionplan.source.text import Lines
from actionplan.source.tree import parse, read

# Patterns are compiled where a plan has the mark in it: few do.
_MARK = r"actionplan:[ \t]*ignore\b"
_IGNORE = r"(?m)(?:^|(?<=[ \t]))#[ \t]*actionplan:[ \t]*ignore\b[ \t]*(\[([^\]\r\n]*)\])?[^\r\n]*"
_CODE = r"[^,\s]+"


class Ignore(NamedTuple):
    """One code of an ignore: where it stands, and the line it is about."""

    code: str
    line: int
    start: int
    end: int


def heeded(findings: Sequence[Finding], text: str, fixed: Callable[[], Container[str]]) -> list[Finding]:
    """The findings that no comment of the text silences, with what is wrong with those comments, in order.

    `fixed` gives the codes that nothing silences.
    """
    if not re.search(_MARK, text):
        return list(findings)
    lines, never = Lines(text), fixed()
    ignores, faults = _ignores(text, lines)
    silenced = {(each.code, each.line) for each in ignores if each.code not in never}
    left = [each for each in findings if _key(each) not in silenced]
    used = {_key(each) for each in findings} & silenced
    useless = (each for each in ignores if (each.code, each.line) not in used)
    faults += (_useless(each, lines, fixed=each.code in never) for each in useless)
    return in_order([*left, *faults])


def _key(finding: Finding) -> tuple[str, int]:
    return finding.code, finding.position.line if finding.position else 0


def _ignores(text: str, lines: Lines) -> tuple[list[Ignore], list[Finding]]:
    """The ignores of a text, and those that do not say what they ignore."""
    ignores: list[Ignore] = []
    faults: list[Finding] = []
    for comment in _comments(text, lines):
        about, start = _about(text, lines, comment.start()), comment.start(2)
        codes = [
            Ignore(each[0].upper(), about, start + each.start(), start + each.end())
            for each in re.finditer(_CODE, comment[2] or "")
        ]
        ignores += codes
        if not codes:
            faults.append(_codeless(comment, lines))
    return ignores, faults


def _comments(text: str, lines: Lines) -> Iterator[re.Match[str]]:
    """Each comment that is an ignore; in quotes and in blocks of text a # starts none."""
    data = text.encode("utf-8", "replace")
    tree = read(partial(parse, data, text), lines)  # once more, which only a plan with ignores pays for
    return (found for found in re.finditer(_IGNORE, text) if tree.text_at(found.start()) is None)


def _about(text: str, lines: Lines, at: int) -> int:
    """The line that a comment is about."""
    number = lines.number(at)
    if text[lines.start(number) : at].strip():
        return number
    number += 1
    while lines.start(number) < len(text) and _is_bare(lines.line(number)):
        number += 1
    return number


def _is_bare(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _codeless(comment: re.Match[str], lines: Lines) -> Finding:
    place = lines.at(comment.start(), len(comment[0].rstrip()))
    hint = "write its code in brackets, like ignore[AP201]"
    return Finding("AP902", "warning", "this comment does not say what to ignore", hint=hint, position=place)


def _useless(ignore: Ignore, lines: Lines, *, fixed: bool) -> Finding:
    place = lines.at(ignore.start, ignore.end - ignore.start)
    if fixed:
        message, hint = f"{ignore.code} cannot be ignored", "mend what it tells of"
    else:
        message, hint = f"{ignore.code} is not found on line {ignore.line}, so nothing is ignored", "take it out"
    return Finding("AP901", "warning", message, hint=hint, position=place)
