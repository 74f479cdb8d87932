"""The words of a plan: a date as written, and the words for yes and no."""

from datetime import date
from typing import NamedTuple

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
