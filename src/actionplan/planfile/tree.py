"""What a file says, as plain dicts and lists of text, with the place of everything beside them.

Every scalar is text as written. What YAML could do beyond that (anchors, tags, equal keys, many documents) is told and
never obeyed.

From a route to the place in the file: the tree and the offsets beside it, walked together.
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
    """Where everything stands: one entry for each key and value, in the order of the file.

    That is a mapping, then its first key, that key's value, its next key; a list, then its items. `starts` holds
    offsets in the text. `ends` holds, for a key or text, the offset past its last character; for a mapping or list,
    minus the number of the entry that comes after.
    """

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts = array("i")
        self.ends = array("i")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceMap) and (self.starts, self.ends) == (other.starts, other.ends)

    __hash__ = None  # type: ignore[assignment]


class Tree(NamedTuple):
    """What a file says (`root`; `None` where nothing could be read), and where it says it.

    `has_forbidden` is for a file in which control characters are masked; `dashed` are the offsets of the items of lists
    that have a dash in them, which may have been meant for another item where they go on in another line.
    """

    root: Node | None
    source_map: SourceMap
    findings: list[Finding]
    error: YAMLError | None = None
    has_forbidden: bool = False
    dashed_spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def create_empty(cls) -> Tree:
        """The tree of a file that cannot even be looked at."""
        return cls(None, SourceMap(), [])

    @property
    def starts(self) -> array[int]:
        """Where each key and value starts, as its marks say."""
        return self.source_map.starts

    @property
    def ends(self) -> array[int]:
        """Where each ends, as its marks say."""
        return self.source_map.ends

    def find_text_span(self, offset: int) -> tuple[int, int] | None:
        """From where to where the key or text that holds an offset stands; `None` where none does."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or self.ends[number] <= offset:
            return None
        return self.starts[number], self.ends[number]

    def find_end_before(self, offset: int) -> int:
        """Where the last key or text that starts before an offset ends; 0 where there is none."""
        number = bisect_right(self.starts, offset) - 1
        return max(self.ends[number], 0) if number >= 0 else 0

    def list_entries(self, number: int, count: int) -> array[int]:
        """The entries of a list's items, or of a mapping's keys and values in turn."""
        entries, ends, entry = array("i"), self.ends, number + 1
        for _ in range(count):
            entries.append(entry)
            entry = -ends[entry] if ends[entry] < 0 else entry + 1
        return entries


class LocationResolver:
    """Where the parts of a tree stand. What has been walked is remembered, so that many findings cost little."""

    __slots__ = ("_items", "_keys", "_lines", "_text", "_tree")

    def __init__(self, text: str, tree: Tree, lines: LineIndex) -> None:
        self._text = text
        self._tree = tree
        self._lines = lines
        self._items: dict[int, array[int]] = {}
        self._keys: dict[int, dict[str, int]] = {}

    def locate_finding(self, finding: Finding) -> Location | None:
        """Where a finding's fault stands: its own position, or that of its route, span and key."""
        if finding.location or self._tree.root is None:
            return finding.location
        node, number, key = self._follow(self._tree.root, finding.route)
        if key is not None and (finding.on_key or not isinstance(node, str)):
            node, number = str(finding.route[-1]), key
        if finding.span and isinstance(node, str):
            return self._locate_span(node, number, finding.span)
        return self._locate_entry(number)

    def locate_route(self, route: Route) -> Location | None:
        """Where a route leads."""
        return self._locate_entry(self._follow(self._tree.root, route)[1]) if self._tree.root is not None else None

    def _follow(self, node: Node, route: Route) -> tuple[Node, int, int | None]:
        """The node nearest to a route's end, its entry, and its key's entry if it has one.

        Routes are the model's: where the file has a list for one thing they go on into its first item, and where it has
        one thing for a list they stay. What is missing is answered by the mapping that should have it.
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
        """The entry of each key; that of its value is the next."""
        if number not in self._keys:
            self._keys[number] = dict(zip(node, self._tree.list_entries(number, 2 * len(node))[::2], strict=True))
        return self._keys[number]

    def _locate_entry(self, number: int) -> Location:
        start, end = self._tree.starts[number], self._tree.ends[number]
        return self._lines.locate(start, end - start)

    def _locate_span(self, text: str, number: int, span: tuple[int, int]) -> Location:
        """Where a span of a text stands; the whole text where escapes or line breaks hide that."""
        start = self._tree.starts[number]
        opening = start + (self._text[start : start + 1] in ("'", '"'))
        if not self._text.startswith(text, opening):
            return self._locate_entry(number)
        return self._lines.locate(opening + span[0], span[1] - span[0])
