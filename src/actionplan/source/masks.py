"""Characters that YAML cannot read, or reads as no editor shows them, masked by others: every offset stays.

A plan with one of them would else answer nothing. They are told, and in the file they stay as they are.
"""

from __future__ import annotations

import re

SEPARATORS = "\x85\u2028\u2029"
"""They end a line to YAML, and to no editor; masked by a space."""

_CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
FORBIDDEN = f"[{_CONTROLS}]"
"""No YAML file may hold them; masked by U+FFFD, which shows in every report that something is wrong there."""

_EMPTY = rf"(?m)^[ \t{_CONTROLS}]+(?=\r?$)"
"""A line that has nothing else in it, as with a page break; masked by spaces."""

_SPACES = dict.fromkeys(map(ord, SEPARATORS), " ")


def without_separators(text: str) -> str:
    """A text with a space for each line separator; the same text where it has none."""
    if text.isascii() or not any(mark in text for mark in SEPARATORS):
        return text
    return text.translate(_SPACES)


def without_forbidden(text: str) -> str:
    """A text with U+FFFD for each control character."""
    return re.sub(FORBIDDEN, "\ufffd", re.sub(_EMPTY, lambda line: " " * len(line[0]), text))
