"""A text and its entries, so that two texts can be compared entry by entry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from actionplan.findings import Finding
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Node
from actionplan.planfile.yaml_reader import read_tree


class EntryIndex:
    """A text and its entries in the order of the file: keys and texts as they are, mappings and lists as their size.

    A text that YAML cannot read has no entries; `reach` then says how far it was read.
    """

    __slots__ = ("_entries", "is_readable", "lines", "reach", "text", "tree")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = LineIndex(text)
        self.tree = read_tree(text.encode(), text, self.lines)
        self.is_readable = self.tree.root is not None
        self._entries: list[str | tuple[str, int]] | None = None
        self.reach = getattr(getattr(self.tree.error, "problem_mark", None), "index", len(text))

    @property
    def entries(self) -> list[str | tuple[str, int]]:
        """List the entries in order, when they are first needed."""
        if self._entries is None:
            self._entries = list(_iter_entries(self.tree.root)) if self.tree.root is not None else []
        return self._entries

    def find_offset(self, finding: Finding) -> int:
        """Find the offset at which a finding starts."""
        return self.lines.get_start(finding.location.line) + finding.location.column - 1 if finding.location else 0

    def find_line_span(self, offset: int) -> tuple[int, int]:
        """Find the start and end of the line that holds an offset, without its line break."""
        number = self.lines.find_line_number(offset)
        start = self.lines.get_start(number)
        return start, start + len(self.lines.get_line(number))

    def find_entry(self, offset: int) -> int | None:
        """Find the number of the key or text that holds an offset. Return `None` if none does."""
        number = bisect_right(self.tree.starts, offset) - 1
        return number if self.is_readable and number >= 0 and self.tree.ends[number] > offset else None

    def get_span(self, entry: int) -> tuple[int, int]:
        """Return the start and end of a key or text, with its quotation marks if it has any."""
        return self.tree.starts[entry], self.tree.ends[entry]

    def find_value(self, route: tuple[str | int, ...]) -> Node | None:
        """Find the value at a route of the file. Return `None` if there is none."""
        node: Node | None = self.tree.root
        for step in route:
            if isinstance(node, dict) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node


def _iter_entries(node: Node) -> Iterator[str | tuple[str, int]]:
    """Yield one entry for each that the tree has a place for."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield "mapping", len(node)
        for key, value in node.items():
            yield key
            yield from _iter_entries(value)
    else:
        yield "list", len(node)
        for item in node:
            yield from _iter_entries(item)
