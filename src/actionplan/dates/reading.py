"""What reading a target date gives back: values, with no rules in them.

Bounds are days, and both ends of a window are included, here and everywhere in the project.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates.syntax import DatePart, TextSpan

ReadingKind = Literal["window", "ongoing", "recurring", "dependent", "unset", "unreadable"]


class Window(NamedTuple):
    """The days from `earliest` to `latest`, both included; `None` is an open end."""

    earliest: date | None
    latest: date | None


class Assumption(NamedTuple):
    """Something the phrase does not say, which reading it needed: a stable code and a sentence."""

    code: str
    text: str


class Reading(NamedTuple):
    """What a phrase was read as.

    `windows` are in date order, and `parts` are the units of the phrase with the words and the window of each. `remark`
    holds the words that are no date, as they were written; `body` is the one among them that decides ("July 2017 to
    Council"). An unreadable phrase has a `problem` in one sentence, the `span` of characters that could not be read,
    and where there is one the `nearest` phrase that could.
    """

    kind: ReadingKind
    windows: tuple[Window, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    remark: str | None = None
    body: str | None = None
    approximate: bool = False
    parts: tuple[tuple[str, DatePart, Window], ...] = ()
    problem: str | None = None
    span: TextSpan | None = None
    nearest: str | None = None

    @property
    def due(self) -> date | None:
        """The last day of the last window; `None` where that end is open or there is no window."""
        return self.windows[-1].latest if self.windows else None
