r"""Text from a plan made safe to print: nothing in it moves a cursor, colours a screen or turns a line round.

What cannot be shown is written as its escape (`\x1b`, `\u202e`), in ASCII, so that nothing is lost and any screen can
show it. Words in any script, right to left ones among them, stay as they are.
"""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula begins for one spreadsheet or another; the wide signs for some in the East."""

# Patterns as text: few plans hold anything of the sort, and `re` compiles them for those that do.
_BREAKS = "[\t-\r\x85\u2028\u2029]+"
_BEYOND = (
    "\x7f-\x9f"  # control characters that terminals obey as they do the first thirty-two
    "\u200b\u2060\ufeff"  # what nobody sees, and keeps two words from being the same
    "\u2028-\u202e\u2066-\u2069"  # line separators, and the marks that turn text round without showing it
    "\ud800-\udfff\ufffe\uffff"  # what no encoding, or no XML, can carry
)
_HIDDEN = f"[\x00-\x1f{_BEYOND}]"
_HIDDEN_IN_JSON = f"[{_BEYOND}]"


def safe(text: str) -> str:
    """A text on one line, with every character that a terminal would obey shown as its escape."""
    return text if text.isprintable() else re.sub(_HIDDEN, _escape, re.sub(_BREAKS, " ", text))


def safe_lines(text: str) -> str:
    """The same for a text that keeps its tabs and line breaks."""
    return text if text.isprintable() else re.sub(_HIDDEN, _escape_unless_break, text)


def safe_json(text: str) -> str:
    """JSON with those hidden characters escaped that JSON would let be, in its own way: they read back as they were."""
    return re.sub(_HIDDEN_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text)


def cells(text: str) -> int:
    """How many cells of a screen a text takes: two for each wide character, none for a combining one."""
    return len(text) if text.isascii() else _measured(text)


def pad(text: str, width: int) -> str:
    """A text filled up with spaces to so many cells; a longer one stays whole."""
    return text + " " * (width - cells(text))


def pad_left(text: str, width: int) -> str:
    """The same for numbers, which stand to the right."""
    return " " * (width - cells(text)) + text


def _measured(text: str) -> int:
    from unicodedata import category, east_asian_width  # noqa: PLC0415 - most plans never need it

    nothing = ("Mn", "Me", "Cf")
    return sum(0 if category(each) in nothing else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _escape_unless_break(found: re.Match[str]) -> str:
    return found[0] if found[0] in "\t\n\r" else _escape(found)
