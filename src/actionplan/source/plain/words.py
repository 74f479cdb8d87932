"""Keys and texts that are written plainly: how they look, and what they say."""

from __future__ import annotations

import re

from actionplan.source.tree import Marks

# What is matched is not given back (`++` and `*+`), so that no line takes long to refuse.
ODD = r"\x00-\x1f\x7f-\xa0"
"""Characters, in a regular set, that no plain text has: YAML takes some of them for others, or for line breaks."""

_ODD_TOO = "\u2028\u2029\ufeff\ufffe\uffff"
"""Others. They are looked for by themselves: with them, the patterns would take twice the time to be made."""

KEY = r"(?P<key>[A-Za-z0-9_]{1,99}+):"
QUOTED = rf"\"[^\"\\{ODD}]*+\"|'[^'{ODD}]*+'"


def unquoted(but: str = "") -> str:
    """The pattern of a text without quotation marks, and without the characters `but`."""
    character = rf"[^:\#{but}{ODD}]"
    return rf"[\w(£]{character}*+(?::[\w/]{character}*+)*+"


def has_odd(text: str) -> bool:
    """Whether a text has characters that no plain text has, and that no pattern here looks for."""
    return not text.isascii() and any(each in text for each in _ODD_TOO)


class NotPlainError(Exception):
    """The text is for libyaml to read."""


def said(written: str, found: re.Match[str], marks: Marks | None) -> str:
    """What the text says that a pattern found as its `value`, and how it is written."""
    written = written.rstrip(" ")
    if marks:
        start = found.start("value")
        marks.put(start, start + len(written))
    return written[1:-1] if written[0] in "'\"" else written
