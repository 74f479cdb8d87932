"""Fold names for comparison."""

from functools import lru_cache
from unicodedata import normalize


@lru_cache(maxsize=1000)
def fold(name: str) -> str:
    """Fold a name for comparison: capitals and spaces make no difference, nor does how a letter is composed.

    Keyboards write "é" as one character, and Macs and PDF files as a letter and an accent.
    """
    folded = " ".join(name.casefold().split())
    return folded if folded.isascii() else normalize("NFC", folded)
