"""Read YAML into a tree of text with places, from PyYAML's events, and find what is wrong with the YAML itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.parser import Parser as YamlParser
from yaml.reader import Reader
from yaml.scanner import Scanner

from actionplan.findings import Finding, Place, Told
from actionplan.source.masks import without_forbidden, without_separators
from actionplan.source.text import Lines
from actionplan.source.tree import Marks, Node, Tree

DEEPEST = 64


class SlowParser(Reader, Scanner, YamlParser):
    """PyYAML's own parser, for a PyYAML that was built without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        YamlParser.__init__(self)


class Parser(Protocol):
    """A source of YAML events, `None` after the last."""

    def get_event(self) -> Any:
        """The next event."""


def parse(data: bytes, text: str) -> Parser:
    """The events of a file, from libyaml where PyYAML has it. `data` and `text` are one, without a byte order mark."""
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - not in every build of PyYAML
    except ImportError:
        return parse_slowly(text)
    return CParser(data)


def parse_slowly(text: str) -> Parser:
    """The same events from PyYAML's own parser."""
    return SlowParser(text)


def tree_of(data: bytes, text: str, lines: Lines) -> Tree:
    """The tree of a file, in which characters that YAML cannot read are masked. `data` and `text` are one."""
    plain = without_separators(text)
    tree = read(partial(parse, data if plain is text else plain.encode(), plain), lines)
    if tree.error is None or isinstance(tree.error, MarkedYAMLError):
        return tree
    plain = without_forbidden(plain)
    return read(partial(parse, plain.encode(), plain), lines)._replace(has_forbidden=True)


def read(parser: Callable[[], Parser], lines: Lines) -> Tree:
    """The tree of a file. Where YAML cannot read on, `error` says why and `root` is `None`."""
    reader = _Reader(lines)
    try:
        root = reader.document(parser())
    except YAMLError as error:
        return Tree(None, reader.marks, reader.findings.whole(), error)
    except _TooDeepError:
        root = None
    return Tree(root, reader.marks, reader.findings.whole(), dashed=tuple(reader.dashed))


class _TooDeepError(Exception):
    """Reading stops: libyaml's time grows with the square of the depth."""


class _Reader:
    """Reads nodes, one method a kind of node; `marks`, `findings` and `dashed` grow as it goes."""

    __slots__ = ("_end", "_get", "_lines", "_start", "dashed", "ends", "findings", "marks", "starts")

    def __init__(self, lines: Lines) -> None:
        self.marks = Marks()
        self.starts = self.marks.starts
        self.ends = self.marks.ends
        self.findings = Told()
        self.dashed: list[tuple[int, int]] = []
        self._start = self.starts.append
        self._end = self.ends.append
        self._lines = lines

    def document(self, parser: Parser) -> Node | None:
        self._get = parser.get_event
        root = None
        while (event := self._get()) is not None and type(event) is not StreamEndEvent:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self._tell("AP110", event, "a second document starts here", "it is not read: a file holds one plan")
                    break
                root = self._node(self._get(), 0)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._tell_extras(event)
            self._start(event.start_mark.index)
            self._end(event.end_mark.index)
            return event.value  # type: ignore[no-any-return]
        if kind is AliasEvent:
            return self._alias(event)
        if event.anchor is not None or event.tag is not None:
            self._tell_extras(event)
        if depth == DEEPEST:
            self._tell(
                "AP111", event, f"more than {DEEPEST} levels of lists and keys are open here", "a plan needs a dozen"
            )
            raise _TooDeepError
        return self._mapping(event, depth + 1) if kind is MappingStartEvent else self._list(event, depth + 1)

    def _list(self, start: Any, depth: int) -> list[Node]:
        number = self._open(start)
        items: list[Node] = []
        get, node = self._get, self._node
        while type(event := get()) is not SequenceEndEvent:
            items.append(node(event, depth))
        self.ends[number] = -len(self.starts)
        if items and type(items[0]) is str:
            self._find_dashes(items, number + 1)
        return items

    def _find_dashes(self, items: list[Node], entry: int) -> None:
        """Of a list of texts, each with an entry of its own, those with a dash in them."""
        if len(self.starts) == entry + len(items):
            for number, item in enumerate(items, entry):
                if " - " in item:
                    self.dashed.append((self.starts[number], self.ends[number]))

    def _mapping(self, start: Any, depth: int) -> dict[str, Node]:
        number = self._open(start)
        found: dict[str, Node] = {}
        offsets: dict[str, int] = {}
        get, node, starts = self._get, self._node, self.starts
        while type(event := get()) is not MappingEndEvent:
            mark = len(starts)
            key = node(event, depth)
            if type(key) is str and key not in found:
                offsets[key] = starts[mark]
                found[key] = node(get(), depth)
                continue
            self._tell_key(event, key, offsets)
            node(get(), depth)
            del starts[mark:], self.ends[mark:]
        self.ends[number] = -len(self.starts)
        return found

    def _open(self, event: Any) -> int:
        self.starts.append(event.start_mark.index)
        self.ends.append(0)
        return len(self.starts) - 1

    def _alias(self, event: Any) -> str:
        """An empty text in the place of an alias: one that was followed could grow without end."""
        hint = "write out what it stands for, or put the value in quotes if the star is part of it"
        self._tell("AP108", event, f'"*{event.anchor}" is not followed', hint)
        self.starts.append(event.start_mark.index)
        self.ends.append(event.end_mark.index)
        return ""

    def _tell_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._tell(
                "AP108", event, f'"&{event.anchor}" is left out', "put the value in quotes if that is part of it"
            )
        if event.tag is not None:
            self._tell(
                "AP109", event, "a word that starts with ! is left out", "put the value in quotes if it is part of it"
            )

    def _tell_key(self, event: Any, key: Node, offsets: dict[str, int]) -> None:
        if isinstance(key, str):
            if self.findings.is_full("AP107"):
                return
            first = self._lines.at(offsets[key], len(key))
            item = "; put a dash before it if a new item starts here" if self._starts_item(key, offsets) else ""
            hint = f"line {first.line} is kept, and this one is not read{item}"
            self._tell("AP107", event, f'"{key}" stands twice', hint, Place("it stands here first", position=first))
        else:
            self._tell("AP113", event, "a list or mapping stands where a key should be", "it is not read")

    def _starts_item(self, key: str, offsets: dict[str, int]) -> bool:
        """Whether a key is the first of an item, right behind its dash."""
        start = offsets[key]
        line = self._lines.number(start)
        before = self._lines.line(line)[: start - self._lines.start(line)]
        return next(iter(offsets)) == key and before.endswith("- ")

    def _tell(self, code: str, event: Any, message: str, hint: str, *also: Place) -> None:
        if self.findings.is_full(code):
            return
        start, end = event.start_mark.index, event.end_mark.index
        place = self._lines.at(start, max(end - start, 1))
        self.findings.append(Finding(code, "error", message, hint=hint, position=place, also=also))
