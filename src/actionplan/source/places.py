"""From a route to the place in the file: the tree and the offsets beside it, walked together."""

from __future__ import annotations

from array import array

from actionplan.findings import Finding, Position
from actionplan.model import Route
from actionplan.source.text import Lines
from actionplan.source.tree import Node, Tree


class Places:
    """Where the parts of a tree stand. What has been walked is remembered, so that many findings cost little."""

    __slots__ = ("_items", "_keys", "_lines", "_text", "_tree")

    def __init__(self, text: str, tree: Tree, lines: Lines) -> None:
        self._text = text
        self._tree = tree
        self._lines = lines
        self._items: dict[int, array[int]] = {}
        self._keys: dict[int, dict[str, int]] = {}

    def position(self, finding: Finding) -> Position | None:
        """Where a finding's fault stands: its own position, or that of its route, span and key."""
        if finding.position or self._tree.root is None:
            return finding.position
        node, number, key = self._follow(self._tree.root, finding.route)
        if key is not None and (finding.on_key or not isinstance(node, str)):
            node, number = str(finding.route[-1]), key
        if finding.span and isinstance(node, str):
            return self._within(node, number, finding.span)
        return self._at(number)

    def place(self, route: Route) -> Position | None:
        """Where a route leads."""
        return self._at(self._follow(self._tree.root, route)[1]) if self._tree.root is not None else None

    def _follow(self, node: Node, route: Route) -> tuple[Node, int, int | None]:
        """The node nearest to a route's end, its entry, and its key's entry if it has one.

        Routes are the model's: where the file has a list for one thing they go on into its first item, and where it has
        one thing for a list they stay. What is missing is answered by the mapping that should have it.
        """
        number, key = 0, None
        for step in route:
            if isinstance(node, list) and isinstance(step, str) and node:
                node, number, key = node[0], self._list_items(number, len(node))[0], None
            if isinstance(node, dict) and step in node:
                key = self._mapping_keys(number, node)[str(step)]
                number = key + 1
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node, number, key = node[step], self._list_items(number, len(node))[step], None
            elif isinstance(node, dict) and isinstance(step, str):
                return node, number, None
        return node, number, key

    def _list_items(self, number: int, count: int) -> array[int]:
        if number not in self._items:
            self._items[number] = self._tree.entries(number, count)
        return self._items[number]

    def _mapping_keys(self, number: int, node: dict[str, Node]) -> dict[str, int]:
        """The entry of each key; that of its value is the next."""
        if number not in self._keys:
            self._keys[number] = dict(zip(node, self._tree.entries(number, 2 * len(node))[::2], strict=True))
        return self._keys[number]

    def _at(self, number: int) -> Position:
        start, end = self._tree.starts[number], self._tree.ends[number]
        return self._lines.at(start, end - start)

    def _within(self, text: str, number: int, span: tuple[int, int]) -> Position:
        """Where a span of a text stands; the whole text where escapes or line breaks hide that."""
        start = self._tree.starts[number]
        opening = start + (self._text[start : start + 1] in ("'", '"'))
        if not self._text.startswith(text, opening):
            return self._at(number)
        return self._lines.at(opening + span[0], span[1] - span[0])
