"""Answers for old encodings: what one lacks is written plainer, or as an escape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actionplan.report import Report

_SIGNS = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2500": "-",
    "\u2588": "#", "\u2592": "=", "\u2591": "~", "\u25a0": "*", "\u2502": "|", "\u00b7": ".",
    "\u00ab": "<", "\u00bb": ">",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00a0": " ",
})  # fmt: skip
"""Signs that an old encoding lacks, and what typists wrote before; those of a timeline are ours."""


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text in an encoding."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_SIGNS).encode(encoding, "backslashreplace")


def spelt(report: Report, encoding: str) -> Report:
    """A report as the encoding can carry it, so that what is measured for a line is what will stand there."""
    printed: Report = _spelt(report._replace(rows=()), encoding)
    return printed._replace(rows=report.rows)


def _spelt(value: Any, encoding: str) -> Any:
    """Each text in a value, and in all that it is made of."""
    if isinstance(value, str):
        return value if value.isascii() else encoded(value, encoding).decode(encoding)
    if not isinstance(value, tuple):
        return value
    each = [_spelt(part, encoding) for part in value]
    return type(value)(*each) if hasattr(value, "_fields") else tuple(each)
