"""Lengths of time in words, such as "1 day" or "two weeks"."""

import re
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from actionplan.dates.vocabulary import NUMBER_WORDS

DURATION_UNITS = {
    "day": (0, 1),
    "week": (0, 7),
    "fortnight": (0, 14),
    "month": (1, 0),
    "quarter": (3, 0),
    "year": (12, 0),
}
"""The months and days of each unit."""

_DURATION_PATTERN = rf"(?P<number>\d{{1,3}}|an?|{'|'.join(NUMBER_WORDS)})\s+(?P<unit>{'|'.join(DURATION_UNITS)})s?"


class Duration(NamedTuple):
    """A length of time: calendar months, and days."""

    months: int = 0
    days: int = 0

    def add_to(self, day: date) -> date:
        """Return the day that is so much later."""
        return day + relativedelta(months=self.months, days=self.days)


def count_units(number: int, unit: str) -> Duration:
    """Return the length of a number of units, such as weeks."""
    months, days = DURATION_UNITS[unit]
    return Duration(number * months, number * days)


def parse_duration(text: str) -> Duration | None:
    """Parse a length of time like "1 day", "two weeks" or "a month"; `None` if it is not one."""
    match = re.fullmatch(_DURATION_PATTERN, text.casefold().strip())
    if not match:
        return None
    number = NUMBER_WORDS.get(match["number"]) or (1 if match["number"] in ("a", "an") else int(match["number"]))
    return count_units(number, match["unit"])
