"""Decode the bytes of a file, find the lines of its text, mask characters that YAML cannot read, and apply edits.

Offsets count characters from 0 in the text without its byte order mark. `LineIndex` turns them into lines and columns.
Masking keeps every offset, and changes nothing in the file: without it, one such character would hide the whole plan.
"""

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from typing import NamedTuple

from actionplan.findings import Finding, Location

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class DecodedText(NamedTuple):
    """A file as text, its byte order mark, and the finding that says why it cannot be read, if so."""

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
        """Find the number of the line that holds an offset, counted from 1."""
        return bisect_right(self._find_starts(), offset)

    def locate(self, offset: int, length: int = 1) -> Location:
        """Return the location of some characters at an offset: those on its line, and one at least."""
        number = self.find_line_number(offset)
        column = offset - self.get_start(number)
        left = self._get_end(number) - offset if length > 1 else 1
        return Location(number, column + 1, max(min(length, left), 1))

    def get_start(self, number: int) -> int:
        """Return the offset at which a line starts, or the end of the text if there is no such line."""
        starts = self._find_starts()
        return starts[number - 1] if number <= len(starts) else len(self._text)

    def get_line(self, number: int) -> str:
        """Return a line's text without its line break, or "" if there is no such line."""
        if number < 1:
            return ""
        if number != self._last[0]:  # many findings may ask for one long line
            self._last = number, self._text[self.get_start(number) : self._get_end(number)]
        return self._last[1]

    def _get_end(self, number: int) -> int:
        """Return the offset after a line's last character, before its line break."""
        start, end = self.get_start(number), self.get_start(number + 1)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return end

    def _find_starts(self) -> list[int]:
        """Find where each line starts, when it is first needed: a plan without faults never needs it."""
        if not self._starts:
            self._starts = [0, *map(re.Match.end, _LINE_BREAK.finditer(self._text))]
        return self._starts


def decode(data: bytes) -> DecodedText:
    """Decode the bytes of a file. If they are not UTF-8, the text is as near as possible, to be shown only."""
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
    """Report the first byte that is not UTF-8, with the character that it is in older Windows files."""
    before = data[:start].decode().lstrip("\ufeff")
    likely = data[start : start + 1].decode("cp1252", "ignore")
    guess = f", perhaps meant as {likely}," if likely and likely.isprintable() else ""
    place = LineIndex(before).locate(len(before))
    fault = _report_not_utf8(f"the byte 0x{data[start]:02X}{guess} is not UTF-8", place)
    return DecodedText(data.decode(errors="replace").lstrip("\ufeff"), fault=fault)


def _report_not_utf8(message: str, position: Location) -> Finding:
    hint = "save the file as UTF-8 (in Notepad: Save As, Encoding, UTF-8)"
    return Finding("AP102", "error", message, hint=hint, location=position)


SEPARATORS = "\x85\u2028\u2029"
"""Characters that end a line in YAML but not in editors. A space masks them."""

_CONTROL_CHARACTERS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
FORBIDDEN_PATTERN = f"[{_CONTROL_CHARACTERS}]"
"""Characters that no YAML file may have. U+FFFD masks them, so that every report shows that something is wrong."""

_BLANK_LINE = rf"(?m)^[ \t{_CONTROL_CHARACTERS}]+(?=\r?$)"
"""A line with nothing else in it, such as a page break. Spaces mask it."""

_DIRECTIVES = r"(?:[%#][^\r\n]*[\r\n]|[ \t]*[\r\n])*"
"""What can stand before a file's first line of YAML."""

_MAX_DIRECTIVES = 100
_SEPARATORS_TO_SPACES = dict.fromkeys(map(ord, SEPARATORS), " ")


def mask_separators(text: str) -> str:
    """Replace each line separator by a space. A text without any is returned itself."""
    if text.isascii() or not any(mark in text for mark in SEPARATORS):
        return text
    return text.translate(_SEPARATORS_TO_SPACES)


def mask_forbidden(text: str) -> str:
    """Replace each control character by U+FFFD."""
    return re.sub(FORBIDDEN_PATTERN, "\ufffd", re.sub(_BLANK_LINE, lambda line: " " * len(line[0]), text))


def mask_directives(text: str) -> str:
    """Turn the `%TAG` lines of a file with very many into comments: libyaml compares each with all before it."""
    if text.count("%TAG") <= _MAX_DIRECTIVES:
        return text
    head = re.match(_DIRECTIVES, text)
    end = head.end() if head else 0
    return re.sub(r"(^|[\r\n])%", r"\1#", text[:end]) + text[end:]


class TextEdit(NamedTuple):
    """A replacement for the characters from `start` to `end`."""

    start: int
    end: int
    replacement: str


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Apply edits to a text. They must not overlap."""
    parts: list[str] = []
    at = 0
    for start, end, replacement in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if start < at:
            raise ValueError(f"two changes overlap at character {start}")
        parts += (text[at:start], replacement)
        at = end
    return "".join((*parts, text[at:]))
