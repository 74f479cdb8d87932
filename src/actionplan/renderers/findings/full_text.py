"""Findings as text: where each is, what it is, the line it is in and a caret under the fault; a count at the end.

plan.yaml:57:21: error AP301 cannot read the date "Sumer 2017": did you mean "Summer 2017"?
   57 |             date: Sumer 2017
      |                   ^^^^^
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actionplan.findings import Finding, Location
from actionplan.renderers.findings import PLAIN_OPTIONS, CheckedFile, FindingOptions, LineGetter
from actionplan.renderers.findings.headlines import (
    format_file_total,
    format_grand_total,
    format_headline,
    format_position,
)
from actionplan.text.escaping import escape_control, measure_width

EXCERPT_WIDTH = 100
"""The most characters of a long line that are shown round a fault."""


def render(files: Sequence[CheckedFile], options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render the findings of each file with their lines, and the counts."""
    lines = []
    for file in files:
        lines += [_format_finding(finding, file, options) for finding in file.findings]
        lines.append(format_file_total(file))
    return "\n".join([*lines, *format_grand_total(files)]) + "\n"


def _format_finding(finding: Finding, file: CheckedFile, options: FindingOptions) -> str:
    """Format a finding with its line, and the related places with theirs."""
    headline = format_headline(finding, file.path, colour=options.has_colour)
    lines = [*_wrap_sentence(headline, options.width), *_iter_excerpt(finding.location, file.get_line)]
    for related in finding.also:
        sentence = f"  {format_position(related.location, file.path)} {escape_control(related.message)}"
        lines += _wrap_sentence(sentence, options.width)
        lines += _iter_excerpt(related.location, file.get_line)
    return "\n".join(lines)


def _wrap_sentence(sentence: str, width: int) -> Iterator[str]:
    """Yield a sentence in lines that fit the screen. Colours take no room, and a word that is too long stays whole."""
    first, *words = re.split(r"(?<=\S) ", sentence)
    line, room = first, _count_cells(first)
    for word in words:
        length = 1 + _count_cells(word)
        if width and room + length > width:
            yield line
            line, room = _INDENT + word, len(_INDENT) + length - 1
        else:
            line, room = f"{line} {word}", room + length
    yield line


def _count_cells(word: str) -> int:
    return measure_width(_COLOUR.sub("", word))


_INDENT = " " * 4
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _iter_excerpt(position: Location | None, get_line: LineGetter) -> Iterator[str]:
    """Yield the line of a place, and carets under it; of a long line only the part around the place."""
    if position is None:
        return
    start, text = _cut_line(position, get_line(position.line).rstrip("\r\n"))
    first = position.column - 1 - start
    end = first + max(position.length, 1)
    before, fault, after = (escape_control(part) for part in (text[:first], text[first:end], text[end:]))
    number = f"{position.line:5}"
    yield f"{number} | {before}{fault}{after}".rstrip()
    yield f"{' ' * len(number)} | {' ' * measure_width(before)}{'^' * max(measure_width(fault), 1)}"


def _cut_line(position: Location, text: str) -> tuple[int, str]:
    """Return the part of a line to show, after the place where it begins."""
    start = 0 if position.column <= EXCERPT_WIDTH else position.column - 1 - EXCERPT_WIDTH // 2
    return start, text[start : start + EXCERPT_WIDTH + 20]
