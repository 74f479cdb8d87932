"""Text that goes out in old encodings, and text that comes in from a keyboard or the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

from actionplan.cli.errors import EXIT_REFUSED, CliError

if TYPE_CHECKING:  # --help does without reports
    from actionplan.report import Report

_SIGNS = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u2500": "-",
    "\u2588": "#", "\u2592": "=", "\u2591": "~", "\u25a0": "*", "\u2502": "|", "\u00b7": ".",
    "\u00ab": "<", "\u00bb": ">",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00a0": " ",
})  # fmt: skip
"""Signs that old encodings lack, and plainer signs to print instead. The last ones are those of the timeline."""

_REPLACEMENTS = {"\r\n": "\n", "\t": " ", "\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": ""}
"""What comes with text from spreadsheets and web pages and means nothing: tabs, and characters without width."""

_REFUSED = {*map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))), "\ufffe", "\uffff"}
"""Marks that reverse the text after them, and codes that are not characters."""


def encode(text: str, encoding: str) -> bytes:
    """Encode a text. Signs that the encoding lacks become plainer ones, or escapes."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_SIGNS).encode(encoding, "backslashreplace")


def spell_report(report: Report, encoding: str) -> Report:
    """Replace the signs of a report that an encoding lacks, so that its lines are measured as they are printed."""
    printed: Report = _spell(report._replace(rows=()), encoding)
    return printed._replace(rows=report.rows)


def clean_text(words: object, name: str) -> object:
    """Clean a text that was typed or pasted: use line feeds, and strip blanks at its ends. Leave other values alone.

    Refuse a text with an invisible character other than a line break, because most plans could not hold it.
    """
    if isinstance(words, list):
        return [clean_text(each, name) for each in words]
    if not isinstance(words, str):
        return words
    for before, after in _REPLACEMENTS.items():
        words = words.replace(before, after)
    for each in words:
        if each != "\n" and (category(each) in {"Cc", "Cs", "Zl", "Zp"} or each in _REFUSED):
            raise CliError(
                f"The {name.replace('_', ' ')} has an invisible character in it (U+{ord(each):04X}). "
                "Nothing was written. Type it again without it.",
                EXIT_REFUSED,
            )
    return words.strip()


def _spell(value: Any, encoding: str) -> Any:
    """Replace the signs that an encoding lacks in a value and in everything it contains."""
    if isinstance(value, str):
        return value if value.isascii() else encode(value, encoding).decode(encoding)
    if not isinstance(value, tuple):
        return value
    parts = [_spell(part, encoding) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
