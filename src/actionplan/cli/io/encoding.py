"""Text going out to old encodings, and text coming in from a keyboard or the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

from actionplan.cli.errors import EXIT_REFUSED, CliError

if TYPE_CHECKING:  # --help does without reports
    from actionplan.report import Report

_SIGNS = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2500": "-",
    "\u2588": "#", "\u2592": "=", "\u2591": "~", "\u25a0": "*", "\u2502": "|", "\u00b7": ".",
    "\u00ab": "<", "\u00bb": ">",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00a0": " ",
})  # fmt: skip
"""Signs that an old encoding lacks, and what typists wrote before; those of a timeline are ours."""

_REPLACEMENTS = {"\r\n": "\n", "\t": " ", "\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": ""}
"""What comes along from spreadsheets and web pages, and says nothing: tabs, and characters without any width."""

_REFUSED = {*map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))), "\ufffe", "\uffff"}
"""What turns the words after it round, and what is no character."""


def encode(text: str, encoding: str) -> bytes:
    """Encode a text; signs that the encoding lacks become plainer ones, or escapes."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_SIGNS).encode(encoding, "backslashreplace")


def spell_report(report: Report, encoding: str) -> Report:
    """Write a report with the signs that an encoding has, so that its lines are measured as they will be printed."""
    printed: Report = _spell(report._replace(rows=()), encoding)
    return printed._replace(rows=report.rows)


def clean_text(words: object, name: str) -> object:
    """Clean a text that was typed or pasted: line feeds as line ends, and no blanks round it. Leave other values alone.

    Refuse a text with an invisible character in it, line breaks aside, because most plans could not hold it.
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
                "Nothing was written. Type it again without.",
                EXIT_REFUSED,
            )
    return words.strip()


def _spell(value: Any, encoding: str) -> Any:
    """Write each text in a value, and in all that it is made of, with the signs that an encoding has."""
    if isinstance(value, str):
        return value if value.isascii() else encode(value, encoding).decode(encoding)
    if not isinstance(value, tuple):
        return value
    each = [_spell(part, encoding) for part in value]
    return type(value)(*each) if hasattr(value, "_fields") else tuple(each)
