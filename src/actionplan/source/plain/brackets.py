"""A list or mapping in brackets, on one line: `[Executive, Full Council]`, `{on: 4 July 2017, outcome: approved}`."""

from __future__ import annotations

import re

from actionplan.source.plain.words import KEY, ODD, QUOTED, NotPlainError, said, unquoted
from actionplan.source.tree import Marks, Node

BRACKETS = rf"[\[{{][^\#{ODD}]*[\]}}]"
"""The pattern of what may be one."""

_DEEPEST = 8
"""Levels of brackets in brackets: a plan needs three."""

_UNQUOTED = unquoted(r",?\[\]{}")
_ITEM = re.compile(
    rf"""(?x) [ ]*+ (?: {KEY} [ ]++ )?
    (?: (?P<value> {_UNQUOTED} | {QUOTED} ) [ ]*+ (?P<after> [,\]}}] ) | (?= [\[{{] ) )"""
)


def in_brackets(found: re.Match[str], marks: Marks | None) -> Node:
    """The list or mapping in brackets that a pattern found as its `value`."""
    node, end = _node(found.string, found.start("value"), marks, 0)
    if end != found.end("value"):
        raise NotPlainError
    return node


def _node(text: str, at: int, marks: Marks | None, depth: int) -> tuple[Node, int]:
    """The list or mapping whose bracket opens at an offset, and the offset behind the bracket that closes it."""
    if depth == _DEEPEST:
        raise NotPlainError
    number = marks.begin(at) if marks else 0
    node: Node
    node, at = (_list if text[at] == "[" else _mapping)(text, at + 1, marks, depth + 1)
    if marks:
        marks.end(number)
    return node, at


def _list(text: str, at: int, marks: Marks | None, depth: int) -> tuple[list[Node], int]:
    node: list[Node] = []
    if text[at] == "]":
        return node, at + 1
    after = ","
    while after == ",":
        found = _ITEM.match(text, at)
        if not found or found["key"]:
            raise NotPlainError
        after = found["after"]
        if after:
            node.append(said(found["value"], found, marks))
            at = found.end()
        else:
            item, at, after = _nested(found, marks, depth)
            node.append(item)
    if after != "]":
        raise NotPlainError
    return node, at


def _mapping(text: str, at: int, marks: Marks | None, depth: int) -> tuple[dict[str, Node], int]:
    node: dict[str, Node] = {}
    after = ","
    while after == ",":
        found = _ITEM.match(text, at)
        if not found:
            raise NotPlainError
        key, written, after = found.groups()
        if not key or key in node:
            raise NotPlainError
        if marks:
            marks.put(*found.span("key"))
        if after:
            node[key] = said(written, found, marks)
            at = found.end()
        else:
            node[key], at, after = _nested(found, marks, depth)
    if after != "}":
        raise NotPlainError
    return node, at


def _nested(found: re.Match[str], marks: Marks | None, depth: int) -> tuple[Node, int, str]:
    """A value that is in brackets itself, the offset behind what comes after it, and that: a comma or a bracket."""
    node, at = _node(found.string, found.end(), marks, depth)
    return node, at + 1, found.string[at : at + 1]
