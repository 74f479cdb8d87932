"""What reading a target date gives back: values, with no rules in them.

Bounds are days, and both ends of a window are included, here and everywhere in the project.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from actionplan.dates.parts import Part

Kind = Literal["window", "ongoing", "recurring", "dependent", "unset", "unreadable"]

Span = tuple[int, int]
"""Where something stands in the phrase: first character, and one past the last."""


class Window(NamedTuple):
    """The days from `earliest` to `latest`, both included; `None` is an open end."""

    earliest: date | None
    latest: date | None


class Assumption(NamedTuple):
    """Something the phrase does not say, which reading it needed: a stable code and a sentence."""

    code: str
    text: str


class Step(NamedTuple):
    """One step of a reading, for whoever asks how a phrase was read: words of the phrase, and what they meant."""

    words: str
    meaning: str


class Reading(NamedTuple):
    """What a phrase was read as.

    `windows` are in date order. `remark` holds the words that are no date, as they were written; `body` is the
    one among them that decides ("July 2017 to Council"). An unreadable phrase has a `problem` in one sentence, the
    `span` of characters that could not be read, and where there is one the `nearest` phrase that could.
    """

    kind: Kind
    windows: tuple[Window, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    remark: str | None = None
    body: str | None = None
    approximate: bool = False
    parts: tuple[tuple[str, Part, Window], ...] = ()
    problem: str | None = None
    span: Span | None = None
    nearest: str | None = None

    @property
    def due(self) -> date | None:
        """The last day of the last window; `None` where that end is open or there is no window."""
        return self.windows[-1].latest if self.windows else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """How each part of the phrase was read, in the order of the phrase, and what they make together."""
        from actionplan.dates.steps import steps  # noqa: PLC0415 - most readings are never explained

        return steps(self)
