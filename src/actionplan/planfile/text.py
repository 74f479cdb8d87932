"""Bytes to text, and offsets to lines.

Offsets count characters from 0 in the text without its byte order mark; `Lines` turns them into lines and columns.

Characters that YAML cannot read, or reads as no editor shows them, masked by others: every offset stays.

A plan with one of them would else answer nothing. They are told, and in the file they stay as they are.

A text with some of its characters changed, and all others as they were.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from typing import NamedTuple

from actionplan.findings import Finding, Location

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class DecodedText(NamedTuple):
    """A file as text: its byte order mark apart, and the finding that says why it cannot be read, if it cannot."""

    text: str
    byte_order_mark: str = ""
    fault: Finding | None = None


class LineIndex:
    """The lines of a text as an editor counts them."""

    __slots__ = ("_last", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._last = (0, "")

    def find_line_number(self, offset: int) -> int:
        """The number of the line that holds an offset, counted from 1."""
        return bisect_right(self._find_starts(), offset)

    def locate(self, offset: int, length: int = 1) -> Location:
        """The position of an offset, and of as many characters from there as stand on its line (one at least)."""
        number = self.find_line_number(offset)
        column = offset - self.get_start(number)
        left = self._get_end(number) - offset if length > 1 else 1
        return Location(number, column + 1, max(min(length, left), 1))

    def get_start(self, number: int) -> int:
        """The offset at which a line starts; the end of the text where there is no such line."""
        starts = self._find_starts()
        return starts[number - 1] if number <= len(starts) else len(self._text)

    def get_line(self, number: int) -> str:
        """A line's text without its end; nothing where there is no such line."""
        if number < 1:
            return ""
        if number != self._last[0]:  # many findings may ask for one long line
            self._last = number, self._text[self.get_start(number) : self._get_end(number)]
        return self._last[1]

    def _get_end(self, number: int) -> int:
        """The offset past a line's last character, its line break left out."""
        start, end = self.get_start(number), self.get_start(number + 1)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return end

    def _find_starts(self) -> list[int]:
        """Where each line starts, worked out when it is first asked for: a plan without faults never asks."""
        if not self._starts:
            self._starts = [0, *map(re.Match.end, _LINE_BREAK.finditer(self._text))]
        return self._starts


def decode(data: bytes) -> DecodedText:
    """A file's bytes as text. Where they are not UTF-8 the text is as near as can be, for showing only."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or data[:2].count(0) == 1:
        return _decode_utf16(data)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _decode_with_errors(data, error.start)
    plain = text.lstrip("\ufeff") if data.startswith(BOM_UTF8) else text
    return DecodedText(plain, text[: len(text) - len(plain)])


def _decode_utf16(data: bytes) -> DecodedText:
    little = data.startswith(BOM_UTF16_LE) or data[1:2] == b"\0"
    text = data.decode("utf-16-le" if little else "utf-16-be", "replace").lstrip("\ufeff")
    return DecodedText(
        text, fault=_report_not_utf8("this file is saved as UTF-16, which Notepad calls Unicode", Location(1, 1))
    )


def _decode_with_errors(data: bytes, start: int) -> DecodedText:
    """The finding at the first byte that is not UTF-8, with the character that older Windows files mean by it."""
    before = data[:start].decode().lstrip("\ufeff")
    likely = data[start : start + 1].decode("cp1252", "ignore")
    meant = f", perhaps meant as {likely}," if likely and likely.isprintable() else ""
    place = LineIndex(before).locate(len(before))
    fault = _report_not_utf8(f"the byte 0x{data[start]:02X}{meant} is not UTF-8", place)
    return DecodedText(data.decode(errors="replace").lstrip("\ufeff"), fault=fault)


def _report_not_utf8(message: str, position: Location) -> Finding:
    hint = "save the file as UTF-8 (in Notepad: Save As, Encoding, UTF-8)"
    return Finding("AP102", "error", message, hint=hint, location=position)


SEPARATORS = "\x85\u2028\u2029"
"""They end a line to YAML, and to no editor; masked by a space."""

_CONTROL_CHARACTERS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
FORBIDDEN_PATTERN = f"[{_CONTROL_CHARACTERS}]"
"""No YAML file may hold them; masked by U+FFFD, which shows in every report that something is wrong there."""

_BLANK_LINE = rf"(?m)^[ \t{_CONTROL_CHARACTERS}]+(?=\r?$)"
"""A line that has nothing else in it, as with a page break; masked by spaces."""

_SEPARATORS_TO_SPACES = dict.fromkeys(map(ord, SEPARATORS), " ")


def mask_separators(text: str) -> str:
    """A text with a space for each line separator; the same text where it has none."""
    if text.isascii() or not any(mark in text for mark in SEPARATORS):
        return text
    return text.translate(_SEPARATORS_TO_SPACES)


def mask_forbidden(text: str) -> str:
    """A text with U+FFFD for each control character."""
    return re.sub(FORBIDDEN_PATTERN, "\ufffd", re.sub(_BLANK_LINE, lambda line: " " * len(line[0]), text))


class TextEdit(NamedTuple):
    """The characters from `start` to `end` make way for `replacement`."""

    start: int
    end: int
    replacement: str


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """A text with some splices made. They must not overlap."""
    parts: list[str] = []
    at = 0
    for start, end, replacement in sorted(edits, key=lambda each: each[:2]):
        if start < at:
            raise ValueError(f"two changes overlap at character {start}")
        parts += (text[at:start], replacement)
        at = end
    return "".join((*parts, text[at:]))
