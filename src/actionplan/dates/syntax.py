"""A part: one unit of a phrase, as far as the phrase says it; and the fault of a phrase that cannot be read."""

from __future__ import annotations

TextSpan = tuple[int, int]
"""Where something stands in the phrase: first character, and one past the last."""


class UnreadableDate(Exception):  # noqa: N818 - it never leaves this package
    """A phrase that cannot be read: why, which characters, and the nearest phrase that could be."""

    def __init__(self, problem: str, span: TextSpan | None = None, nearest: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.span = span
        self.nearest = nearest


class DatePart:
    """One unit of a phrase, as far as the phrase says it.

    `kind` is "day", "month", "season", "quarter", "half", "year" (a calendar or financial year), "years" (`2018-21`:
    `year` to `number`), "the year" (the period's), "plan year" (`Year 2`), "term", "academic", "municipal", "feast",
    or "number" and "edge" where only that much is written and the rest is borrowed from a neighbour.
    `number` is the month, season, quarter … ; `year` is `None` where none is written, and the year it starts in where
    it is `financial`. `edge` is early, mid, late, start, end, first day, last day or a half. `week` makes a day the
    first or last of seven. `how` tells the way its year was found, where none is written: "before" (what follows),
    "after" (what comes before) or "period".
    """

    __slots__ = ("asides", "day", "edge", "financial", "how", "kind", "number", "span", "week", "weekday", "year")

    def __init__(  # noqa: PLR0913 - a part has that many
        self,
        kind: str,
        span: TextSpan,
        number: int = 0,
        day: int = 0,
        year: int | None = None,
        *,
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

    def replace(self, **changes: object) -> DatePart:
        """A copy with some fields changed."""
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
