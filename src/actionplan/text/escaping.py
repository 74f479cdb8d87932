r"""Text from a plan made safe to print: nothing in it moves a cursor, colours a screen or turns a line round.

What cannot be shown is written as its escape (`\x1b`, `\u202e`), in ASCII, so that nothing is lost and any screen can
show it. Words in any script, right to left ones among them, stay as they are.
"""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula begins for one spreadsheet or another; the wide signs for some in the East."""

# Patterns as text: few plans hold anything of the sort, and `re` compiles them for those that do.
_BREAK_PATTERN = "[\t-\r\x85\u2028\u2029]+"
_INVISIBLE_CHARACTERS = (
    "\x7f-\x9f"  # control characters that terminals obey as they do the first thirty-two
    "\u200b\u2060\ufeff"  # what nobody sees, and keeps two words from being the same
    "\u2028-\u202e\u2066-\u2069"  # line separators, and the marks that turn text round without showing it
    "\ud800-\udfff\ufffe\uffff"  # what no encoding, or no XML, can carry
)
_HIDDEN_PATTERN = f"[\x00-\x1f{_INVISIBLE_CHARACTERS}]"
_HIDDEN_IN_JSON_PATTERN = f"[{_INVISIBLE_CHARACTERS}]"


def escape_control(text: str) -> str:
    """A text on one line, with every character that a terminal would obey shown as its escape."""
    return text if text.isprintable() else re.sub(_HIDDEN_PATTERN, _escape_character, re.sub(_BREAK_PATTERN, " ", text))


def escape_control_in_lines(text: str) -> str:
    """The same for a text that keeps its tabs and line breaks."""
    return text if text.isprintable() else re.sub(_HIDDEN_PATTERN, _escape_unless_break, text)


def escape_json(text: str) -> str:
    """JSON with those hidden characters escaped that JSON would let be, in its own way: they read back as they were."""
    return re.sub(_HIDDEN_IN_JSON_PATTERN, lambda found: f"\\u{ord(found[0]):04x}", text)


def measure_width(text: str) -> int:
    """How many cells of a screen a text takes: two for each wide character, none for a combining one."""
    return len(text) if text.isascii() else _measure_wide(text)


def pad_right(text: str, width: int) -> str:
    """A text filled up with spaces to so many cells; a longer one stays whole."""
    return text + " " * (width - measure_width(text))


def pad_left(text: str, width: int) -> str:
    """The same for numbers, which stand to the right."""
    return " " * (width - measure_width(text)) + text


def _measure_wide(text: str) -> int:
    from unicodedata import category, east_asian_width  # noqa: PLC0415 - most plans never need it

    nothing = ("Mn", "Me", "Cf")
    return sum(0 if category(each) in nothing else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def _escape_character(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _escape_unless_break(match: re.Match[str]) -> str:
    return match[0] if match[0] in "\t\n\r" else _escape_character(match)
