"""How the lines of a file are laid out, to whoever looks at the page: spaces, dashes, a key, a value.

It is for what YAML could not read, so it looks at the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actionplan.planfile.text import LineIndex

_LINE = re.compile(
    r"(?P<mark>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)(?:(?P<key>[^\s#'\"\[{:][^#:]{0,100}?) *:(?: +|$))?(?P<value>.*)"
)
_BLANK_OR_COMMENT = re.compile(r"\s*(?:#.*)?")


class LineParts(NamedTuple):
    """A line that says something: its number, where it starts, and the columns (from 0) of what stands in it.

    `dash` is the column of its last dash, `name` that of its key; -1 where it has none.
    """

    number: int
    start: int
    indent: int
    dash_column: int
    key_column: int
    key: str
    value_column: int

    @property
    def first_offset(self) -> int:
        """The offset of the first mark in it."""
        return self.start + self.indent

    @property
    def columns(self) -> Iterator[tuple[int, bool, str]]:
        """Each place where a line below could stand beside this one: its column, whether it is a dash's, its key."""
        if self.key:
            yield self.key_column, False, self.key
        if self.dash_column >= 0:
            yield self.dash_column, True, ""


class OpenCollection(NamedTuple):
    """A place at which a list or keys are open: its column, whether it is a dash's, and what stands there."""

    column: int
    is_dash: bool
    key: str

    @property
    def label(self) -> str:
        """What stands there, for a sentence."""
        return "the dash" if self.is_dash else f'"{self.key}"'


def parse_line(lines: LineIndex, number: int) -> LineParts:
    """A line's row."""
    found = _LINE.match(lines.get_line(number))
    assert found  # noqa: S101 - every line fits the pattern
    dashes = found["dashes"].rstrip()
    dash = found.start("dashes") + len(dashes) - 1 if dashes else -1
    name = found.start("key")
    return LineParts(
        number, lines.get_start(number), found.end("mark"), dash, name, found["key"] or "", found.start("value")
    )


def iter_lines_above(lines: LineIndex, number: int) -> Iterator[LineParts]:
    """The rows above a line, the nearest first; what is blank or a comment is passed over."""
    for each in range(number - 1, 0, -1):
        if not _BLANK_OR_COMMENT.fullmatch(lines.get_line(each)):
            yield parse_line(lines, each)


def iter_open_collections(lines: LineIndex, number: int) -> Iterator[OpenCollection]:
    """What is open above a line, the deepest first: each column once, by the nearest line that has something there."""
    lowest = -1
    for each in iter_lines_above(lines, number):
        for column, is_dash, key in each.columns:
            if lowest < 0 or column < lowest:
                yield OpenCollection(column, is_dash, key)
                lowest = column
        if lowest == 0:
            return
