"""A list or mapping in brackets, on one line: `[Executive, Full Council]`, `{on: 4 July 2017, outcome: approved}`."""

from __future__ import annotations

import re

from actionplan.source.plain.words import KEY, ODD, QUOTED, Marks, NotPlainError, unquoted
from actionplan.source.tree import Node

BRACKETS = rf"[\[{{][^\#{ODD}]*[\]}}]"
"""The pattern of what may be one."""

_DEEPEST = 8
"""Levels of brackets in brackets: a plan needs three."""

_UNQUOTED = unquoted(r",?\[\]{}")
_ITEM = re.compile(
    rf"""(?x) [ ]*+ (?: {KEY} [ ]++ )?
    (?: (?P<text> {_UNQUOTED} | {QUOTED} ) [ ]*+ (?P<after> [,\]}}] ) | (?= [\[{{] ) )"""
)


def in_brackets(text: str, at: int, marks: Marks, depth: int = 0) -> tuple[Node, int]:
    """The list or mapping whose bracket opens at an offset, and the offset behind the bracket that closes it."""
    if depth == _DEEPEST:
        raise NotPlainError
    number = marks.begun(at)
    node: Node
    node, at = (_list if text[at] == "[" else _mapping)(text, at + 1, marks, depth + 1)
    marks.ended(number)
    return node, at


def _list(text: str, at: int, marks: Marks, depth: int) -> tuple[list[Node], int]:
    node: list[Node] = []
    if text[at] == "]":
        return node, at + 1
    after = ","
    while after == ",":
        found = _ITEM.match(text, at)
        if not found or found[1]:
            raise NotPlainError
        item, at, after = _value(found, marks, depth)
        node.append(item)
    if after != "]":
        raise NotPlainError
    return node, at


def _mapping(text: str, at: int, marks: Marks, depth: int) -> tuple[dict[str, Node], int]:
    node: dict[str, Node] = {}
    after = ","
    while after == ",":
        found = _ITEM.match(text, at)
        key = found and found[1]
        if not found or not key or key in node:
            raise NotPlainError
        marks.start(found.start(1))
        marks.end(found.end(1))
        node[key], at, after = _value(found, marks, depth)
    if after != "}":
        raise NotPlainError
    return node, at


def _value(found: re.Match[str], marks: Marks, depth: int) -> tuple[Node, int, str]:
    """The value of an item, the offset behind the comma or bracket that comes after it, and which of them does."""
    _, text, after = found.groups()
    if text:
        return marks.text(text, found.start(2)), found.end(), after
    node, at = in_brackets(found.string, found.end(), marks, depth)
    return node, at + 1, found.string[at : at + 1]
