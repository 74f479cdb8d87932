"""How the lines of a file are laid out, to whoever looks at the page: spaces, dashes, a key, a value.

It is for what YAML could not read, so it looks at the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actionplan.source.text import Lines

_ROW = re.compile(
    r"(?P<mark>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)(?:(?P<key>[^\s#'\"\[{:][^#:]{0,100}?) *:(?: +|$))?(?P<value>.*)"
)
_BARE = re.compile(r"\s*(?:#.*)?")


class Row(NamedTuple):
    """A line that says something: its number, where it starts, and the columns (from 0) of what stands in it.

    `dash` is the column of its last dash, `name` that of its key; -1 where it has none.
    """

    number: int
    start: int
    mark: int
    dash: int
    name: int
    key: str
    value: int

    @property
    def first(self) -> int:
        """The offset of the first mark in it."""
        return self.start + self.mark

    @property
    def columns(self) -> Iterator[tuple[int, bool, str]]:
        """Each place where a line below could stand beside this one: its column, whether it is a dash's, its key."""
        if self.key:
            yield self.name, False, self.key
        if self.dash >= 0:
            yield self.dash, True, ""


class Open(NamedTuple):
    """A place at which a list or keys are open: its column, whether it is a dash's, and what stands there."""

    column: int
    is_dash: bool
    key: str

    @property
    def called(self) -> str:
        """What stands there, for a sentence."""
        return "the dash" if self.is_dash else f'"{self.key}"'


def row(lines: Lines, number: int) -> Row:
    """A line's row."""
    found = _ROW.match(lines.line(number))
    assert found  # noqa: S101 - every line fits the pattern
    dashes = found["dashes"].rstrip()
    dash = found.start("dashes") + len(dashes) - 1 if dashes else -1
    name = found.start("key")
    return Row(number, lines.start(number), found.end("mark"), dash, name, found["key"] or "", found.start("value"))


def above(lines: Lines, number: int) -> Iterator[Row]:
    """The rows above a line, the nearest first; what is blank or a comment is passed over."""
    for each in range(number - 1, 0, -1):
        if not _BARE.fullmatch(lines.line(each)):
            yield row(lines, each)


def opens(lines: Lines, number: int) -> Iterator[Open]:
    """What is open above a line, the deepest first: each column once, by the nearest line that has something there."""
    lowest = -1
    for each in above(lines, number):
        for column, is_dash, key in each.columns:
            if lowest < 0 or column < lowest:
                yield Open(column, is_dash, key)
                lowest = column
        if lowest == 0:
            return
