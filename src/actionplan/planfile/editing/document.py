"""A text and its layout: where each part of the file starts and ends, its column, and which parts are in brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.model.plan import Route
from actionplan.planfile.editing.tree_edit import get_node
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.text import TextEdit
from actionplan.planfile.text_checks.text_faults import find_text_faults
from actionplan.planfile.tree import Node

PROPERTY_MARKS = ("&", "!", "*")
"""The first characters of an anchor, a tag and an alias."""

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_BETWEEN = re.compile(r"(?:[\s,:]|#[^\r\n]*)*")
_COLON = re.compile(r"\s*:")
_COMMENT = re.compile(" *(?=#)")


class DocumentPart(NamedTuple):
    """A part of the file: its route and its node, its entry and its key's, and if it is in brackets."""

    file_route: Route
    node: Node
    entry: int
    key_entry: int | None = None
    is_in_flow: bool = False


class EditableDocument(EntryIndex):
    """A text with its layout."""

    __slots__ = ("_faults",)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._faults: Counter[tuple[str, str]] | None = None

    @property
    def faults(self) -> Counter[tuple[str, str]]:
        """Count the faults of the text by code and message, when they are first needed."""
        if self._faults is None:
            findings = find_text_faults(self.text, self.tree, self.lines)
            self._faults = Counter((finding.code, finding.message) for finding in findings)
        return self._faults

    def list_parts(self, file_route: Route) -> list[DocumentPart]:
        """List the parts along a route, from the whole file to the part at its end."""
        parts = [DocumentPart((), self.tree.root or {}, 0)]
        for step in file_route:
            parts.append(self._get_child(parts[-1], step))
        return parts

    def list_children(self, part: DocumentPart) -> list[DocumentPart]:
        """List the values of a mapping or the items of a list."""
        node = part.node
        return [self._get_child(part, step) for step in (node if isinstance(node, dict) else range(len(node)))]

    def _get_child(self, part: DocumentPart, step: str | int) -> DocumentPart:
        node, file_route = part.node, (*part.file_route, step)
        in_flow = part.is_in_flow or self.is_flow(part.entry)
        if isinstance(node, dict):
            at = 2 * list(node).index(str(step))
            key_entry, entry = self.tree.list_entries(part.entry, at + 2)[at:]
        else:
            key_entry, entry = None, self.tree.list_entries(part.entry, int(step) + 1)[-1]
        return DocumentPart(file_route, get_node(node, (step,)), entry, key_entry, is_in_flow=in_flow)

    def get_start(self, entry: int) -> int:
        """Return the offset at which an entry starts."""
        return self.tree.starts[entry]

    def find_opening(self, entry: int) -> int:
        """Find the offset at which an entry's own text starts, after an anchor or tag."""
        match = _PROPERTIES.match(self.text, self.get_start(entry))
        return match.end() if match else self.get_start(entry)

    def is_flow(self, entry: int) -> bool:
        """Return True if an entry is a list or mapping in brackets."""
        return self.tree.ends[entry] < 0 and self.text[self.find_opening(entry)] in "[{"

    def find_value_start(self, key_entry: int) -> int:
        """Find the offset behind a key's colon."""
        match = _COLON.match(self.text, self.tree.ends[key_entry])
        return match.end() if match else self.tree.ends[key_entry]

    def find_ends(self, entry: int) -> list[int]:
        """Find the offset at which an entry ends. A text after | or > has two: before and after its blank lines."""
        last = self._find_last_child(entry)
        if self.is_flow(entry):
            return [self.find_closing(entry) + 1]
        if last is not None:
            return self.find_ends(last)
        start, end = self.find_opening(entry), max(self.tree.ends[entry], self.get_start(entry))
        if self.text[start:end][:1] in ("|", ">"):
            return [start + len(self.text[start:end].rstrip()), end]
        return [end]

    def find_closing(self, entry: int) -> int:
        """Find the offset of the closing bracket of a list or mapping."""
        last = self._find_last_child(entry)
        match = _BETWEEN.match(self.text, self.find_opening(entry) + 1 if last is None else self.find_ends(last)[0])
        return match.end() if match else 0

    def _find_last_child(self, entry: int) -> int | None:
        last, child, after = None, entry + 1, -self.tree.ends[entry]
        while child < after:
            last, child = child, -self.tree.ends[child] if self.tree.ends[child] < 0 else child + 1
        return last

    def get_column(self, offset: int) -> int:
        """Return the column of an offset in its line, counted from 0."""
        return offset - self.lines.get_start(self.lines.find_line_number(offset))

    def insert_below(self, end: int, column: int, new_lines: Sequence[str]) -> TextEdit:
        """Build the edit that puts new lines below the line of an offset, and below deeper comments there."""
        number = self.lines.find_line_number(end)
        mark = self.get_line_break(number)
        text = mark.join(" " * column + line for line in new_lines)
        if end and self.text[end - 1] in "\r\n":
            return TextEdit(end, end, text + mark)
        while (match := _COMMENT.match(self.lines.get_line(number + 1))) and match.end() > column:
            number += 1
        at = self.lines.get_start(number) + len(self.lines.get_line(number))
        return TextEdit(at, at, mark + text)

    def get_line_break(self, number: int) -> str:
        """Return the line break of a line, or that of the line before it, if it is the last and has none."""
        for line in (number, number - 1):
            line_end = self.lines.get_start(line) + len(self.lines.get_line(line))
            if line and (mark := self.text[line_end : self.lines.get_start(line + 1)]):
                return mark
        return "\n"

    def has_comment(self, start: int, part: DocumentPart, end: int) -> bool:
        """Return True if there is a comment between an offset and the end of the part that follows it."""
        return any("#" in self.text[left:right] for left, right in self._iter_gaps(start, part.entry, end))

    def find_comment_lines(self, first: int, entry: int, last: int) -> set[int]:
        """Find the numbers of the lines that are comments, from a line to the last line of an entry."""
        gaps = self._iter_gaps(self.lines.get_start(first), entry, self.find_ends(entry)[0])
        return {
            number
            for left, right in gaps
            for number in range(self.lines.find_line_number(left), self.lines.find_line_number(right) + 1)
            if first <= number <= last
            and self.lines.get_start(number) >= left
            and self.lines.get_line(number).lstrip(" ").startswith("#")
        }

    def _iter_gaps(self, at: int, entry: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans between the keys and texts of an entry, and the first line of a text after | or >."""
        after = max(-self.tree.ends[entry], entry + 1)
        for inner in range(entry, after):
            start, stop = self.tree.starts[inner], self.tree.ends[inner]
            if stop >= 0:
                yield at, start
                at = stop
                if self.text[start:stop][:1] in ("|", ">"):
                    yield start, start + len(self.text[start:stop].splitlines()[0])
        yield at, end
