"""The tree of a file: dicts, lists and text, and separately the place of each.

Every scalar is text as written. Whatever else YAML could do (anchors, tags, equal keys, many documents) is reported and
not done. `LocationResolver` turns a route into a place in the file: it walks the tree and the places together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.findings import Finding, Location
from actionplan.model.plan import Route
from actionplan.planfile.text import LineIndex

if TYPE_CHECKING:
    from yaml.error import YAMLError


Node: TypeAlias = "str | list[Node] | dict[str, Node]"


class SourceMap:
    """The places of all keys and values: one entry for each, in the order of the file.

    A mapping is followed by its first key, that key's value and its next key; a list is followed by its items. `starts`
    holds offsets in the text. `ends` holds, for a key or text, the offset after its last character; for a mapping or
    list, minus the number of the next entry after it.
    """

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts = array("i")
        self.ends = array("i")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceMap) and (self.starts, self.ends) == (other.starts, other.ends)

    __hash__ = None  # type: ignore[assignment]


class Tree(NamedTuple):
    """What a file says (`root`, or `None` if it could not be read), and the places of its parts.

    `has_forbidden` is True if control characters were masked. `dashed_spans` are the offsets of list items with a dash
    in them: if such an item continues on another line, the dash may have been meant for a new item.
    """

    root: Node | None
    source_map: SourceMap
    findings: list[Finding]
    error: YAMLError | None = None
    has_forbidden: bool = False
    dashed_spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def create_empty(cls) -> Tree:
        """Create the tree of a file that cannot be decoded."""
        return cls(None, SourceMap(), [])

    @property
    def is_plan(self) -> bool:
        """Return True if a file has the keys of a plan: other files have keys too."""
        return isinstance(self.root, dict) and ("plan" in self.root or "themes" in self.root)

    @property
    def starts(self) -> array[int]:
        """The offset at which each key and value starts."""
        return self.source_map.starts

    @property
    def ends(self) -> array[int]:
        """The end of each key and value, as in `SourceMap`."""
        return self.source_map.ends

    def find_text_span(self, offset: int) -> tuple[int, int] | None:
        """Find the start and end of the key or text that holds an offset, or `None`."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or self.ends[number] <= offset:
            return None
        return self.starts[number], self.ends[number]

    def find_end_before(self, offset: int) -> int:
        """Find the end of the last key or text that starts before an offset, or 0."""
        number = bisect_right(self.starts, offset) - 1
        return max(self.ends[number], 0) if number >= 0 else 0

    def list_entries(self, number: int, count: int) -> array[int]:
        """List the entries of a list's items, or of a mapping's keys and values in turn."""
        entries, ends, entry = array("i"), self.ends, number + 1
        for _ in range(count):
            entries.append(entry)
            entry = -ends[entry] if ends[entry] < 0 else entry + 1
        return entries


class TreePlace(NamedTuple):
    """A key or a text of a file: the route to it in the file, what it says, and where it starts and ends."""

    route: Route
    text: str
    start: int
    end: int
    is_key: bool = False


class LocationResolver:
    """Finds the parts of a tree in the file. It remembers what it has walked, so that many findings cost little."""

    __slots__ = ("_items", "_keys", "_lines", "_text", "_tree")

    def __init__(self, text: str, tree: Tree, lines: LineIndex) -> None:
        self._text = text
        self._tree = tree
        self._lines = lines
        self._items: dict[int, array[int]] = {}
        self._keys: dict[int, dict[str, int]] = {}

    def locate_finding(self, finding: Finding) -> Location | None:
        """Find the place of a finding's fault: its own location, or that of its route, span and key."""
        if finding.location or self._tree.root is None:
            return finding.location
        node, number, key = self._follow(self._tree.root, finding.route)
        if key is not None and (finding.on_key or not isinstance(node, str)):
            node, number = str(finding.route[-1]), key
        if finding.span and isinstance(node, str):
            return self._locate_span(node, number, finding.span)
        return self._locate_entry(number)

    def locate_route(self, route: Route) -> Location | None:
        """Find the place that a route leads to."""
        return self._locate_entry(self._follow(self._tree.root, route)[1]) if self._tree.root is not None else None

    def find_span(self, route: Route) -> tuple[int, int]:
        """Find where the key and value at a route start and end; a mapping or list ends after its last text.

        Like all routes here, it is followed as far as it goes. Of a file that cannot be read, it is the start.
        """
        if self._tree.root is None:
            return 0, 0
        node, number, key = self._follow(self._tree.root, route)
        end = max(number, self._find_last_entry(node, number))
        return self._tree.starts[number if key is None else key], max(self._tree.ends[end], self._tree.starts[end])

    def find_place(self, offset: int) -> TreePlace | None:
        """Find the key or text that an offset is in or at the end of, or `None` if it is in neither."""
        node, number, route = self._tree.root, 0, list[str | int]()
        while isinstance(node, (dict, list)) and node:
            if isinstance(node, list):
                entries = self._index_list_items(number, len(node))
                at = bisect_right(entries, offset, key=self._tree.starts.__getitem__) - 1
                if at < 0:
                    return None
                route.append(at)
                node, number = node[at], entries[at]
                continue
            keys = self._index_mapping_keys(number, node)
            at = bisect_right([*keys.values()], offset, key=self._tree.starts.__getitem__) - 1
            if at < 0:
                return None
            name = [*keys][at]
            route.append(name)
            node, number = node[name], keys[name]
            if offset <= self._tree.ends[number]:
                return TreePlace(tuple(route), name, self._tree.starts[number], self._tree.ends[number], is_key=True)
            number += 1
        start, end = (self._tree.starts[number], self._tree.ends[number]) if isinstance(node, str) else (0, -1)
        return TreePlace(tuple(route), str(node), start, end) if start <= offset <= end else None

    def _find_last_entry(self, node: Node, number: int) -> int:
        """Find the entry of the last text in a node."""
        end = self._tree.ends[number]
        return -end - 1 if isinstance(node, (dict, list)) and end < 0 else number

    def _follow(self, node: Node, route: Route) -> tuple[Node, int, int | None]:
        """Follow a route as far as it goes, and return the node, its entry, and its key's entry if it has one.

        Routes are the model's. If the file has a list in place of one thing, they go into its first item; if it has one
        thing in place of a list, they stay at it. If something is missing, they end at the mapping that should have it.
        """
        number, key = 0, None
        for step in route:
            if isinstance(node, list) and isinstance(step, str) and node:
                node, number, key = node[0], self._index_list_items(number, len(node))[0], None
            if isinstance(node, dict) and step in node:
                key = self._index_mapping_keys(number, node)[str(step)]
                number = key + 1
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node, number, key = node[step], self._index_list_items(number, len(node))[step], None
            elif isinstance(node, dict) and isinstance(step, str):
                return node, number, None
        return node, number, key

    def _index_list_items(self, number: int, count: int) -> array[int]:
        if number not in self._items:
            self._items[number] = self._tree.list_entries(number, count)
        return self._items[number]

    def _index_mapping_keys(self, number: int, node: dict[str, Node]) -> dict[str, int]:
        """Return the entry of each key. The entry of its value is the next one."""
        if number not in self._keys:
            self._keys[number] = dict(zip(node, self._tree.list_entries(number, 2 * len(node))[::2], strict=True))
        return self._keys[number]

    def _locate_entry(self, number: int) -> Location:
        start, end = self._tree.starts[number], self._tree.ends[number]
        return self._lines.locate(start, end - start)

    def _locate_span(self, text: str, number: int, span: tuple[int, int]) -> Location:
        """Find the place of a span of a text, or of the whole text if it has escapes or line breaks."""
        start = self._tree.starts[number]
        opening = start + (self._text[start : start + 1] in ("'", '"'))
        if not self._text.startswith(text, opening):
            return self._locate_entry(number)
        return self._lines.locate(opening + span[0], span[1] - span[0])
