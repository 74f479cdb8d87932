"""The words of a plan: a date as written, and how names and answers are compared."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from actionplan.dates import Reading

TRUE_WORDS = ("true", "yes")
FALSE_WORDS = ("false", "no")


class Phrase(NamedTuple):
    """A date as the plan writes it, and what it was read as in the plan's context."""

    text: str
    reading: Reading

    @property
    def day(self) -> date | None:
        """Its last day: the day from which something with this date is known."""
        return self.reading.due


@lru_cache(maxsize=1000)
def fold(name: str) -> str:
    """Fold a name for comparison: capitals and spaces make no difference, nor does how a letter is composed.

    Keyboards write "é" as one character, and Macs and PDF files as a letter and an accent.
    """
    folded = " ".join(name.casefold().split())
    return folded if folded.isascii() else normalize("NFC", folded)
