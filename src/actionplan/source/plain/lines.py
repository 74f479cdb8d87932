"""Lines that are written plainly: what hangs under what, by how far each is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from actionplan.source.plain.brackets import BRACKETS, in_brackets
from actionplan.source.plain.words import KEY, ODD, QUOTED, NotPlainError, has_odd, said, unquoted
from actionplan.source.tree import Marks, Node

_FARTHEST = 40
"""Columns: no plan is indented so far. As each level takes one, there are not so many levels either."""

_LINE = re.compile(
    rf"""(?xs) (?P<indent> [ ]*+ ) (?P<dash> - [ ]++ )? (?: {KEY} (?= [ \r\n] | \Z ) )? [ ]*+
    (?: (?P<value> {unquoted()} | {QUOTED} | {BRACKETS} ) [ ]*+ )?
    (?: \n | (?: (?<! [^ \n] ) \# [^{ODD}]*+ )? (?: \r?\n | \Z ) )
    | (?P<unread> . )"""
)

_Line: TypeAlias = "tuple[int, str | None, str | None, str | None, re.Match[str]]"
"""The column that a line starts in; its dash with the spaces behind it, its key and its value, as far as it has them;
and where they were found. The end of the text is a line in a column further out than any."""


def document(text: str, marks: Marks | None) -> Node:
    """What a text says: a mapping whose keys start their lines. Raises `NotPlainError` for any other."""
    if has_odd(text):
        raise NotPlainError
    reader = _Reader(text, marks)
    column, dash, *_ = line = reader.next()
    if column or dash:
        raise NotPlainError
    root, line = reader.mapping(line)
    if line[0] >= 0:
        raise NotPlainError
    return root


def _lines(text: str) -> Iterator[_Line]:
    """The lines that say something, and the end."""
    for found in _LINE.finditer(text):
        indent, dash, key, value, unread = found.groups()
        if key or dash:
            yield len(indent), dash, key, value, found
        elif value or unread:
            raise NotPlainError
    yield -1, None, None, None, found


class _Reader:
    """Reads lists and mappings, one method for each: from its first line on, and up to the line after its last."""

    __slots__ = ("_marks", "next")

    def __init__(self, text: str, marks: Marks | None) -> None:
        self._marks = marks
        self.next = _lines(text).__next__

    def mapping(self, line: _Line) -> tuple[Node, _Line]:
        """Lines of keys in one column, and whatever is further in."""
        column, dash, key, value, found = line
        if column > _FARTHEST:
            raise NotPlainError
        here, marks = column, self._marks
        number = marks.begin(found.start("key")) if marks else 0
        node: dict[str, Node] = {}
        while column == here and key and not dash:
            if key in node:
                raise NotPlainError
            if marks:
                marks.put(*found.span("key"))
            line = self.next()
            if value:
                node[key] = in_brackets(found, marks) if value[0] in "[{" else said(value, found, marks)
            else:
                node[key], line = self._below(here, found, line)
            column, dash, key, value, found = line
        if marks:
            marks.end(number)
        return node, line

    def _below(self, column: int, found: re.Match[str], line: _Line) -> tuple[Node, _Line]:
        """The value of a key that has none in its own line."""
        if line[1] and line[0] >= column:
            return self.list(line)
        if line[0] > column:
            return self.mapping(line)
        if self._marks:
            at = found.end("key") + 1
            self._marks.put(at, at)
        return "", line

    def list(self, line: _Line) -> tuple[Node, _Line]:
        """Lines with a dash in one column, and whatever is further in."""
        column, dash, key, value, found = line
        here, marks = column, self._marks
        number = marks.begin(found.start("dash")) if marks else 0
        node: list[Node] = []
        while column == here and dash:
            if value and not key:
                node.append(in_brackets(found, marks) if value[0] in "[{" else said(value, found, marks))
                line = self.next()
            elif key:
                item, line = self.mapping((column + len(dash), None, key, value, found))
                node.append(item)
            else:
                raise NotPlainError
            column, dash, key, value, found = line
        if marks:
            marks.end(number)
        return node, line
