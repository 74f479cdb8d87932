"""Convert places between a text and an editor, which counts lines and the units of an encoding from 0."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from actionplan.findings import Location
from actionplan.planfile.text import LineIndex

PositionEncoding = Literal["utf-8", "utf-16", "utf-32"]
"""What editors count columns in. All know UTF-16, where a character beyond the first 65,536 counts as two."""


class EditorPosition(NamedTuple):
    """A place as editors count: the line, and the units before it on that line."""

    line: int
    character: int


EditorSpan = tuple[EditorPosition, EditorPosition]
"""Where something starts and ends, as editors count."""


class TextPositions:
    """The lines of an editor's text. Offsets count its characters, without `mark_length` of a byte order mark."""

    def __init__(self, text: str, mark_length: int = 0, encoding: str = "utf-16") -> None:
        self._lines = LineIndex(text)
        self._length = len(text)
        self._mark_length = mark_length
        self._encoding = cast("PositionEncoding", encoding)

    def find_offset(self, line: int, character: int) -> int:
        """Find the offset of a place. One beyond the end of its line, or of the text, is at that end."""
        words, left, column = self._lines.get_line(line + 1), character, 0
        if words.isascii():
            column = min(left, len(words))
        else:
            for letter in words:
                left -= count_units(letter, self._encoding)
                if left < 0:
                    break
                column += 1
        return max(self._lines.get_start(line + 1) + column - self._mark_length, 0)

    def find_position(self, offset: int) -> EditorPosition:
        """Find the place of an offset."""
        offset = min(max(offset, 0) + self._mark_length, self._length)
        line = self._lines.find_line_number(offset)
        before = self._lines.get_line(line)[: offset - self._lines.get_start(line)]
        return EditorPosition(line - 1, count_units(before, self._encoding))

    def find_span(self, start: int, end: int) -> EditorSpan:
        """Find the places where some characters start and end."""
        return self.find_position(start), self.find_position(end)

    def find_location(self, location: Location | None) -> EditorSpan:
        """Find where the place of a finding starts and ends. One of the whole file is at its start."""
        line, column, length = location or Location(1, 1)
        start = self._lines.get_start(line) + column - 1 - (self._mark_length if line > 1 else 0)
        return self.find_span(start, start + length)


def count_units(text: str, encoding: PositionEncoding = "utf-16") -> int:
    """Count the units that a text takes in an encoding."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(character > "\uffff" for character in text)
