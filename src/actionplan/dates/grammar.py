"""How units make a date: the rows of "Words round a unit", one function each.

A date is an `Expression`: clauses, each with a bound ("by", "after" …) and a chain of parts joined into one window.
"""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates.part import Part
from actionplan.dates.tokens import inside
from actionplan.dates.units import Units
from actionplan.dates.words import CLOCK_WORDS, JOINS, TBC


class Clause(NamedTuple):
    """Parts joined by "to" or "or" into one window, and what bounds it: "", by, before, not before, after or from."""

    bound: str
    parts: tuple[Part, ...]
    joins: tuple[str, ...] = ()


class Expression(NamedTuple):
    """A date as written: its mode, and its clauses.

    `mode` is "window", "ongoing" (in progress throughout) or "ongoing to" (from the start of the period). `end` is the
    position of the first token that is not part of it.
    """

    mode: str
    clauses: tuple[Clause, ...]
    end: int
    approximate: bool = False


class Grammar(Units):
    """The rules by which units are joined, bounded and listed."""

    def expression(self, at: int) -> Expression | None:
        """A date in any of its forms, or `None` where none starts here."""
        if self.tokens[at].role == "ongoing":
            return self.ongoing(at)
        found = self.listing(at)
        return self.onwards(found) if found else None

    # Ongoing

    def ongoing(self, at: int) -> Expression:
        """`ongoing`, `rolling`, `throughout X`, `ongoing from X`, `ongoing to X`; alone: the period."""
        tokens = self.tokens
        after = at + 1
        while tokens[after].role == "ongoing":
            after += 1
        start = after
        while tokens[start].text in ("-", ":", ",", "and", "but") or tokens[start].role == "ongoing":
            start += 1
            after = start if tokens[start - 1].role == "ongoing" else after
        if tokens[start].role == "bracket":
            return self.ongoing_bracket(after, start)
        bound, position = self.bound(start)
        if bound == "by" and tokens[start].text in ("until", "till", "til", "to", "up", "through"):
            found = self.chain(position)
            if found and len(found.clauses[0].parts) == 1:
                return found._replace(mode="ongoing to")
            return Expression("ongoing", (), after)
        if bound not in ("", "from"):
            return Expression("ongoing", (), after)
        found = self.listing(start)
        if not found or len(found.clauses) != 1 or found.clauses[0].bound not in ("", "from"):
            return Expression("ongoing", (), after)
        return found._replace(mode="ongoing")

    def ongoing_bracket(self, after: int, at: int) -> Expression:
        """`Ongoing (2017/18)`, `Ongoing (from June 2017)`: as without the brackets."""
        inner = Grammar(inside(self.tokens[at]), self.context)
        bound, _ = inner.bound(0)
        found = inner.listing(0)
        if not found or inner.tokens[found.end].role != "end" or len(found.clauses) != 1:
            return Expression("ongoing", (), after)
        if bound == "by" and inner.tokens[0].text in ("until", "till", "to"):
            return found._replace(mode="ongoing to", clauses=(found.clauses[0]._replace(bound=""),), end=at + 1)
        if bound == "from" or found.clauses[0].parts[0].kind in ("year", "years"):
            return found._replace(mode="ongoing", end=at + 1)
        return Expression("ongoing", (), after)

    def onwards(self, found: Expression) -> Expression:
        """`X onwards`, `X on`, `X and ongoing`: from the start of X. `from X` likewise; `from X to Y` is a window."""
        end = self.onward_words(found.end)
        clause = found.clauses[0]
        if len(found.clauses) == 1:
            if end and clause.bound in ("", "from"):
                return Expression("ongoing", (clause._replace(bound="from"),), end, found.approximate)
            if clause.bound == "from":
                if "to" in clause.joins:
                    return found._replace(clauses=(clause._replace(bound=""),))
                return found._replace(mode="ongoing")
        return found

    def onward_words(self, at: int) -> int:
        """The position after `onwards`, `on`, `and ongoing`, `and beyond`; 0 where none stands here."""
        tokens = self.tokens
        text = tokens[at].text
        if text in ("onwards", "onward"):
            return at + 1
        if text == "on" and tokens[at + 1].role in ("end", "mark", "bracket") and tokens[at + 1].text != "-":
            return at + 1
        if text not in ("and", "&", ",", "-", "/", ";", "then", "+"):
            return 0
        after = at + 1
        while tokens[after].text in ("and", "then"):
            after += 1
        if tokens[after].text in ("onwards", "onward", "beyond"):
            return after + 1
        if tokens[after].text in ("ongoing", "continuous", "continually", "rolling"):
            return after + 1 if tokens[after + 1].text != "thereafter" else after + 2
        return 0

    # Lists

    def listing(self, at: int) -> Expression | None:
        """`X and Y`, `X, Y`, `X & Y`, `X; Y`: several windows. A bound given once serves all."""
        first = self.clause(at)
        if not first:
            return None
        clauses, end, approximate = list(first.clauses), first.end, first.approximate
        while following := self.next_clause(end, clauses[0].bound):
            clauses.extend(following.clauses)
            end = following.end
            approximate = approximate or following.approximate
        return Expression("window", tuple(clauses), end, approximate)

    def next_clause(self, at: int, bound: str) -> Expression | None:
        """The next member of a list; brackets between the members hold remarks."""
        tokens = self.tokens
        after = at
        while tokens[after].role == "bracket":
            after += 1
        if JOINS.get(tokens[after].text) != "and":
            return None
        while JOINS.get(tokens[after].text) == "and":
            after += 1
        own, _ = self.bound(after)
        if own and own != bound:
            return None
        found = self.clause(after)
        if not found or found.clauses[0].bound not in ("", bound):
            return None
        return found._replace(clauses=(found.clauses[0]._replace(bound=bound),))

    def clause(self, at: int) -> Expression | None:
        """A chain with the bound in front of it, and words that only lead to it: `due by X`, `expected by X`."""
        bound, after = self.bound(at)
        if not bound:
            return self.chain(at) or self.between(at) or self.led_clause(at)
        found = self.chain(after)
        if not found:
            return None
        clause = found.clauses[0]
        if bound == "from" and self.is_bare_year_range(clause):
            return found
        return found._replace(clauses=(clause._replace(bound=bound),))

    def led_clause(self, at: int) -> Expression | None:
        """`expected by X`, `in place by X`: a clause behind words that say nothing, or only that it is approximate."""
        token = self.tokens[at]
        if token.role == "noise":
            return self.clause(at + 1)
        if token.role != "approx" or token.text in TBC:
            return None
        found = self.clause(at + 1 + self.date_words(at + 1))
        return found._replace(approximate=True) if found else None

    def is_bare_year_range(self, clause: Clause) -> bool:
        """Whether `from 2018-21` says both its ends."""
        return len(clause.parts) == 1 and clause.parts[0].kind == "years"

    def between(self, at: int) -> Expression | None:
        """`between X and Y`: start of X to end of Y."""
        if self.tokens[at].text != "between":
            return None
        first = self.chain(at + 1)
        if not first or first.clauses[0].joins or self.tokens[first.end].text not in ("and", "&", "to", "-"):
            return None
        second = self.chain(first.end + 1)
        if not second:
            return None
        one, two = first.clauses[0], second.clauses[0]
        clause = Clause("", one.parts + two.parts, ("to", *two.joins))
        return Expression("window", (clause,), second.end, first.approximate or second.approximate)

    # Bounds

    def bound(self, at: int) -> tuple[str, int]:
        """`by`, `no later than`, `before` and their like: the bound ("" for none) and the position after its words."""
        tokens = self.tokens
        for words, name in _BOUNDS.get(tokens[at].text, ()):
            if all(tokens[at + number].text == word for number, word in enumerate(words)):
                after = at + len(words)
                if name == "by":
                    after = self.meeting(after)
                return name, after
        return "", at

    def meeting(self, at: int) -> int:
        """`by the meeting on D`, `by 5pm on D`: by D. The position after the words between."""
        tokens = self.tokens
        if self.is_hour(at):
            return self.past_hour(at)
        for after in range(at, at + 6):
            if tokens[after].role not in ("word", "noise", "body"):
                return at
            if tokens[after].text == "meeting" and tokens[after + 1].text in ("on", "of", "in"):
                return after + 2
        return at

    def past_hour(self, at: int) -> int:
        """The position after a clock time and the `on` behind it."""
        tokens = self.tokens
        if tokens[at].role == "number" and tokens[at + 1].text in (".", ":"):
            at += 2
        at += 1
        while tokens[at].role == "clock" or tokens[at].text in CLOCK_WORDS or tokens[at].text == "on":
            at += 1
        return at

    def is_hour(self, at: int) -> bool:
        """Whether a clock time stands here."""
        token = self.tokens[at]
        return token.role == "clock" or token.text in CLOCK_WORDS or (token.role == "number" and self.clock(at))

    # Chains

    def chain(self, at: int) -> Expression | None:
        """`X to Y`, `X - Y`, `X/Y`, `X or Y`: one window from the first to the last."""
        first = self.item(at)
        if not first:
            return None
        part, end, approximate = first
        parts, joins = [part], []
        while True:
            join, after = self.join(end)
            following = self.item(after) if join else None
            if not following:
                break
            parts.append(following[0])
            joins.append(join)
            end = following[1]
            approximate = approximate or following[2]
        if parts[-1].kind == "edge":
            return None
        clause = Clause("", tuple(parts), tuple(joins))
        return Expression("window", (clause,), end, approximate)

    def join(self, at: int) -> tuple[str, int]:
        """What joins two parts here ("to", "or", "" for nothing) and the position after it."""
        tokens = self.tokens
        text = tokens[at].text
        if text == "and" and tokens[at + 1].text == "/":
            return ("or", at + 3) if tokens[at + 2].text == "or" else ("", at)
        if text == "up" and tokens[at + 1].text == "to":
            return "to", at + 2
        join = JOINS.get(text, "")
        if join not in ("to", "or"):
            return "", at
        after = at + 1
        while tokens[after].text in ("to", "until", "-", "by") and text != "/" and tokens[after].text != text:
            after += 1
        return join, after

    def item(self, at: int) -> tuple[Part, int, bool] | None:
        """One unit with the words that only it takes: `early`, `mid`, `late`, `end of`, `c.`, `the`, `X end`, `X?`."""
        tokens = self.tokens
        approximate = False
        while tokens[at].role in ("noise", "approx"):
            if tokens[at].role == "approx":
                if tokens[at].text in TBC:
                    return None
                approximate = True
                at += self.date_words(at + 1)
            at += 1
        found = self.edged(at) or self.unit(at)
        if not found:
            return None
        part, end = found
        if not part.edge and part.kind not in ("day", "number"):
            part, end = self.ended(part, end)
        if tokens[end].text == "?":
            approximate, end = True, end + 1
        return part, end, approximate

    def date_words(self, at: int) -> int:
        """How many of the words after `target` or `aiming` only lead to the date."""
        count = 0
        while self.tokens[at + count].text in ("date", "for", "completion", "start", ":", "to", "be") and count < 4:
            count += 1
        if count and self.tokens[at + count - 1].text in ("start", "to", "be"):
            return 0
        return count

    def ended(self, part: Part, end: int) -> tuple[Part, int]:
        """`X end`: as `end of X`."""
        tokens = self.tokens
        at = end + 1 if tokens[end].text == "-" and self.glued(end - 1, end + 1) else end
        if tokens[at].text != "end" or tokens[at + 1].text in ("of", "-", "to") or self.unit(at + 1):
            return part, end
        return part.but(edge="end", span=(part.span[0], tokens[at].end)), at + 1

    def edged(self, at: int) -> tuple[Part, int] | None:
        """`early X`, `mid-X`, `towards the end of X`, `first day of X`, `first half of X`; `mid` may stand alone."""
        edge, after = self.edge(at)
        if not edge:
            return None
        found = self.unit(after)
        if found and not found[0].edge and found[0].kind != "number":
            part, end = found
            if part.kind == "day":
                return (part, end) if edge in ("end", "last day") else None
            return part.but(edge=edge, span=(self.tokens[at].start, part.span[1])), end
        if found and found[0].kind == "the year" and found[0].edge:
            return None
        if self.tokens[at].role == "edge" and self.join(at + 1)[0]:
            return Part("edge", self.span(at, at), edge=edge), at + 1
        return None

    def edge(self, at: int) -> tuple[str, int]:
        """The edge that starts here ("" for none) and the position of what it is an edge of."""
        tokens = self.tokens
        text = tokens[at].text
        if text == "very":
            return self.edge(at + 1)
        if text in ("toward", "towards"):
            after = at + 2 if tokens[at + 1].text == "the" else at + 1
            return ("late", self.past_of(after + 1)) if tokens[after].text == "end" else ("", at)
        if tokens[at].role in ("nth", "ordinal"):
            return self.counted_edge(at)
        if tokens[at].role != "edge":
            return "", at
        edge, after = str(tokens[at].value), at + 1
        if text in ("start", "beginning", "middle") and tokens[after].text != "of":
            return "", at
        if tokens[after].text == "part":
            after += 1
        if tokens[after].text == "-" and self.unit_may_start(after + 1):
            after += 1
        return edge, self.past_of(after)

    def counted_edge(self, at: int) -> tuple[str, int]:
        """`first day of X`, `last day of X`; `first half of X`, `second half of X`."""
        tokens = self.tokens
        number, kind = int(tokens[at].value), tokens[at + 1]
        if kind.text == "day" and tokens[at + 2].text in ("of", "in") and number in (1, -1):
            return ("first day" if number == 1 else "last day"), self.past_of(at + 2)
        if kind.text == "half" and number in (1, 2, -1):
            return ("half 1" if number == 1 else "half 2"), self.past_of(at + 2)
        return "", at

    def past_of(self, at: int) -> int:
        """The position after `of`, `of the`, `in`."""
        while self.tokens[at].text in ("of", "the", "in", "this"):
            at += 1
        return at

    def unit_may_start(self, at: int) -> bool:
        """Whether the token can be the first of a unit."""
        return self.tokens[at].role in _UNIT_ROLES


_UNIT_ROLES = frozenset(
    "month season number ordinal short-year quarter quarter-n half half-n nth weekday feast unit sort".split()
)


def _by_first(rows: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in rows.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, name))
    for found in table.values():
        found.sort(key=lambda each: -len(each[0]))
    return table


_BOUNDS = _by_first(
    {
        "by": (
            "by", "no later than", "not later than", "by no later than", "by not later than", "on or before",
            "by or before", "at or before", "until", "up until", "till", "til", "up to", "to", "up to and including",
            "to and including", "due by", "latest by",
        ),
        "before": ("before", "prior to", "ahead of", "in advance of", "by before"),
        "not before": (
            "not before", "no earlier than", "not earlier than", "no sooner than", "not until", "on or after",
            "from or after",
        ),
        "after": ("after",),
        "from": (
            "from", "starting", "starting from", "starting in", "starting on", "since", "commencing", "as from",
            "commencing from", "commencing in", "commencing on", "with effect from", "effective from", "as of",
        ),
    }
)  # fmt: skip

STARTING_WORDS = frozenset({*_BOUNDS, "between", "new", "w", "wc", "wb", "very", "toward", "towards"})
"""Plain words that a date can start with."""
