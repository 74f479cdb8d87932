"""Split the lines of a file into what a reader sees: spaces, dashes, a key, a value.

This is for files that YAML could not read, so it uses the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actionplan.planfile.text import LineIndex

_LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)(?:(?P<key>[^\s#'\"\[{:][^#:]{0,100}?) *:(?: +|$))?(?P<value>.*)"
)
_BLANK_OR_COMMENT = re.compile(r"\s*(?:#.*)?")


class LineParts(NamedTuple):
    """The parts of a line: its number, the offset of its start, and the columns (from 0) of its parts.

    `dash_column` is that of its last dash. A column is -1 if there is no such part.
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
        """The offset of its first character that is not a space."""
        return self.start + self.indent

    @property
    def columns(self) -> Iterator[tuple[int, bool, str]]:
        """Yield each column at which a line below could line up with this one, if it is a dash's, and its key."""
        if self.key:
            yield self.key_column, False, self.key
        if self.dash_column >= 0:
            yield self.dash_column, True, ""


class OpenCollection(NamedTuple):
    """A list or a mapping that is still open: its column, if it is a list, and the key at its column."""

    column: int
    is_dash: bool
    key: str

    @property
    def label(self) -> str:
        """Its name in a sentence."""
        return "the dash" if self.is_dash else f'"{self.key}"'


def parse_line(lines: LineIndex, number: int) -> LineParts:
    """Split a line into its parts."""
    match = _LINE.match(lines.get_line(number))
    assert match  # noqa: S101 - every line fits the pattern
    dashes = match["dashes"].rstrip()
    return LineParts(
        number=number,
        start=lines.get_start(number),
        indent=match.end("indent"),
        dash_column=match.start("dashes") + len(dashes) - 1 if dashes else -1,
        key_column=match.start("key"),
        key=match["key"] or "",
        value_column=match.start("value"),
    )


def iter_lines_above(lines: LineIndex, number: int) -> Iterator[LineParts]:
    """Yield the lines above a line, the nearest first, without blank lines and comments."""
    for above in range(number - 1, 0, -1):
        if not _BLANK_OR_COMMENT.fullmatch(lines.get_line(above)):
            yield parse_line(lines, above)


def iter_open_collections(lines: LineIndex, number: int) -> Iterator[OpenCollection]:
    """Yield the collections that are open above a line, the deepest first, each by the nearest line at its column."""
    lowest = -1
    for line in iter_lines_above(lines, number):
        for column, is_dash, key in line.columns:
            if lowest < 0 or column < lowest:
                yield OpenCollection(column, is_dash, key)
                lowest = column
        if lowest == 0:
            return
