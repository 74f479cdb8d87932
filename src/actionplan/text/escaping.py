r"""Text from a plan made safe to print: nothing in it moves a cursor, colours a screen, reverses or hides words.

A character that cannot be shown is written as its escape (`\x1b`, `\u202e`), in ASCII, so that nothing is lost and
every screen can show it. Words in any script stay as they are, even those written from right to left.
"""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula begins in one spreadsheet or another. East Asian ones accept the wide signs too."""

# Patterns stay text, and `re` compiles them on first use, because few plans have any of these characters.
_BREAK_PATTERN = "[\t-\r\x85\u2028\u2029]+"
_INVISIBLE_CHARACTERS = (
    "\x7f-\x9f"  # control characters that terminals obey as they do the first thirty-two
    "\xad\u180e\u200b\u2060-\u2064\ufeff"  # invisible, but two words that differ by one are not the same
    "\u2028-\u202e\u2066-\u2069"  # line separators, and invisible marks that reverse text
    "\u061c\u200e\u200f\u206a-\u206f"  # marks that change the order or the shapes of the characters beside them
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # notes between lines, and tags: whole sentences that nobody sees
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # how shorthand and music are set: invisible in any other text
    "\ud800-\udfff\ufffe\uffff"  # cannot be encoded, or not in XML
)
_HIDDEN_PATTERN = f"[\x00-\x1f{_INVISIBLE_CHARACTERS}]"
_HIDDEN_IN_JSON_PATTERN = f"[{_INVISIBLE_CHARACTERS}]"


def escape_control(text: str) -> str:
    """Return a text on one line, with the escape of every character that a terminal would obey."""
    return text if text.isprintable() else re.sub(_HIDDEN_PATTERN, _escape_character, re.sub(_BREAK_PATTERN, " ", text))


def escape_control_in_lines(text: str) -> str:
    """Return the same for a text that keeps its tabs and line breaks."""
    return text if text.isprintable() else re.sub(_HIDDEN_PATTERN, _escape_unless_break, text)


def escape_json(text: str) -> str:
    """Return JSON with characters escaped that JSON itself allows, and that hide something or begin a command of a log.

    They read back as they were.
    """
    return re.sub(_HIDDEN_IN_JSON_PATTERN, _escape_for_json, text.replace("##[", r"##\u005b"))


def measure_width(text: str) -> int:
    """Return how many screen cells a text takes: two for each wide character, none for a combining one."""
    return len(text) if text.isascii() else _measure_wide(text)


def pad_right(text: str, width: int) -> str:
    """Pad a text with spaces on the right to a width. A longer text stays whole."""
    return text + " " * (width - measure_width(text))


def pad_left(text: str, width: int) -> str:
    """Pad a text with spaces on the left, as for numbers."""
    return " " * (width - measure_width(text)) + text


def _measure_wide(text: str) -> int:
    combining = ("Mn", "Me", "Cf")
    return sum(0 if category(char) in combining else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def format_escape(character: str) -> str:
    """Format the escape of a character, in ASCII."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escape_character(match: re.Match[str]) -> str:
    return format_escape(match[0])


def _escape_for_json(match: re.Match[str]) -> str:
    """Escape a character as JSON does: one beyond the first 65,536 as two halves."""
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _escape_unless_break(match: re.Match[str]) -> str:
    return match[0] if match[0] in "\t\n\r" else _escape_character(match)
