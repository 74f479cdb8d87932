"""Parts of a unit: `early X`, `the latter part of X`, `first day of X`, `first half of X`, `third week of X`.

An edge is a word or several in front of a unit, and says which days of it are meant.
"""

from __future__ import annotations

from actionplan.dates.reading import DatePart
from actionplan.dates.units.unit_parser import UnitParser
from actionplan.dates.vocabulary import JOIN_WORDS, PART_EDGES


class EdgeParser(UnitParser):
    """The rules for a unit with the words that cut out a part of it."""

    def parse_edged_unit(self, at: int) -> tuple[DatePart, int] | None:
        """Read `early X`, `mid-X`, `towards the end of X`, `first day of X`, `first half of X`; or a lone `mid`."""
        edge, after = self.parse_edge(at)
        if not edge:
            return None
        unit = self.parse_unit(after)
        if unit and not unit[0].edge and unit[0].kind != "number":
            part, end = unit
            if part.kind == "day":
                return (part, end) if edge in ("end", "last day") else None
            return part.replace(edge=edge, span=(self.tokens[at].start, part.span[1])), end
        if unit and unit[0].kind == "the year" and unit[0].edge:
            return None
        if self.tokens[at].role == "edge" and JOIN_WORDS.get(self.tokens[at + 1].text) in ("to", "or"):
            return DatePart("edge", self.get_span(at, at), edge=edge), at + 1
        return None

    def parse_edge(self, at: int) -> tuple[str, int]:
        """Read an edge: return it ("" for none) and the position of its unit."""
        tokens = self.tokens
        text = tokens[at].text
        if text == "very":
            return self.parse_edge(at + 1)
        if text == "later" and tokens[at + 1].text in ("in", "this"):
            return "late", self.skip_of(at + 1)
        if text in ("toward", "towards"):
            after = at + 2 if tokens[at + 1].text == "the" else at + 1
            return ("late", self.skip_of(after + 1)) if tokens[after].text == "end" else ("", at)
        if named := self.parse_named_edge(at):
            return named
        if tokens[at].role in ("nth", "ordinal"):
            return self.parse_counted_edge(at)
        if tokens[at].role != "edge":
            return "", at
        edge, after = str(tokens[at].value), at + 1
        if text in ("start", "beginning", "middle", "close") and tokens[after].text != "of":
            return "", at
        if tokens[after].text == "part":
            after += 1
        if tokens[after].text == "-" and self.is_unit_start(after + 1):
            after += 1
        return edge, self.skip_of(after)

    def parse_named_edge(self, at: int) -> tuple[str, int] | None:
        """Read `latter part of`, `back end of`, `latter half of`, `last few months of`; `week 3 of`."""
        tokens = self.tokens
        if tokens[at].text == "week" and tokens[at + 1].role == "number":
            month = self.skip_of(at + 2)
            return (f"week {tokens[at + 1].value}", month) if tokens[month].role == "month" else None
        after = at + 2 if tokens[at + 1].text == "few" else at + 1
        edge = PART_EDGES.get((tokens[at].text, tokens[after].text))
        if not edge or tokens[after + 1].text not in ("of", "in"):
            return None
        return edge, self.skip_of(after + 1)

    def parse_counted_edge(self, at: int) -> tuple[str, int]:
        """Read `first day of X`, `last day of X`; `first half of X`; `third week of X`, `first Monday of X`."""
        tokens = self.tokens
        number, kind = int(tokens[at].value), tokens[at + 1]
        if kind.text == "day" and tokens[at + 2].text in ("of", "in") and number in (1, -1):
            return ("first day" if number == 1 else "last day"), self.skip_of(at + 2)
        if kind.text in ("half", "hanner") and number in (1, 2, -1):
            return ("half 1" if number == 1 else "half 2"), self.skip_of(at + 2)
        if kind.text == "week":
            return f"week {number}", self.skip_of(at + 2)
        if kind.role == "weekday":
            return f"weekday {number} {kind.value}", self.skip_of(at + 2)
        if kind.text == "fortnight" and number in (1, -1) and tokens[at + 2].text in ("of", "in"):
            return f"{'first' if number == 1 else 'last'} 2 week", self.skip_of(at + 2)
        return self.parse_edge_of_length(at)

    def parse_edge_of_length(self, at: int) -> tuple[str, int]:
        """Read `first six months of X`, `last two weeks of X`, `first month of X`. `second six months` is a half."""
        tokens = self.tokens
        number, is_counted = int(tokens[at].value), tokens[at + 1].traits.is_count
        count, unit = (int(tokens[at + 1].value), tokens[at + 2]) if is_counted else (1, tokens[at + 1])
        after = at + 3 if is_counted else at + 2
        is_length = unit.value in (("day", "week", "month") if is_counted else ("month",)) and 1 <= count <= 31
        if unit.role != "unit" or not is_length or tokens[after].text not in ("of", "in"):
            return "", at
        if number in (1, -1):
            return f"{'first' if number == 1 else 'last'} {count} {unit.value}", self.skip_of(after)
        is_half = number == 2 and (count, unit.value) == (6, "month")
        return ("half 2", self.skip_of(after)) if is_half else ("", at)

    def skip_of(self, at: int) -> int:
        """Return the position after `of`, `of the`, `in` or `through`."""
        while self.tokens[at].text in ("of", "the", "in", "this", "through"):
            at += 1
        return at

    def is_unit_start(self, at: int) -> bool:
        """Return True if a unit can start here."""
        return self.tokens[at].traits.starts_unit
