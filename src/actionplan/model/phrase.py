"""A date of the plan: its words, and what they were read as."""

from datetime import date
from typing import NamedTuple

from actionplan.dates import Reading


class Phrase(NamedTuple):
    """A date as the plan writes it, and what it was read as in the plan's context."""

    text: str
    reading: Reading

    @property
    def day(self) -> date | None:
        """Its last day: the day from which something with this date is known."""
        return self.reading.due
