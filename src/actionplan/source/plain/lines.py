"""Lines that are written plainly: what hangs under what, by how far each is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from actionplan.source.plain.brackets import BRACKETS, in_brackets
from actionplan.source.plain.words import KEY, ODD, QUOTED, Marks, NotPlainError, unquoted
from actionplan.source.tree import Node

_FARTHEST = 40
"""Columns: no plan is indented so far. As each level takes one, there are not so many levels either."""

_LINE = re.compile(
    rf"""(?xs) (?P<indent> [ ]*+ ) (?P<dash> - [ ]++ )? (?: {KEY} (?= [ \r\n] | \Z ) )? [ ]*+
    (?: (?P<value> {unquoted()} | {QUOTED} | {BRACKETS} ) [ ]*+ )?
    (?: \n | (?: (?<! [^ \n] ) \# [^{ODD}]*+ )? (?: \r?\n | \Z ) )
    | (?P<unread> . )"""
)
_VALUE = _LINE.groupindex["value"]

_Line: TypeAlias = "tuple[int, int, str | None, str | None, str | None, int]"
"""The column that a line starts in and its offset there; its dash with the spaces behind it, its key, and its value, as
far as it has them; and the offset of the value."""

_END: _Line = (-1, 0, None, None, None, 0)


def document(text: str, marks: Marks) -> Node:
    """What a text says: a mapping whose keys start their lines. Raises `NotPlainError` for any other."""
    reader = _Reader(text, marks)
    column, _, dash, *_ = line = reader.next()
    if column or dash:
        raise NotPlainError
    root, line = reader.mapping(line)
    if line is not _END:
        raise NotPlainError
    return root


def _lines(text: str) -> Iterator[_Line]:
    """The lines that say something, and the end."""
    for found in _LINE.finditer(text):
        indent, dash, key, value, unread = found.groups()
        if key or dash:
            column = len(indent)
            yield column, found.start() + column, dash, key, value, found.start(_VALUE)
        elif value or unread:
            raise NotPlainError
    yield _END


class _Reader:
    """Reads lists and mappings, one method for each: from its first line on, and up to the line after its last."""

    __slots__ = ("_marks", "_text", "next")

    def __init__(self, text: str, marks: Marks) -> None:
        self._text = text
        self._marks = marks
        self.next = _lines(text).__next__

    def mapping(self, line: _Line) -> tuple[Node, _Line]:
        """Lines of keys in one column, and whatever is further in."""
        column, at, dash, key, value, value_at = line
        if column > _FARTHEST:
            raise NotPlainError
        here, marks = column, self._marks
        number = marks.begun(at)
        node: dict[str, Node] = {}
        while column == here and key and not dash:
            if key in node:
                raise NotPlainError
            marks.start(at)
            marks.end(at + len(key))
            line = self.next()
            if value:
                node[key] = self._brackets(value, value_at) if value[0] in "[{" else marks.text(value, value_at)
            else:
                node[key], line = self._below(here, at + len(key) + 1, line)
            column, at, dash, key, value, value_at = line
        marks.ended(number)
        return node, line

    def _below(self, column: int, at: int, line: _Line) -> tuple[Node, _Line]:
        """The value of a key that has none in its own line, which ends at an offset."""
        if line[2] and line[0] >= column:
            return self.list(line)
        if line[0] > column:
            return self.mapping(line)
        return self._marks.text("", at), line

    def list(self, line: _Line) -> tuple[Node, _Line]:
        """Lines with a dash in one column, and whatever is further in."""
        column, at, dash, key, value, value_at = line
        here, marks = column, self._marks
        number = marks.begun(at)
        node: list[Node] = []
        while column == here and dash:
            if value and not key:
                item = self._brackets(value, value_at) if value[0] in "[{" else marks.text(value, value_at)
                line = self.next()
            elif key:
                item, line = self.mapping((column + len(dash), at + len(dash), None, key, value, value_at))
            else:
                raise NotPlainError
            node.append(item)
            column, at, dash, key, value, value_at = line
        marks.ended(number)
        return node, line

    def _brackets(self, value: str, at: int) -> Node:
        """The value that stands in brackets at an offset."""
        node, end = in_brackets(self._text, at, self._marks)
        if end != at + len(value):
            raise NotPlainError
        return node
