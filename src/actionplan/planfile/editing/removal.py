"""Edits that take an item or a key out of the file, with its comments. Each function yields alternatives.

The comments of an item are those at the end of its lines, those in it, and those directly above it at its own column.
A comment with a blank line below it may be about several items, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from actionplan.planfile.editing.document import DocumentPart, EditableDocument
from actionplan.planfile.text import TextEdit

_COMMENT = re.compile(" *(?=#)")
_DASH = re.compile(r"( *)- *")
_LONE_DASH = re.compile(r"( *)-\s*(?:#.*)?")


def remove_part(
    document: EditableDocument, parent: DocumentPart, part: DocumentPart, *, leaves_comments: bool = False
) -> Iterator[list[TextEdit]]:
    """Take an item out of a list, or a key out of a mapping: all that belongs to it, or only its own lines."""
    if parent.is_in_flow or document.is_flow(parent.entry):
        yield from _remove_from_brackets(document, parent, part)
        return
    start = document.get_start(part.entry if part.key_entry is None else part.key_entry)
    number = document.lines.find_line_number(start)
    before = document.text[document.lines.get_start(number) : start]
    remove = partial(_remove_lines, document, part.entry, leaves_comments=leaves_comments)
    if part.key_entry is None:
        if dash := _find_dash(document, number, before):
            yield remove(*dash)
    elif not before.strip(" "):
        yield remove(number, len(before))
    else:
        yield from _remove_first_key(document, parent, part, start)


def _find_dash(document: EditableDocument, number: int, before: str) -> tuple[int, int] | None:
    """Find the line and the column of the dash of an item: in front of it, or on a line of its own above it."""
    if match := _DASH.fullmatch(before):
        return number, len(match[1])
    while number > 1 and not before.strip():
        number -= 1
        line = document.lines.get_line(number)
        if match := _LONE_DASH.fullmatch(line):
            return number, len(match[1])
        before = line.partition("#")[0]
    return None


def _remove_lines(
    document: EditableDocument, entry: int, first: int, column: int, *, leaves_comments: bool
) -> list[TextEdit]:
    """Take out whole lines: the part's own, the deeper comments below it, and the blank lines and comments above it.

    To leave comments is to take out its own lines only, and of these none that is a comment.
    """
    lines = document.lines
    last = lines.find_line_number(max(document.find_ends(entry)[0] - 1, document.get_start(entry)))
    if leaves_comments:
        kept = document.find_comment_lines(first, entry, last)
        return [_remove_stretch(document, *stretch) for stretch in _split_stretch(first, last, kept)]
    while (match := _COMMENT.match(lines.get_line(last + 1))) and match.end() > column:
        last += 1
    while (match := _COMMENT.match(lines.get_line(first - 1))) and match.end() == column:
        first -= 1
    while first > 1 and not lines.get_line(first - 1).strip():
        first -= 1
    return [_remove_stretch(document, first, last)]


def _split_stretch(first: int, last: int, kept: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines between those that are kept."""
    edges = [first - 1, *sorted(kept), last + 1]
    for above, below in pairwise(edges):
        if above + 1 < below:
            yield above + 1, below - 1


def _remove_stretch(document: EditableDocument, first: int, last: int) -> TextEdit:
    """Take out some lines. If the last line of the file has no line break, and goes, the new last has none either."""
    lines, text = document.lines, document.text
    start, end = lines.get_start(first), lines.get_start(last + 1)
    if end == len(text) and first > 1 and not text.endswith(("\n", "\r")):
        start = lines.get_start(first - 1) + len(lines.get_line(first - 1))
    return TextEdit(start, end, "")


def _remove_first_key(
    document: EditableDocument, parent: DocumentPart, part: DocumentPart, start: int
) -> Iterator[list[TextEdit]]:
    """Take out the key that stands behind the dash of an item: the next key takes its place."""
    children = document.list_children(parent)
    if len(children) < 2:
        return
    after = document.get_start(children[1].key_entry or 0)
    if not document.has_comment(document.find_ends(part.entry)[0], children[1], after):
        yield [TextEdit(start, after, "")]


def _remove_from_brackets(
    document: EditableDocument, parent: DocumentPart, part: DocumentPart
) -> Iterator[list[TextEdit]]:
    children = document.list_children(parent)
    at = [child.entry for child in children].index(part.entry)
    starts = [document.get_start(child.entry if child.key_entry is None else child.key_entry) for child in children]
    ends = [document.find_ends(child.entry)[0] for child in children]
    if at + 1 < len(children):
        yield [TextEdit(starts[at], starts[at + 1], "")]
    elif at:
        yield [TextEdit(ends[at - 1], ends[at], "")]
