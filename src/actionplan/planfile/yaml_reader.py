"""Read YAML into a tree of text with places, from PyYAML's events, and find what is wrong with the YAML itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.parser import Parser as YamlParser
from yaml.reader import Reader
from yaml.scanner import Scanner

from actionplan.findings import CappedFindings, Finding, RelatedLocation
from actionplan.planfile.text import LineIndex, mask_directives, mask_forbidden, mask_separators
from actionplan.planfile.tree import Node, SourceMap, Tree

_LibyamlParser: Callable[[bytes], YamlEventSource] | None
try:
    from yaml._yaml import CParser as _LibyamlParser
except ImportError:  # PyYAML can be built without libyaml
    _LibyamlParser = None

MAX_DEPTH = 64
_EVENTS_OF_BEGINNING = 10_000


class SlowParser(Reader, Scanner, YamlParser):
    """PyYAML's own parser, for a PyYAML that was built without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        YamlParser.__init__(self)


class YamlEventSource(Protocol):
    """A source of YAML events."""

    def get_event(self) -> Any:
        """Return the next event, or `None` after the last."""


def create_parser(data: bytes, text: str) -> YamlEventSource:
    """Create the source of a file's events, from libyaml if PyYAML has it.

    `data` and `text` are the same file, without a byte order mark.
    """
    return _LibyamlParser(data) if _LibyamlParser else create_python_parser(text)


def create_python_parser(text: str) -> YamlEventSource:
    """Create a source of the same events from PyYAML's own parser."""
    return SlowParser(text)


def has_plan_keys(data: bytes) -> bool:
    """Return True if a file has the keys of a plan at its top, with more below them, as far as it can be read.

    No more than its beginning is read, because a large answer in JSON would take seconds.
    """
    parser = create_parser(data, data.decode("utf-8", "replace"))
    depth, texts = 0, [""]
    try:
        for _ in range(_EVENTS_OF_BEGINNING):
            event = parser.get_event()
            if event is None or type(event) is DocumentEndEvent:
                break
            is_start = isinstance(event, CollectionStartEvent)
            if is_start and depth == 1 and len(texts) % 2 == 0 and texts[-1] in ("plan", "themes"):
                return True
            if depth == 1 and isinstance(event, NodeEvent):
                texts.append(getattr(event, "value", ""))
            if depth == 0 and isinstance(event, NodeEvent) and type(event) is not MappingStartEvent:
                return False
            depth += is_start - isinstance(event, CollectionEndEvent)
    except YAMLError:
        pass
    return False


def read_tree(data: bytes, text: str, lines: LineIndex) -> Tree:
    """Read the tree of a file. `data` and `text` are the same file; characters that YAML cannot read are masked."""
    plain = mask_directives(mask_separators(text))
    tree = build_tree(partial(create_parser, data if plain is text else plain.encode(), plain), lines)
    if tree.error is None or isinstance(tree.error, MarkedYAMLError):
        return tree
    plain = mask_forbidden(plain)
    return build_tree(partial(create_parser, plain.encode(), plain), lines)._replace(has_forbidden=True)


def build_tree(open_parser: Callable[[], YamlEventSource], lines: LineIndex) -> Tree:
    """Build the tree of a file. If YAML cannot read all of it, `error` says why and `root` is `None`."""
    reader = _TreeReader(lines)
    try:
        root = reader.read_document(open_parser())
    except YAMLError as error:
        # The traceback would hold the whole file for as long as the error is kept.
        return Tree(None, reader.marks, reader.findings.to_list(), error.with_traceback(None))
    except _TooDeepError:
        root = None
    return Tree(root, reader.marks, reader.findings.to_list(), dashed_spans=tuple(reader.dashed_spans))


class _TooDeepError(Exception):
    """The file is nested too deeply to read on: libyaml's time grows with the square of the depth."""


class _TreeReader:
    """Reads nodes, one method for each kind; `marks`, `findings` and `dashed_spans` grow as it goes."""

    __slots__ = ("_end", "_get", "_lines", "_start", "dashed_spans", "ends", "findings", "marks", "starts")

    def __init__(self, lines: LineIndex) -> None:
        self.marks = SourceMap()
        self.starts = self.marks.starts
        self.ends = self.marks.ends
        self.findings = CappedFindings()
        self.dashed_spans: list[tuple[int, int]] = []
        self._start = self.starts.append
        self._end = self.ends.append
        self._lines = lines

    def read_document(self, parser: YamlEventSource) -> Node | None:
        self._get = parser.get_event
        root = None
        while (event := self._get()) is not None and type(event) is not StreamEndEvent:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self._add_finding(
                        "AP110", event, "a second document starts here", "it is ignored: a file holds one plan"
                    )
                    break
                root = self._read_node(self._get(), 0)
        return root

    def _read_node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._report_extras(event)
            self._start(event.start_mark.index)
            self._end(event.end_mark.index)
            return event.value  # type: ignore[no-any-return]
        if kind is AliasEvent:
            return self._read_alias(event)
        if event.anchor is not None or event.tag is not None:
            self._report_extras(event)
        if depth == MAX_DEPTH:
            self._add_finding(
                "AP111",
                event,
                f"more than {MAX_DEPTH} levels of lists and keys are open here",
                "a plan needs about a dozen",
            )
            raise _TooDeepError
        return self._read_mapping(event, depth + 1) if kind is MappingStartEvent else self._read_list(event, depth + 1)

    def _read_list(self, start: Any, depth: int) -> list[Node]:
        number = self._open_collection(start)
        items: list[Node] = []
        get, node, starts, ends = self._get, self._read_node, self._start, self._end
        while (kind := type(event := get())) is not SequenceEndEvent:
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                starts(event.start_mark.index)
                ends(event.end_mark.index)
                items.append(event.value)
            else:
                items.append(node(event, depth))
        self.ends[number] = -len(self.starts)
        if items and type(items[0]) is str:
            self._find_dashes(items, number + 1)
        return items

    def _find_dashes(self, items: list[Node], entry: int) -> None:
        """Note the texts of a list that have a dash in them, if each text has an entry of its own."""
        if len(self.starts) == entry + len(items):
            for number, item in enumerate(items, entry):
                if " - " in item:
                    self.dashed_spans.append((self.starts[number], self.ends[number]))

    def _read_mapping(self, start: Any, depth: int) -> dict[str, Node]:
        number = self._open_collection(start)
        mapping: dict[str, Node] = {}
        offsets: dict[str, int] = {}
        get, node, add_start, add_end = self._get, self._read_node, self._start, self._end
        while (kind := type(event := get())) is not MappingEndEvent:
            if kind is not ScalarEvent or event.anchor is not None or event.tag is not None or event.value in mapping:
                self._read_odd_pair(event, mapping, offsets, depth)
                continue
            key: str = event.value
            start = offsets[key] = event.start_mark.index
            add_start(start)
            add_end(event.end_mark.index)
            value: Any = get()
            kind = type(value)
            if kind is ScalarEvent and value.anchor is None and value.tag is None:
                add_start(value.start_mark.index)
                add_end(value.end_mark.index)
                mapping[key] = value.value
            else:
                mapping[key] = node(value, depth)
        self.ends[number] = -len(self.starts)
        return mapping

    def _read_odd_pair(self, event: Any, mapping: dict[str, Node], offsets: dict[str, int], depth: int) -> None:
        """Read a key that is no plain text or is there already, and its value."""
        starts = self.starts
        mark = len(starts)
        key = self._read_node(event, depth)
        if type(key) is str and key not in mapping:
            offsets[key] = starts[mark]
            mapping[key] = self._read_node(self._get(), depth)
            return
        self._report_key(event, key, offsets)
        self._read_node(self._get(), depth)
        del starts[mark:], self.ends[mark:]

    def _open_collection(self, event: Any) -> int:
        self.starts.append(event.start_mark.index)
        self.ends.append(0)
        return len(self.starts) - 1

    def _read_alias(self, event: Any) -> str:
        """Read an alias as an empty text: following one could make the file grow without end."""
        hint = "write out what it means, or put the value in quotes if the star is part of it"
        self._add_finding("AP108", event, f'"*{event.anchor}" is not used here', hint)
        self.starts.append(event.start_mark.index)
        self.ends.append(event.end_mark.index)
        return ""

    def _report_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._add_finding(
                "AP108", event, f'"&{event.anchor}" is ignored', "put the value in quotes if that is part of it"
            )
        if event.tag is not None:
            self._add_finding(
                "AP109", event, "a word that starts with ! is ignored", "put the value in quotes if it is part of it"
            )

    def _report_key(self, event: Any, key: Node, offsets: dict[str, int]) -> None:
        if isinstance(key, str):
            if self.findings.is_full("AP107"):
                return
            first = self._lines.locate(offsets[key], len(key))
            item = "; put a dash before it if a new item starts here" if self._is_first_of_item(key, offsets) else ""
            hint = f"line {first.line} is used, and this one is ignored{item}"
            self._add_finding(
                "AP107",
                event,
                f'there are two "{key}" keys here',
                hint,
                RelatedLocation("the first one is here", location=first),
            )
        else:
            self._add_finding("AP113", event, "there is a list or mapping where a key should be", "it is ignored")

    def _is_first_of_item(self, key: str, offsets: dict[str, int]) -> bool:
        """Return True if a key is the first of an item, directly after its dash."""
        start = offsets[key]
        line = self._lines.find_line_number(start)
        before = self._lines.get_line(line)[: start - self._lines.get_start(line)]
        return next(iter(offsets)) == key and before.endswith("- ")

    def _add_finding(self, code: str, event: Any, message: str, hint: str, *also: RelatedLocation) -> None:
        if self.findings.is_full(code):
            return
        start, end = event.start_mark.index, event.end_mark.index
        place = self._lines.locate(start, max(end - start, 1))
        self.findings.append(Finding(code, "error", message, hint=hint, location=place, also=also))
