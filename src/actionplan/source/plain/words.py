"""Keys and texts that are written plainly: how they look, and the marks of where they stand."""

from __future__ import annotations

from array import array

# What is matched is not given back (`++` and `*+`), so that no line takes long to refuse.
ODD = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff"
"""Characters, in a regular set, that no plain text has: YAML takes some of them for others, or for line breaks."""

KEY = r"(?P<key>\w{1,99}+):"
_QUOTES = ('"', "'")
QUOTED = rf"\"[^\"\\{ODD}]*+\"|'[^'{ODD}]*+'"


def unquoted(but: str = "") -> str:
    """The pattern of a text without quotation marks, and without the characters `but`."""
    character = rf"[^:\#{but}{ODD}]"
    return rf"[\w(£]{character}*+(?::[\w/]{character}*+)*+"


class NotPlainError(Exception):
    """The text is for libyaml to read."""


class Marks:
    """Where things stand: `starts` and `ends` as a tree has them, growing in the order of the file."""

    __slots__ = ("end", "ends", "start", "starts")

    def __init__(self) -> None:
        self.starts = array("i")
        self.ends = array("i")
        self.start = self.starts.append
        self.end = self.ends.append

    def text(self, written: str, at: int) -> str:
        """What a text says that stands at an offset, or would stand there if there were one."""
        written = written.rstrip(" ")
        self.start(at)
        self.end(at + len(written))
        return written[1:-1] if written[:1] in _QUOTES else written

    def begun(self, at: int) -> int:
        """A list or mapping that begins at an offset: the number of its entry."""
        self.start(at)
        self.end(0)
        return len(self.starts) - 1

    def ended(self, number: int) -> None:
        """A list or mapping that ends, by the number of its entry."""
        self.ends[number] = -len(self.starts)
