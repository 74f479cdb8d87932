"""The values of the date language: windows, the parts of a phrase, and what a phrase is read as. They hold no rules.

Bounds are days, and both ends of a window are included, here and everywhere in the project.
"""

from datetime import date
from typing import Literal, NamedTuple

ReadingKind = Literal["window", "ongoing", "recurring", "dependent", "unset", "unreadable"]

REPEATED_KINDS: tuple[ReadingKind, ...] = ("ongoing", "recurring")
"""The kinds of work that may go on from year to year."""

TextSpan = tuple[int, int]
"""The place of some words in the phrase: their first character, and one past the last."""


class Window(NamedTuple):
    """The days from `earliest` to `latest`, both included. `None` is an open end."""

    earliest: date | None
    latest: date | None

    @property
    def sort_key(self) -> tuple[date, date]:
        """The last day and the first, by which windows are put in date order."""
        return self.latest or date.max, self.earliest or date.min


class KindTraits(NamedTuple):
    """What holds of every part of one kind."""

    is_yearly: bool = False
    """Every year has one, so that a year that is written beside it, or for others of a list, is its year."""
    is_in_two_years: bool = False
    """In a financial year it is in one of two calendar years: June 2017/18 is in 2017, March in 2018."""
    is_counted: bool = False
    """Years are cut into it by number. Those of a financial year are others than those of a calendar year."""
    is_approximate: bool = False
    """Its days differ from place to place, so that ours are approximate."""
    is_year: bool = False
    """It is a whole year, or several."""
    is_given_by_period: bool = False
    """It needs no year, because the period of the plan gives it."""


KIND_TRAITS: dict[str, KindTraits] = {
    "day": KindTraits(is_yearly=True, is_in_two_years=True),
    "month": KindTraits(is_yearly=True, is_in_two_years=True),
    "season": KindTraits(is_yearly=True, is_in_two_years=True),
    "feast": KindTraits(is_yearly=True, is_in_two_years=True),
    "term": KindTraits(is_yearly=True, is_in_two_years=True, is_approximate=True),
    "half-term": KindTraits(is_yearly=True, is_in_two_years=True, is_approximate=True),
    "quarter": KindTraits(is_yearly=True, is_counted=True),
    "half": KindTraits(is_yearly=True, is_counted=True),
    "year": KindTraits(is_year=True),
    "years": KindTraits(is_year=True),
    "academic": KindTraits(is_year=True, is_approximate=True),
    "municipal": KindTraits(is_year=True, is_approximate=True),
    "the year": KindTraits(is_year=True, is_given_by_period=True),
    "plan year": KindTraits(is_year=True, is_given_by_period=True),
    "number": KindTraits(),
    "edge": KindTraits(),
}
"""Every kind of part. Rules ask for traits, so that a new kind is one row here."""


class DatePart:
    """One unit of a phrase, as far as the phrase says it.

    `kind` is one of `KIND_TRAITS`: "year" is a calendar or financial year, "years" `2018-21` (`year` to `number`), "the
    year" the period's, "plan year" `Year 2`, and "number" or "edge" is all that is written where a neighbour gives the
    rest.
    `number` is the month, season, quarter … of its kind. `year` is `None` if none is written, and the year in which it
    starts if it is `financial`. `edge` is early, mid, late, start, end, first day, last day, a half,
    "first 2 week" of a unit, a week of a month ("week 3") or a weekday of it ("weekday 1 0" is the first Monday).
    `week` makes a day the first or last of seven. `how` says where its year comes from if none is written: "before"
    (what follows), "after" (what comes before) or "period". `asides` are the codes of what reading it assumed.
    """

    __slots__ = ("asides", "day", "edge", "financial", "how", "kind", "number", "span", "week", "weekday", "year")

    def __init__(  # noqa: PLR0913 - a part has that many
        self,
        kind: str,
        span: TextSpan,
        number: int = 0,
        *,
        day: int = 0,
        year: int | None = None,
        financial: bool = False,
        edge: str = "",
        week: str = "",
        weekday: int | None = None,
        asides: tuple[str, ...] = (),
        how: str = "",
    ) -> None:
        self.kind = kind
        self.span = span
        self.number = number
        self.day = day
        self.year = year
        self.financial = financial
        self.edge = edge
        self.week = week
        self.weekday = weekday
        self.asides = asides
        self.how = how

    @property
    def traits(self) -> KindTraits:
        """What holds of a part of its kind."""
        return KIND_TRAITS[self.kind]

    @property
    def has_year(self) -> bool:
        """Return True if a year is written for it, or it needs none."""
        return self.year is not None or self.traits.is_given_by_period

    def replace(self, **changes: object) -> "DatePart":
        """Return a copy with some fields changed."""
        copy = object.__new__(DatePart)
        for name in DatePart.__slots__:
            object.__setattr__(copy, name, changes[name] if name in changes else getattr(self, name))
        return copy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DatePart) and all(
            getattr(self, name) == getattr(other, name) for name in DatePart.__slots__
        )

    def __hash__(self) -> int:
        return hash((self.kind, self.span, self.number, self.day, self.year))


class Assumption(NamedTuple):
    """Something that the phrase does not say and that reading it needed: a stable code and a sentence."""

    code: str
    text: str


class Reading(NamedTuple):
    """What a phrase was read as.

    `windows` are in date order, and `parts` are the units of the phrase with the words and the window of each. `remark`
    has the other words, as they were written; `body` is the one among them that decides ("July 2017 to
    Council"). An unreadable phrase has a `problem` in one sentence, the `span` of the characters that could not be
    read, and the `nearest` phrase that could, if there is one. A dependent phrase that counts from what it waits for
    has that `delay`, as a number and a unit: 90 and "day" for "90 days after adoption".
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
    delay: tuple[int, str] | None = None

    @property
    def due(self) -> date | None:
        """The last day of the last window; `None` if that end is open or there is no window."""
        return self.windows[-1].latest if self.windows else None
