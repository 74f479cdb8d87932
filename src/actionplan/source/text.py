"""Bytes to text, and offsets to lines.

Offsets count characters from 0 in the text without its byte order mark; `Lines` turns them into lines and columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import NamedTuple

from actionplan.findings import Finding, Position

_BREAK = re.compile(r"\r\n|\n|\r")


class Decoded(NamedTuple):
    """A file as text: its byte order mark apart, and the finding that says why it cannot be read, if it cannot."""

    text: str
    mark: str = ""
    fault: Finding | None = None


class Lines:
    """The lines of a text as an editor counts them."""

    __slots__ = ("_last", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._last = (0, "")

    def number(self, offset: int) -> int:
        """The number of the line that holds an offset, counted from 1."""
        return bisect_right(self._all(), offset)

    def at(self, offset: int, length: int = 1) -> Position:
        """The position of an offset, and of as many characters from there as stand on its line (one at least)."""
        number = self.number(offset)
        column = offset - self.start(number)
        left = self._end(number) - offset if length > 1 else 1
        return Position(number, column + 1, max(min(length, left), 1))

    def start(self, number: int) -> int:
        """The offset at which a line starts; the end of the text where there is no such line."""
        starts = self._all()
        return starts[number - 1] if number <= len(starts) else len(self._text)

    def line(self, number: int) -> str:
        """A line's text without its end; nothing where there is no such line."""
        if number < 1:
            return ""
        if number != self._last[0]:  # many findings may ask for one long line
            self._last = number, self._text[self.start(number) : self._end(number)]
        return self._last[1]

    def _end(self, number: int) -> int:
        """The offset past a line's last character, its line break left out."""
        start, end = self.start(number), self.start(number + 1)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return end

    def _all(self) -> list[int]:
        """Where each line starts, worked out when it is first asked for: a plan without faults never asks."""
        if not self._starts:
            self._starts = [0, *map(re.Match.end, _BREAK.finditer(self._text))]
        return self._starts


def decode(data: bytes) -> Decoded:
    """A file's bytes as text. Where they are not UTF-8 the text is as near as can be, for showing only."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or data[:2].count(0) == 1:
        return _utf16(data)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _undecodable(data, error.start)
    plain = text.lstrip("\ufeff") if data.startswith(BOM_UTF8) else text
    return Decoded(plain, text[: len(text) - len(plain)])


def _utf16(data: bytes) -> Decoded:
    little = data.startswith(BOM_UTF16_LE) or data[1:2] == b"\0"
    text = data.decode("utf-16-le" if little else "utf-16-be", "replace").lstrip("\ufeff")
    return Decoded(text, fault=_not_utf8("this file is saved as UTF-16, which Notepad calls Unicode", Position(1, 1)))


def _undecodable(data: bytes, start: int) -> Decoded:
    """The finding at the first byte that is not UTF-8, with the character that older Windows files mean by it."""
    before = data[:start].decode().lstrip("\ufeff")
    likely = data[start : start + 1].decode("cp1252", "ignore")
    meant = f", perhaps meant as {likely}," if likely and likely.isprintable() else ""
    place = Lines(before).at(len(before))
    fault = _not_utf8(f"the byte 0x{data[start]:02X}{meant} is not UTF-8", place)
    return Decoded(data.decode(errors="replace").lstrip("\ufeff"), fault=fault)


def _not_utf8(seen: str, place: Position) -> Finding:
    hint = "save the file as UTF-8 (in Notepad: Save As, Encoding, UTF-8)"
    return Finding("AP102", "error", seen, hint=hint, position=place)
