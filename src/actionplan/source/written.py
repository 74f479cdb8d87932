"""A text beside what it says, entry by entry, so that two texts can be held against each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from actionplan.findings import Finding
from actionplan.source.events import tree_of
from actionplan.source.text import Lines
from actionplan.source.tree import Node


class Written:
    """A text and its entries in the order of the file: keys and texts as they are, mappings and lists as their size.

    There are none where YAML cannot read the text; `reach` then says how far it came.
    """

    __slots__ = ("_entries", "lines", "reach", "readable", "text", "tree")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.tree = tree_of(text.encode(), text, self.lines)
        self.readable = self.tree.root is not None
        self._entries: list[str | tuple[str, int]] | None = None
        self.reach = getattr(getattr(self.tree.error, "problem_mark", None), "index", len(text))

    @property
    def entries(self) -> list[str | tuple[str, int]]:
        """All that the text says, in order; worked out when it is first asked for."""
        if self._entries is None:
            self._entries = list(_entries(self.tree.root)) if self.tree.root is not None else []
        return self._entries

    def offset(self, finding: Finding) -> int:
        """Where a finding starts in the text."""
        return self.lines.start(finding.position.line) + finding.position.column - 1 if finding.position else 0

    def line_of(self, offset: int) -> tuple[int, int]:
        """Where the line that holds an offset starts and ends, its end not counted."""
        number = self.lines.number(offset)
        start = self.lines.start(number)
        return start, start + len(self.lines.line(number))

    def entry(self, offset: int) -> int | None:
        """The number of the key or text that holds an offset; `None` where none does."""
        number = bisect_right(self.tree.starts, offset) - 1
        return number if self.readable and number >= 0 and self.tree.ends[number] > offset else None

    def span(self, entry: int) -> tuple[int, int]:
        """From where to where a key or text stands, with its quotation marks if it has any."""
        return self.tree.starts[entry], self.tree.ends[entry]

    def value(self, route: tuple[str | int, ...]) -> Node | None:
        """What stands at a route of the file; `None` where nothing does."""
        node: Node | None = self.tree.root
        for step in route:
            if isinstance(node, dict) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node


def _entries(node: Node) -> Iterator[str | tuple[str, int]]:
    """One entry for each that the tree has a place for."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield "mapping", len(node)
        for key, value in node.items():
            yield key
            yield from _entries(value)
    else:
        yield "list", len(node)
        for item in node:
            yield from _entries(item)
