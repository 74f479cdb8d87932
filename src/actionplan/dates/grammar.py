"""The grammar of a date: the rows of "Words round a unit", one function each.

A date is an `Expression`: clauses, each with a bound ("by", "after" …) and a chain of parts joined into one window.
"""

from __future__ import annotations

from actionplan.dates.expression import Clause, Expression
from actionplan.dates.reading import DatePart
from actionplan.dates.tokenizer import unwrap_bracket
from actionplan.dates.units.edges import EdgeParser
from actionplan.dates.units.years import FIRST_YEAR
from actionplan.dates.vocabulary import BOUNDS_BY_FIRST_WORD, CLOCK_WORDS, JOIN_WORDS, NOT_A_YEAR, PART_EDGES, TBC_WORDS

_MAX_OPENING_WORDS = 8
"""Words that lead to a date, one after the other."""

_LEADING_ROLES = frozenset({"noise", "approx"})
_UNTIL_WORDS = frozenset({"until", "till", "til", "to", "up", "through", "thru"})
_DAY_ENDS = frozenset({"business", "play", "day", "work"})


class Grammar(EdgeParser):
    """The rules by which units are joined, bounded and listed."""

    def parse_expression(self, at: int) -> Expression | None:
        """Read a date in any of its forms; `None` if none starts here."""
        if self.tokens[at].role == "ongoing":
            return self.parse_ongoing(at)
        expression = self.parse_list(at)
        return self.apply_onwards(expression) if expression else None

    def find_expression(self, first: int = 0) -> tuple[int, Expression] | None:
        """Return the first place from a position on at which a date starts, and the date."""
        next_try = first
        for at, token in enumerate(self.tokens):
            is_label_number = token.role == "number" and at and self.tokens[at - 1].text in NOT_A_YEAR
            if at < next_try or is_label_number:
                continue
            if token.traits.starts_date or token.text in STARTING_WORDS:
                expression = self.parse_expression(at)
                if expression and not expression.is_unfinished:
                    return at, expression
                next_try = expression.end if expression else next_try
        return None

    # Ongoing

    def parse_ongoing(self, at: int) -> Expression:
        """Read `ongoing`, `rolling`, `throughout X`, `ongoing from X`, `ongoing to X`; alone, it is the period."""
        tokens = self.tokens
        after = at + 1
        while tokens[after].role == "ongoing":
            after += 1
        start = after
        while tokens[start].text in ("-", ":", ",", "and", "but", "/") or tokens[start].role == "ongoing":
            start += 1
            after = start if tokens[start - 1].role == "ongoing" else after
        if tokens[start].role == "bracket":
            return self.parse_ongoing_bracket(after, start)
        bound, position = self.parse_bound(start)
        if bound == "by" and tokens[start].text in _UNTIL_WORDS:
            expression = self.parse_chain(position)
            if expression and len(expression.clauses[0].parts) == 1:
                return expression._replace(mode="ongoing to")
            return Expression("ongoing", (), after)
        if bound not in ("", "from"):
            return Expression("ongoing", (), after)
        expression = self.parse_list(start)
        if not expression or len(expression.clauses) != 1 or expression.clauses[0].bound not in ("", "from"):
            return Expression("ongoing", (), after)
        return expression._replace(mode="ongoing")

    def parse_ongoing_bracket(self, after: int, at: int) -> Expression:
        """Read `Ongoing (2017/18)`, `Ongoing (from June 2017)` as without the brackets."""
        inner = Grammar(unwrap_bracket(self.tokens[at]), self.context)
        bound, _ = inner.parse_bound(0)
        expression = inner.parse_list(0)
        if not expression or not inner.is_end(expression.end) or len(expression.clauses) != 1:
            return Expression("ongoing", (), after)
        if bound == "by" and inner.tokens[0].text in ("until", "till", "to"):
            clause = expression.clauses[0]._replace(bound="")
            return expression._replace(mode="ongoing to", clauses=(clause,), end=at + 1)
        if bound == "from" or expression.parts[0].kind in ("year", "years"):
            return expression._replace(mode="ongoing", end=at + 1)
        return Expression("ongoing", (), after)

    def apply_onwards(self, expression: Expression) -> Expression:
        """Read `X onwards`, `X on`, `X and ongoing` and `from X`: from the start of X. `from X to Y` is a window."""
        end = self.skip_onward_words(expression.end)
        clause = expression.clauses[0]
        if len(expression.clauses) == 1:
            if end and clause.bound in ("", "from"):
                return Expression("ongoing", (clause._replace(bound="from"),), end, expression.approximate)
            if clause.bound == "from":
                if "to" in clause.joins:
                    return expression._replace(clauses=(clause._replace(bound=""),))
                return expression._replace(mode="ongoing")
        return expression

    def skip_onward_words(self, at: int) -> int:
        """Return the position after `onwards`, `on`, `and ongoing` or `and beyond`; 0 if none of them is here."""
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
        if tokens[after].text in ("onwards", "onward", "beyond", "thereafter"):
            return after + 1
        if tokens[after].text in ("later", "following", "subsequent", "future") and tokens[after + 1].text == "years":
            return after + 2
        if tokens[after].text in ("later", "further", "after", "afterwards", "subsequently"):
            return after + 1 if tokens[after + 1].role in ("end", "mark") else 0
        if tokens[after].text in ("ongoing", "continuous", "continually", "rolling"):
            return after + 1 if tokens[after + 1].text != "thereafter" else after + 2
        return 0

    # Lists

    def parse_list(self, at: int) -> Expression | None:
        """Read `X and Y`, `X, Y`, `X & Y`, `X; Y`: several windows. A bound that is written once counts for all."""
        first = self.parse_clause(at)
        if not first:
            return None
        clauses, end, approximate = list(first.clauses), first.end, first.approximate
        while following := self.parse_next_clause(end, clauses[0].bound):
            clauses.extend(following.clauses)
            end = following.end
            approximate = approximate or following.approximate
        return Expression("window", tuple(clauses), end, approximate)

    def parse_next_clause(self, at: int, bound: str) -> Expression | None:
        """Read the next member of a list. Brackets between the members are remarks."""
        tokens = self.tokens
        after = at
        while tokens[after].role == "bracket":
            after += 1
        if after == at and (member := self.parse_next_line(at)):
            return member
        if JOIN_WORDS.get(tokens[after].text) != "and":
            return None
        while JOIN_WORDS.get(tokens[after].text) == "and":
            after += 1
        own, _ = self.parse_bound(after)
        if own and own != bound:
            return None
        member = self.parse_clause(after)
        if not member or member.clauses[0].bound not in ("", bound):
            return None
        return member._replace(clauses=(member.clauses[0]._replace(bound=bound),))

    def parse_next_line(self, at: int) -> Expression | None:
        """Read the next date of a cell with several lines: `July 2021 July 2022`. A day needs the line break itself."""
        token = self.tokens[at]
        if token.role in ("end", "mark", "bracket", "nth", "half", "feast", "sort", "unit", "count"):
            return None
        if not token.traits.starts_unit:
            return None
        if self.tokens[at - 1].role not in ("number", "short-year") and not token.is_after_break:
            return None
        member = self.parse_clause(at)
        if not member or member.clauses[0].bound:
            return None
        is_short = any(part.kind in ("day", "number") for part in member.parts)
        if is_short and not token.is_after_break:
            return None
        is_dated = token.is_after_break or any(part.year is not None for part in member.parts)
        return member if is_dated or JOIN_WORDS.get(self.tokens[member.end].text) == "and" else None

    def parse_clause(self, at: int) -> Expression | None:
        """Read a chain with its bound, and the words that lead to them: `due by X`, `expected by X`."""
        bound, after = self.parse_bound(at)
        if not bound:
            return self.parse_chain(at) or self.parse_between(at) or self.parse_introduced_clause(at)
        chain = self.parse_chain(after)
        if not chain:
            return None
        clause = chain.clauses[0]
        if bound == "from" and self.is_bare_year_range(clause):
            return chain
        return chain._replace(clauses=(clause._replace(bound=bound),))

    def parse_introduced_clause(self, at: int) -> Expression | None:
        """Read `expected by X`, `in place by X`: a clause behind words that lead to it or make it approximate."""
        token = self.tokens[at]
        if self.is_long_opening(at):
            return None
        if token.role == "noise":
            return self.parse_clause(at + 1)
        if token.role != "approx" or token.text in TBC_WORDS:
            return None
        clause = self.parse_clause(at + 1 + self.count_date_words(at + 1))
        return clause._replace(approximate=True) if clause else None

    def is_long_opening(self, at: int) -> bool:
        """Return True if more words than any date has in front of it lead to one here, as in `c. c. c. c.` and so on.

        Each of them is tried as the start of a date, so many of them would take long.
        """
        is_lead = self.tokens[at].role in _LEADING_ROLES
        return is_lead and all(token.role in _LEADING_ROLES for token in self.tokens[at : at + _MAX_OPENING_WORDS + 1])

    def is_bare_year_range(self, clause: Clause) -> bool:
        """Return True if a clause is a range of years, so that `from 2018-21` has both its ends."""
        return len(clause.parts) == 1 and clause.parts[0].kind == "years"

    def parse_between(self, at: int) -> Expression | None:
        """Read `between X and Y`: start of X to end of Y."""
        if self.tokens[at].text != "between":
            return None
        first = self.parse_chain(at + 1)
        if not first or first.clauses[0].joins or self.tokens[first.end].text not in ("and", "&", "to", "-"):
            return None
        second = self.parse_chain(first.end + 1)
        if not second:
            return None
        one, two = first.clauses[0], second.clauses[0]
        clause = Clause("", one.parts + two.parts, ("to", *two.joins))
        return Expression("window", (clause,), second.end, first.approximate or second.approximate)

    # Bounds

    def parse_bound(self, at: int) -> tuple[str, int]:
        """Read `by`, `no later than`, `before` …: return the bound ("" for none) and the position after its words."""
        tokens = self.tokens
        for words, name in BOUNDS_BY_FIRST_WORD.get(tokens[at].text, ()):
            if all(tokens[at + number].text == word for number, word in enumerate(words)):
                after = at + len(words)
                if tokens[after].text in (":", "-") and all(token.role == "noise" for token in tokens[:at]):
                    after += 1
                if name in ("by", "before") and (end := self.skip_end_of_day(after)):
                    return "by", end
                if name == "by":
                    after = self.skip_meeting(after)
                return name, after
        return "", at

    def skip_meeting(self, at: int) -> int:
        """Read `by the meeting on D`, `by 5pm on D` as `by D`: return the position after the words between."""
        tokens = self.tokens
        if self.is_hour(at):
            return self.skip_hour(at)
        for after in range(at, at + 6):
            if tokens[after].role not in ("word", "noise", "body"):
                return at
            if tokens[after].text == "meeting" and tokens[after + 1].text in ("on", "of", "in"):
                return after + 2
        return at

    def skip_end_of_day(self, at: int) -> int:
        """Return the position after `COB`, `close of business on`; 0 if it is not there."""
        tokens = self.tokens
        if tokens[at].text == "the":
            at += 1
        if tokens[at].text in ("cob", "cop", "eod"):
            at += 1
        elif tokens[at].text in ("close", "end") and tokens[at + 1].text == "of" and tokens[at + 2].text in _DAY_ENDS:
            at += 3
        else:
            return 0
        while tokens[at].text in ("on", ","):
            at += 1
        return at

    def skip_hour(self, at: int) -> int:
        """Return the position after a clock time and the `on` behind it, unless a bare year follows."""
        tokens, start = self.tokens, at
        if tokens[at].role == "number" and tokens[at + 1].text in (".", ":"):
            at += 2
        at += 1
        while tokens[at].role == "clock" or tokens[at].text in CLOCK_WORDS or tokens[at].text in ("on", ","):
            at += 1
        return start if tokens[at].role == "number" and int(tokens[at].value) >= FIRST_YEAR else at

    def is_hour(self, at: int) -> bool:
        """Return True if there is a clock time here."""
        token = self.tokens[at]
        if token.role == "number":
            return self.is_clock_time(at) and not (self.parse_numeric_date(at) or self.parse_numeric_month(at))
        return token.role == "clock" or token.text in CLOCK_WORDS

    # Chains

    def parse_chain(self, at: int) -> Expression | None:
        """Read `X to Y`, `X - Y`, `X/Y`, `X or Y`: one window from the first to the last."""
        first = self.parse_item(at)
        if not first:
            return None
        part, end, approximate = first
        parts, joins = [part], []
        while True:
            join, after = self.parse_join(end)
            following = self.parse_item(after) if join else None
            if not following:
                break
            if self.is_year_of(parts[-1], following[0], end):
                year = following[0]
                parts[-1] = parts[-1].replace(year=year.year, financial=year.financial, asides=year.asides)
                end = following[1]
                break
            parts.append(following[0])
            joins.append(join)
            end = following[1]
            approximate = approximate or following[2]
        if parts[-1].kind == "edge":
            return None
        clause = Clause("", tuple(parts), tuple(joins))
        return Expression("window", (clause,), end, approximate)

    def is_year_of(self, part: DatePart, year: DatePart, at: int) -> bool:
        """Return True if only a sign is between a unit and its year: `Q3 - 2017/18`, `Q3/2017`, `Summer - 2017`."""
        is_sign = self.tokens[at].text in ("-", "/") and self.tokens[at + 1].text not in ("to", "until")
        is_unit = part.traits.is_yearly and part.year is None
        return is_sign and is_unit and year.kind == "year" and not year.edge

    def parse_join(self, at: int) -> tuple[str, int]:
        """Read what joins two parts: return "to", "or", or "" for nothing, and the position after it."""
        tokens = self.tokens
        text = tokens[at].text
        if text == "and" and tokens[at + 1].text == "/":
            return ("or", at + 3) if tokens[at + 2].text == "or" else ("", at)
        if text == "up" and tokens[at + 1].text == "to":
            return "to", at + 2
        join = JOIN_WORDS.get(text, "")
        if join not in ("to", "or"):
            return "", at
        after = at + 1
        while tokens[after].text in ("to", "until", "-", "by", ":") and text != "/":
            if tokens[after].text == text and tokens[after - 1].text == text:
                break
            after += 1
        return join, after

    def parse_item(self, at: int) -> tuple[DatePart, int, bool] | None:
        """Read one unit with its own words: `early`, `mid`, `late`, `end of`, `c.`, `the`, `X end`, `X?`."""
        tokens = self.tokens
        approximate = False
        if self.is_long_opening(at):
            return None
        while tokens[at].role in ("noise", "approx"):
            if tokens[at].role == "approx":
                if tokens[at].text in TBC_WORDS:
                    return None
                approximate = True
                at += self.count_date_words(at + 1)
            at += 1
        unit = self.parse_edged_unit(at) or self.parse_unit(at)
        if not unit:
            return None
        part, end = unit
        if not part.edge and part.kind not in ("day", "number"):
            part, end = self.parse_trailing_end(part, end)
        if tokens[end].text == "?":
            approximate, end = True, end + 1
        return part, end, approximate

    def count_date_words(self, at: int) -> int:
        """Count the words after `target` or `aiming` that only lead to the date."""
        count = 0
        while self.tokens[at + count].text in ("date", "for", "completion", "start", ":", "to", "be") and count < 4:
            count += 1
        if count and self.tokens[at + count - 1].text in ("start", "to", "be"):
            return 0
        return count

    def parse_trailing_end(self, part: DatePart, end: int) -> tuple[DatePart, int]:
        """Read `X end` as `end of X`."""
        tokens = self.tokens
        at = end + 1 if tokens[end].text == "-" and self.is_unspaced(end - 1, end + 1) else end
        if tokens[at].text != "end" or tokens[at + 1].text in ("of", "-", "to", "date", ":") or self.parse_unit(at + 1):
            return part, end
        return part.replace(edge="end", span=(part.span[0], tokens[at].end)), at + 1


STARTING_WORDS = frozenset(
    {*BOUNDS_BY_FIRST_WORD, *(first for first, _ in PART_EDGES)}
    | {"between", "new", "w", "wc", "wb", "very", "later", "toward", "towards"}
)
"""Words with no role of their own that a date can start with."""
