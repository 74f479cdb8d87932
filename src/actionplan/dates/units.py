"""The units of the language: the rows of "Units", one function each.

Every rule takes the position of a token and gives back a `Part` and the position after it, or `None` where the rule
does not fit there. `Unread` is raised where the rule fits and what is written cannot be.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from actionplan.dates.impossible import no_such_day, no_such_month
from actionplan.dates.part import Part, Unread
from actionplan.dates.words import CLOCK_WORDS, JOINS
from actionplan.dates.years import FIRST_YEAR, LAST_YEAR, Year, Years

Found = tuple[Part, int] | None


class Units(Years):
    """The rules for the units of one phrase."""

    def unit(self, at: int) -> Found:
        """One unit of "Units", whichever fits."""
        for rule in RULES.get(self.tokens[at].role, ()):
            if found := rule(self, at):
                return found
        return None

    # Days

    def numeric_date(self, at: int) -> Found:
        """`12/12/2017`, `12.12.17` (day first), `2017-12-12`."""
        tokens = self.tokens
        mark = tokens[at + 1].text
        if mark not in ("/", ".", "-") or not self.glued(at, at + 4) or tokens[at + 3].text != mark:
            return None
        numbers = tokens[at], tokens[at + 2], tokens[at + 4]
        if any(each.role != "number" for each in numbers):
            return None
        day, month, year = numbers if len(numbers[0].text) < 4 else numbers[::-1]
        span = (tokens[at].start, numbers[2].end)
        if len(day.text) > 2 or len(month.text) > 2 or len(year.text) not in (2, 4):
            raise Unread("there is no such day", span)
        if not 1 <= int(month.value) <= 12:
            raise no_such_month(int(day.value), int(month.value), span, is_year_first=day is not numbers[0])
        return Part("day", span, int(month.value), int(day.value), self.full_year(year)), at + 5

    def leading_day(self, at: int) -> Found:
        """`12 December 2017`, `12th Dec '17`, `12-Dec-2017`, `12-Dec`; `29th` alone is finished by a neighbour."""
        tokens = self.tokens
        day = tokens[at]
        if not 1 <= int(day.value) <= 31 or len(day.text) > 4:
            return self.excess_day(at)
        after = at + 1
        hyphen = tokens[after].text == "-" and self.glued(at, after + 1)
        if hyphen or tokens[after].text == "of":
            after += 1
        if tokens[after].role != "month":
            return self.unfinished(at)
        month = tokens[after]
        year = self.year_after(after + 1, hyphen=hyphen) or self.two_digits(after + 1)
        number, financial, end = year or (None, False, after + 1)
        span = (day.start, tokens[end - 1].end)
        return Part("day", span, int(month.value), int(day.value), number, financial=financial), end

    def excess_day(self, at: int) -> Found:
        """`32 June`, `0 June`: no day, where a phrase starts with it; elsewhere it may be a number of its own."""
        day, month = self.tokens[at], self.tokens[at + 1]
        if at == 0 and month.role == "month" and len(day.text) < 3:
            raise no_such_day(Part("day", (day.start, month.end), int(month.value), int(day.value)))
        return None

    def two_digits(self, at: int) -> Year | None:
        """The year of `12 December 17`."""
        token = self.tokens[at]
        if token.role != "number" or len(token.text) != 2 or self.day_follows(at + 1) or self.clock(at):
            return None
        return self.full_year(token), False, at + 1

    def clock(self, at: int) -> bool:
        """Whether a number is the hour of a clock time: `10.30am`, `19:00`, `7 pm`."""
        mark, follower = self.tokens[at + 1], self.tokens[at + 2]
        if mark.role == "clock" or mark.text in CLOCK_WORDS:
            return True
        return mark.text in (".", ":") and follower.role in ("number", "clock", "odd") and self.glued(at, at + 2)

    def unfinished(self, at: int) -> Found:
        """A number whose month, quarter or year number a neighbour gives: `29th & 31st March`, `Q1 to 4 2018/19`."""
        token = self.tokens[at]
        if self.clock(at):
            return None
        year = self.written_year(at + 1) if int(token.value) <= 4 and token.role == "number" else None
        number, financial, end = year or (None, False, at + 1)
        if self.tokens[end].role not in _AFTER_UNFINISHED and self.tokens[end].text not in JOINS:
            return None
        span = (token.start, self.tokens[end - 1].end)
        return Part("number", span, int(token.value), int(token.value), number, financial=financial), end

    def weekday(self, at: int) -> Found:
        """A weekday in front of a day: it is checked, and the date wins."""
        after = at + 1
        while self.tokens[after].text in (",", "the"):
            after += 1
        found = self.unit(after) if self.tokens[after].role in ("number", "ordinal", "month") else None
        if not found or found[0].kind not in ("day", "number"):
            return None
        part, end = found
        return part.but(weekday=int(self.tokens[at].value), span=(self.tokens[at].start, part.span[1])), end

    def week(self, at: int) -> Found:
        """`w/c 29 August 2011`, `week of`, `week commencing`; `w/e`, `week ending`: seven days from, or up to."""
        tokens = self.tokens
        if tokens[at].text == "w" and tokens[at + 1].text == "/" and tokens[at + 2].text in ("c", "b", "e"):
            sort, after = tokens[at + 2].text, at + 3
        elif tokens[at].text in ("wc", "wb"):
            sort, after = "c", at + 1
        elif tokens[at].role == "unit" and tokens[at].value == "week":
            sort, after = tokens[at + 1].text, at + 2
        else:
            return None
        if sort not in _WEEKS:
            return None
        while tokens[after].text in ("the", ":", "on"):
            after += 1
        found = self.unit(after)
        if not found or found[0].kind not in ("day", "number"):
            return None
        part, end = found
        return part.but(week=_WEEKS[sort], span=(tokens[at].start, part.span[1])), end

    def feast(self, at: int) -> Found:
        """`Christmas`, `Easter 2018`."""
        tokens = self.tokens
        after = at + 1
        if tokens[after].text in ("eve", "term", "recess", "holiday", "holidays", "break", "monday", "period"):
            return None
        if tokens[after].text in ("day", "sunday"):
            after += 1
        return self.finish("feast", at, after, 2 if tokens[at].text == "easter" else 1)

    def new_year(self, at: int) -> Found:
        """`New Year`: 1 January."""
        if self.tokens[at].text != "new" or self.tokens[at + 1].text != "year":
            return None
        return self.finish("feast", at, at + 2, 3)

    # Months and seasons

    def month(self, at: int) -> Found:
        """`December 2017`, `Dec 17`, `Dec-17`, `Dec '17`; `December 12th, 2017`; `June 2017/18`."""
        tokens = self.tokens
        if self.modal(at):
            return None
        number = int(tokens[at].value)
        if year := self.year_after(at + 1, hyphen=True):
            value, financial, end = year
            return Part("month", self.span(at, end - 1), number, year=value, financial=financial), end
        follower = tokens[at + 1]
        if follower.text == "-" and tokens[at + 2].role == "number" and self.glued(at, at + 2):
            return self.spreadsheet_month(at, number)
        if follower.role in ("number", "ordinal"):
            return self.month_and_number(at, number)
        return Part("month", (tokens[at].start, tokens[at].end), number), at + 1

    def modal(self, at: int) -> bool:
        """Whether `may` is the verb, as in `may be`."""
        return self.tokens[at].text == "may" and self.tokens[at + 1].text in _AFTER_MAY

    def spreadsheet_month(self, at: int, month: int) -> Found:
        """`Dec-17`: the month, never the 17th."""
        token = self.tokens[at + 2]
        if len(token.text) != 2:
            return Part("month", (self.tokens[at].start, self.tokens[at].end), month), at + 1
        return Part("month", self.span(at, at + 2), month, year=self.full_year(token)), at + 3

    def month_and_number(self, at: int, month: int) -> Found:
        """`December 12th, 2017`; `September 16` is the year if 2016 is in the period or next to it, else the 16th."""
        tokens = self.tokens
        token = tokens[at + 1]
        value = int(token.value)
        if 1 <= value <= 31 and len(token.text) <= 4:
            after = at + 2
            comma = tokens[after].text == ","
            year = self.written_year(after + comma)
            if year and not (comma and tokens[year[2]].text in ("and", "&", ",")):
                number, financial, end = year
                return Part("day", self.span(at, end - 1), month, value, number, financial=financial), end
        short_year = token.role == "number" and len(token.text) == 2 and self.nearby(2000 + value)
        if short_year and tokens[at + 2].role != "month":
            asides = ("ambiguous-day-or-year",) if 1 <= value <= 31 else ()
            return Part("month", self.span(at, at + 1), month, year=2000 + value, asides=asides), at + 2
        if not 1 <= value <= 31 or len(token.text) > 4:
            return Part("month", (tokens[at].start, tokens[at].end), month), at + 1
        return Part("day", self.span(at, at + 1), month, value), at + 2

    def numeric_month(self, at: int) -> Found:
        """`12/2017`, `12/17`: the month."""
        tokens = self.tokens
        mark, year = tokens[at + 1].text, tokens[at + 2]
        if mark not in ("/", "-", ".") or year.role != "number" or not self.glued(at, at + 2):
            return None
        month = int(tokens[at].value)
        if not 1 <= month <= 12 or len(tokens[at].text) > 2 or self.day_follows(at + 3):
            return None
        if len(year.text) == 4 and FIRST_YEAR <= int(year.value) <= LAST_YEAR:
            return Part("month", self.span(at, at + 2), month, year=int(year.value)), at + 3
        if mark == "/" and len(year.text) == 2 and self.nearby(2000 + int(year.value)):
            return Part("month", self.span(at, at + 2), month, year=2000 + int(year.value)), at + 3
        return None

    def season(self, at: int) -> Found:
        """`Summer 2017`, `the summer of 2017`, `Winter 2017/8`; `Autumn term 2018`."""
        tokens = self.tokens
        number = int(tokens[at].value)
        if tokens[at + 1].text == "term":
            return self.finish("term", at, at + 2, number) if number < 3 else None
        return self.finish("season", at, at + 1, number)

    # Quarters and halves

    def quarter_or_half(self, at: int) -> Found:
        """`Q3 2017/18`, `Qtr 3 17/18`, `Quarter 3`; `H1 2017/18`."""
        tokens = self.tokens
        token = tokens[at]
        kind, most = ("quarter", 4) if token.role.startswith("quarter") else ("half", 2)
        number, after = int(token.value), at + 1
        if token.role in ("quarter", "half"):
            if tokens[after].role not in ("number", "count") or len(tokens[after].text) > 5:
                return None
            number, after = int(tokens[after].value), after + 1
        if not 1 <= number <= most:
            raise Unread(f"there is no {kind} {number}", self.span(at, after - 1))
        return self.finish(kind, at, after, number)

    def nth_unit(self, at: int) -> Found:
        """`third quarter of 2017/18`, `last quarter of`; `first half of 2017/18`; `first of June` is a day."""
        tokens = self.tokens
        number, kind = int(tokens[at].value), tokens[at + 1].role
        if kind == "quarter" and tokens[at + 1].text not in ("q", "quarters"):
            if number not in (-1, 1, 2, 3, 4):
                raise Unread(f"there is no quarter {number}", self.span(at, at + 1))
            return self.finish("quarter", at, at + 2, 4 if number == -1 else number)
        return None

    def finish(self, kind: str, at: int, after: int, number: int) -> Found:
        """A unit with the year that follows it, where one does: `of 2017/18`, `, 2017`, `17`."""
        counted = kind in ("quarter", "half")
        year = self.year_after(after, hyphen=False) or self.short_year(after)
        if not year:
            end = self.of_the_year(after) if counted else after
            financial = counted and self.context.quarters != "calendar"
            return Part(kind, self.span(at, end - 1), number, financial=financial), end
        value, financial, end = year
        financial = financial or (counted and self.context.quarters == "financial")
        return Part(kind, self.span(at, end - 1), number, year=value, financial=financial), end

    def of_the_year(self, after: int) -> int:
        """The position after `of the financial year`, which names no year."""
        if self.tokens[after].text != "of":
            return after
        position = after + 1
        while self.tokens[position].text in ("the", "this", "financial"):
            position += 1
        return position + 1 if self.tokens[position].text == "year" else after

    # Years

    def leading_year(self, at: int) -> Found:
        """`2017/18`, `2018`, `2018-21`; `2017/18 Q3`, `2017 Summer`."""
        found = self.iso_month(at) or self.years(at) or self.written_year(at, standalone=True)
        if not found:
            return None
        if isinstance(found[0], Part):
            return found[0], found[1]
        year, financial, end = found
        asides = self.year_asides(at, end)
        if unit := self.unit_of(year, at, end, financial=financial):
            return unit
        return self.sort_of_year(
            Part("year", self.span(at, end - 1), year=year, financial=financial, asides=asides), end
        )

    def iso_month(self, at: int) -> Found:
        """`2017-12`: the month; `2011-12` is a financial year."""
        year, mark, month = self.tokens[at], self.tokens[at + 1], self.tokens[at + 2]
        if not self.is_year(year) or mark.text != "-" or month.role != "number" or len(month.text) != 2:
            return None
        number = int(month.value)
        if not 1 <= number <= 12 or not self.glued(at, at + 2) or (int(year.value) + 1) % 100 == number:
            return None
        return Part("month", self.span(at, at + 2), number, year=int(year.value)), at + 3

    def year_asides(self, at: int, end: int) -> tuple[str, ...]:
        """`2014-2015` (no spaces) is the financial year, flagged; so is `2011-12`, which may be a month."""
        tokens = self.tokens
        if end - at != 3 or tokens[at + 1].text != "-":
            return ()
        last = tokens[end - 1]
        if len(last.text) == 4:
            return ("ambiguous-years",)
        return ("ambiguous-month",) if len(last.text) == 2 and 1 <= int(last.value) <= 12 else ()

    def unit_of(self, year: int, at: int, after: int, *, financial: bool) -> Found:
        """`2017/18 Q3`, `2017 Summer`: the year first."""
        token = self.tokens[after]
        if token.role not in ("season", "quarter", "quarter-n", "half-n", "month"):
            return None
        found = self.unit(after)
        if not found or found[0].year is not None or found[0].kind == "day":
            return None
        part, end = found
        if part.kind in ("quarter", "half"):
            financial = financial or self.context.quarters == "financial"
        return part.but(year=year, financial=financial, span=(self.tokens[at].start, part.span[1])), end

    def sort_of_year(self, part: Part, end: int) -> tuple[Part, int]:
        """`2018/19 academic year`, `2017/18 financial year`."""
        tokens = self.tokens
        sort = tokens[end].text
        if tokens[end].role != "sort":
            return part, end
        after = end + 1 if sort == "fy" else end + 2
        if sort != "fy" and tokens[end + 1].text != "year":
            return part, end
        return part.but(kind=_SORTS[sort], span=(part.span[0], tokens[after - 1].end)), after

    def years(self, at: int) -> Found:
        """`2018-21`, `2018/21`, `2018-2021`, `2012 - 2015`: several years."""
        tokens = self.tokens
        first, mark, last = tokens[at], tokens[at + 1], tokens[at + 2]
        if not self.is_year(first) or mark.text not in ("-", "/") or last.role != "number" or self.day_follows(at + 3):
            return None
        if len(last.text) not in (2, 4):
            return None
        year, end = int(first.value), int(last.value)
        if len(last.text) == 2:
            end += year // 100 * 100
        spaced = not self.glued(at, at + 2)
        follows = end == year + 1
        if end <= year or end > LAST_YEAR or (follows and not (spaced and mark.text == "-")):
            return None
        if mark.text == "-" and len(last.text) == 2 and not spaced and int(last.value) <= 12:
            return None
        if self.slash_follows(at + 3):
            return None
        return Part("years", self.span(at, at + 2), end, year=year, asides=("ambiguous-years",)), at + 3

    def named_year(self, at: int) -> Found:
        """`FY17/18`, `financial year 2017/18`, `academic year 2018/19`; `Year 2`; `year end`, `the year`."""
        tokens = self.tokens
        sort, after = "", at
        if tokens[at].role == "sort":
            sort, after = tokens[at].text, at + 1
        if tokens[after].role == "unit" and tokens[after].value == "year":
            after += 1
        elif sort != "fy":
            return None
        while tokens[after].text in (":", "of"):
            after += 1
        if year := self.written_year(after, standalone=True):
            return self.year_of_sort(at, sort, year)
        if not sort and tokens[after].role in ("number", "count") and len(tokens[after].text) < 4:
            return Part("plan year", self.span(at, after), int(tokens[after].value)), after + 1
        if sort not in ("", "financial", "fiscal", "fy"):
            return Part(_SORTS[sort], self.span(at, after - 1)), after
        return self.year_alone(at, after, sort)

    def year_of_sort(self, at: int, sort: str, year: Year) -> Found:
        """A year with its sort in front: only the financial year of two years, or a calendar year, is one."""
        value, financial, end = year
        span = self.span(at, end - 1)
        if sort in ("financial", "fiscal", "fy") and not financial:
            raise Unread(f"cannot tell which financial year {value} is: write both years", span)
        if sort == "calendar" and financial:
            raise Unread("a calendar year is one year", span)
        return Part(_SORTS[sort], span, year=value, financial=financial), end

    def year_alone(self, at: int, after: int, sort: str) -> Found:
        """`year end`, `end of financial year`, `the year` with no year written."""
        tokens = self.tokens
        end = after + 1 if tokens[after].text == "-" and tokens[after + 1].text == "end" else after
        if tokens[end].text == "end" and tokens[end + 1].text != "of":
            span = self.span(at, end)
            if year := self.written_year(end + 1, standalone=True):
                value, financial, stop = year
                if not financial:
                    raise Unread(f"cannot tell which year end {value} is: write the day", self.span(at, stop - 1))
                return Part("year", self.span(at, stop - 1), year=value, financial=True, edge="end"), stop
            return Part("the year", span, edge="end"), end + 1
        before = tokens[at - 1] if at else tokens[-1]
        if before.text in ("the", "this", "of") or before.role == "edge" or sort in ("financial", "fiscal"):
            return Part("the year", self.span(at, after - 1)), after
        return None


_WEEKS = {
    "c": "from", "b": "from", "of": "from", "commencing": "from", "beginning": "from", "starting": "from",
    "comm": "from", "commences": "from", "e": "to", "ending": "to",
}  # fmt: skip

_SORTS = {
    "": "year", "financial": "year", "fiscal": "year", "fy": "year", "calendar": "year",
    "academic": "academic", "school": "academic", "municipal": "municipal", "civic": "municipal",
}  # fmt: skip

_AFTER_UNFINISHED = frozenset({"end", "bracket", "mark"})
"""What may follow a number that borrows its month: anything else is counted by it, as in `5 sites`."""

_AFTER_MAY = frozenset(
    "be have need not require also take well include change want vary result wish still only start begin extend "
    "slip run go happen occur follow become affect lead come move continue proceed differ apply help give make use "
    "seek".split()
)

RULES: Final[dict[str, tuple[Callable[[Units, int], Found], ...]]] = {
    "month": (Units.month,),
    "season": (Units.season,),
    "number": (Units.numeric_date, Units.leading_year, Units.numeric_month, Units.leading_day),
    "ordinal": (Units.nth_unit, Units.leading_day),
    "short-year": (Units.leading_year,),
    "quarter": (Units.quarter_or_half,),
    "quarter-n": (Units.quarter_or_half,),
    "half": (Units.quarter_or_half,),
    "half-n": (Units.quarter_or_half,),
    "nth": (Units.nth_unit,),
    "weekday": (Units.weekday,),
    "feast": (Units.feast,),
    "unit": (Units.week, Units.named_year),
    "sort": (Units.named_year,),
    "word": (Units.week, Units.new_year),
}
"""The rules that may fit, in order, by the role of the first token."""
