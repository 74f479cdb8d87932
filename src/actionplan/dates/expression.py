"""A date as it is written: clauses, each with a bound and a chain of parts joined into one window."""

from typing import NamedTuple

from actionplan.dates.reading import DatePart, TextSpan


class Clause(NamedTuple):
    """Parts joined by "to" or "or" into one window, and its bound: "", by, before, not before, after or from."""

    bound: str
    parts: tuple[DatePart, ...]
    joins: tuple[str, ...] = ()


class Expression(NamedTuple):
    """A date as it is written: its mode and its clauses.

    `mode` is "window", "ongoing" (in progress throughout) or "ongoing to" (from the start of the period). `end` is the
    position of the first token that is not part of it.
    """

    mode: str
    clauses: tuple[Clause, ...]
    end: int
    approximate: bool = False

    @property
    def parts(self) -> list[DatePart]:
        """The parts of all its clauses."""
        return [part for clause in self.clauses for part in clause.parts]

    @property
    def is_unfinished(self) -> bool:
        """Return True if it is not a date, because all its parts are numbers or edges with nothing to borrow from."""
        parts = self.parts
        return bool(parts) and all(part.kind in ("number", "edge") for part in parts)

    @property
    def span(self) -> TextSpan:
        """The place in the phrase of all its parts."""
        return self.parts[0].span[0], self.parts[-1].span[1]

    def replace_last_part(self, **changes: object) -> "Expression":
        """Return a copy in which the last part has some fields changed."""
        clause = self.clauses[-1]
        last = clause.parts[-1].replace(**changes)
        return self._replace(clauses=(*self.clauses[:-1], clause._replace(parts=(*clause.parts[:-1], last))))
