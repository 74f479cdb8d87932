"""A text and how it is laid out: where each part ends, which stand between brackets, how far in they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.model.plan import Route
from actionplan.planfile.editing.tree_edit import get_node
from actionplan.planfile.fixing.entries import EntryIndex
from actionplan.planfile.text import TextEdit
from actionplan.planfile.text_checks import find_text_faults
from actionplan.planfile.tree import Node

PROPERTY_MARKS = ("&", "!", "*")
"""What an anchor, a tag or an alias starts with."""

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_BETWEEN = re.compile(r"(?:[\s,:]|#[^\r\n]*)*")
_COLON = re.compile(r"\s*:")
_COMMENT = re.compile(" *(?=#)")


class DocumentPart(NamedTuple):
    """A part of the file: its way and its node, its entry and its key's, and whether it stands between brackets."""

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
        """What is wrong with the text whatever it says, and how often; worked out when it is first asked for."""
        if self._faults is None:
            self._faults = Counter(
                (each.code, each.message) for each in find_text_faults(self.text, self.tree, self.lines)
            )
        return self._faults

    def list_parts(self, file_route: Route) -> list[DocumentPart]:
        """The parts on a way, from the whole file to where it leads."""
        parts = [DocumentPart((), self.tree.root or {}, 0)]
        for step in file_route:
            parts.append(self._get_child(parts[-1], step))
        return parts

    def list_children(self, part: DocumentPart) -> list[DocumentPart]:
        """The values of a mapping or the items of a list."""
        node = part.node
        return [self._get_child(part, step) for step in (node if isinstance(node, dict) else range(len(node)))]

    def _get_child(self, part: DocumentPart, step: str | int) -> DocumentPart:
        node, way = part.node, (*part.file_route, step)
        in_flow = part.is_in_flow or self.is_flow(part.entry)
        if isinstance(node, dict):
            at = 2 * list(node).index(str(step))
            key, number = self.tree.list_entries(part.entry, at + 2)[at:]
            return DocumentPart(way, get_node(node, (step,)), number, key, in_flow)
        number = self.tree.list_entries(part.entry, int(step) + 1)[-1]
        return DocumentPart(way, get_node(node, (step,)), number, None, in_flow)

    def get_start(self, number: int) -> int:
        """Where an entry starts."""
        return self.tree.starts[number]

    def find_opening(self, number: int) -> int:
        """Where an entry's own text starts, after an anchor or tag."""
        found = _PROPERTIES.match(self.text, self.get_start(number))
        return found.end() if found else self.get_start(number)

    def is_flow(self, number: int) -> bool:
        """Whether an entry is a list or mapping in brackets."""
        return self.tree.ends[number] < 0 and self.text[self.find_opening(number)] in "[{"

    def find_value_start(self, key: int) -> int:
        """Where what follows a key's colon starts."""
        found = _COLON.match(self.text, self.tree.ends[key])
        return found.end() if found else self.tree.ends[key]

    def find_ends(self, number: int) -> list[int]:
        """Where an entry ends; of a text after | or >, without the blank lines below it and with them."""
        last = self._find_last_child(number)
        if self.is_flow(number):
            return [self.find_closing(number) + 1]
        if last is not None:
            return self.find_ends(last)
        start, end = self.find_opening(number), max(self.tree.ends[number], self.get_start(number))
        if self.text[start:end][:1] in ("|", ">"):
            return [start + len(self.text[start:end].rstrip()), end]
        return [end]

    def find_closing(self, number: int) -> int:
        """Where the closing bracket of a list or mapping stands."""
        last = self._find_last_child(number)
        found = _BETWEEN.match(self.text, self.find_opening(number) + 1 if last is None else self.find_ends(last)[0])
        return found.end() if found else 0

    def _find_last_child(self, number: int) -> int | None:
        last, entry, after = None, number + 1, -self.tree.ends[number]
        while entry < after:
            last, entry = entry, -self.tree.ends[entry] if self.tree.ends[entry] < 0 else entry + 1
        return last

    def get_column(self, offset: int) -> int:
        """How far in an offset stands in its line."""
        return offset - self.lines.get_start(self.lines.find_line_number(offset))

    def insert_below(self, end: int, column: int, new_lines: Sequence[str]) -> TextEdit:
        """New lines under the line in which something ends, and under comments there that are further in."""
        number = self.lines.find_line_number(end)
        mark = self.get_line_break(number)
        text = mark.join(" " * column + line for line in new_lines)
        if end and self.text[end - 1] in "\r\n":
            return TextEdit(end, end, text + mark)
        while (found := _COMMENT.match(self.lines.get_line(number + 1))) and found.end() > column:
            number += 1
        at = self.lines.get_start(number) + len(self.lines.get_line(number))
        return TextEdit(at, at, mark + text)

    def get_line_break(self, number: int) -> str:
        """How a line ends, or where it is the last and has no end, the line before it."""
        for each in (number, number - 1):
            line_end = self.lines.get_start(each) + len(self.lines.get_line(each))
            if each and (mark := self.text[line_end : self.lines.get_start(each + 1)]):
                return mark
        return "\n"

    def has_comment(self, start: int, part: DocumentPart, end: int) -> bool:
        """Whether a comment stands between an offset and the end of a part that follows it."""
        return any("#" in self.text[left:right] for left, right in self._iter_gaps(start, part.entry, end))

    def _iter_gaps(self, at: int, number: int, end: int) -> Iterator[tuple[int, int]]:
        """What stands between the keys and texts of an entry; of a text after | or >, its first line."""
        after = max(-self.tree.ends[number], number + 1)
        for entry in range(number, after):
            start, stop = self.tree.starts[entry], self.tree.ends[entry]
            if stop >= 0:
                yield at, start
                at = stop
                if self.text[start:stop][:1] in ("|", ">"):
                    yield start, start + len(self.text[start:stop].splitlines()[0])
        yield at, end
