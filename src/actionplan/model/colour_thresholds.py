"""How late turns a target amber and red."""

from datetime import date
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

LatenessColour = Literal["amber", "red"]
"""How late a target is, by the plan's own settings."""


class Duration(NamedTuple):
    """A length of time: calendar months, and days."""

    months: int = 0
    days: int = 0

    def add_to(self, day: date) -> date:
        """Return the day that is so much later."""
        return day + relativedelta(months=self.months, days=self.days)


class ColourThresholds(NamedTuple):
    """How late turns a target amber and red: `amber` after its due day, and later than `red`."""

    amber: Duration = Duration(days=1)
    red: Duration = Duration(months=1)
