"""Where each piece of text goes: fragments of passages, the words made of them, and the tree of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from actionplan.importing.source_document import Passage


class Fragment(NamedTuple):
    """Some characters of a passage. It `is_copy` if that text has its place already: an officer filled down."""

    passage: Passage
    start: int
    end: int
    is_copy: bool = False

    @property
    def text(self) -> str:
        """The characters, without space around them."""
        return self.passage.text[self.start : self.end].strip()


Wording = tuple[Fragment, ...]
"""Words of the document, in order."""


def take_passage(passage: Passage, start: int = 0, end: int | None = None) -> Fragment:
    """Take a passage, or the characters of it from `start` to `end`."""
    return Fragment(passage, start, len(passage.text) if end is None else end)


def take_passages(passages: Iterable[Passage]) -> Wording:
    """Take all of some passages."""
    return tuple(map(take_passage, passages))


def copy_wording(wording: Iterable[Fragment]) -> Wording:
    """Return a copy of words that have their place already."""
    return tuple(each._replace(is_copy=True) for each in wording)


def join_wording(wording: Iterable[Fragment]) -> str:
    """Join words by a space."""
    return " ".join(text for each in wording if (text := " ".join(each.text.split())))


class PlanComment(NamedTuple):
    """A comment of the file, without its `#`: its text, and the words of the document that stand in it."""

    text: str
    wording: Wording = ()
    is_question: bool = False


class Leaf(NamedTuple):
    """A text of the file: the words of the document that it is made of, and a comment behind it.

    A text that the document does not have, like a letter of a target, has no wording.
    """

    text: str
    wording: Wording = ()
    comments: tuple[PlanComment, ...] = ()


@dataclass(slots=True)
class Branch:
    """A mapping of the file: its keys and values, and the comments above it."""

    entries: dict[str, PlanNode] = field(default_factory=dict)
    comments: list[PlanComment] = field(default_factory=list)


PlanNode = Leaf | Branch | list["PlanNode"]


def make_leaf(wording: Iterable[Fragment], *comments: PlanComment) -> Leaf:
    """Make a text of the words of the document."""
    words = tuple(wording)
    return Leaf(join_wording(words), words, comments)


def iter_leaves(node: PlanNode, route: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Leaf]]:
    """Yield each text of a tree with its route."""
    if isinstance(node, Leaf):
        yield route, node
    elif isinstance(node, Branch):
        for key, value in node.entries.items():
            yield from iter_leaves(value, (*route, key))
    else:
        for number, value in enumerate(node):
            yield from iter_leaves(value, (*route, number))


def iter_comments(node: PlanNode) -> Iterator[PlanComment]:
    """Yield each comment of a tree, in the order of the file."""
    if isinstance(node, Leaf):
        yield from node.comments
    elif isinstance(node, Branch):
        yield from node.comments
        for value in node.entries.values():
            yield from iter_comments(value)
    else:
        for value in node:
            yield from iter_comments(value)
