"""The units of the language: the rows of "Units", one function each.

Every rule takes the position of a token. It returns a `DatePart` and the position after it, or `None` if the rule
does not fit there. It raises `UnreadableDate` if the rule fits but there is no such date.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.reading import DatePart
from actionplan.dates.units.days import DayParser
from actionplan.dates.units.years import FIRST_YEAR, LAST_YEAR, UnitMatch, YearMatch
from actionplan.dates.vocabulary import TERM_NUMBERS, Role


class UnitParser(DayParser):
    """The rules for the units of one phrase."""

    def parse_unit(self, at: int) -> UnitMatch:
        """Read one unit, by the first rule that fits."""
        for rule in UNIT_RULES.get(self.tokens[at].role, ()):
            if unit := rule(self, at):
                return unit
        return None

    # Feasts

    def parse_feast(self, at: int) -> UnitMatch:
        """Read `Christmas`, `Easter 2018`."""
        tokens = self.tokens
        after = at + 1
        if tokens[after].text in ("eve", "term", "recess", "holiday", "holidays", "break", "monday", "period"):
            return None
        if tokens[after].text in ("day", "sunday"):
            after += 1
        return self.finish_unit("feast", at, after, 2 if tokens[at].text == "easter" else 1)

    def parse_new_year(self, at: int) -> UnitMatch:
        """Read `New Year`: 1 January."""
        if self.tokens[at].text != "new" or self.tokens[at + 1].text != "year":
            return None
        return self.finish_unit("feast", at, at + 2, 3)

    # Months and seasons

    def parse_named_month(self, at: int) -> UnitMatch:
        """Read a month. The Welsh `Hydref` is October, and could be autumn."""
        unit = self.parse_month(at)
        if unit and self.tokens[at].text == "hydref" and unit[0].kind == "month":
            return unit[0].replace(asides=(*unit[0].asides, "ambiguous-season")), unit[1]
        return unit

    def parse_month(self, at: int) -> UnitMatch:
        """Read `December 2017`, `Dec 17`, `Dec-17`, `Dec '17`; `December 12th, 2017`; `June 2017/18`."""
        tokens = self.tokens
        if self.is_modal_verb(at):
            return None
        number = int(tokens[at].value)
        if tokens[at + 1].text == "half" and "term" in (tokens[at + 2].text, tokens[at + 3].text):
            return self.finish_unit("half-term", at, at + 3 + (tokens[at + 2].text == "-"), number)
        year = self.parse_year_after(at + 1, hyphen=True)
        if year and not self.is_pair_of_days(at + 1, year):
            value, financial, end = year
            if self.is_year_range(end - 1):
                problem = "it could be one month, or up to the end of the last year: write the last month"
                raise UnreadableDate(problem, self.get_span(at, end + 1))
            asides = self.find_financial_asides(at + 1, end)
            return DatePart(
                "month", self.get_span(at, end - 1), number, year=value, financial=financial, asides=asides
            ), end
        follower = tokens[at + 1]
        if follower.text == "-" and tokens[at + 2].role == "number" and self.is_unspaced(at, at + 2):
            return self.parse_spreadsheet_month(at, number)
        if follower.role in ("number", "ordinal"):
            return self.parse_month_and_number(at, number)
        return DatePart("month", (tokens[at].start, tokens[at].end), number), at + 1

    def is_next_year(self, at: int) -> bool:
        """Return True if a year here and the second token behind it follow each other: `2017-2018`."""
        first, last = self.tokens[at], self.tokens[at + 2]
        return self.is_year(first) and self.is_year(last) and int(last.value) == int(first.value) + 1

    def is_year_range(self, at: int) -> bool:
        """Return True for `2017-2019`, with no spaces."""
        first, mark, last = self.tokens[at : at + 3]
        is_dash = mark.text == "-" and self.is_unspaced(at, at + 2)
        return is_dash and self.is_year(first) and self.is_year(last) and int(last.value) > int(first.value)

    def is_pair_of_days(self, at: int, year: YearMatch) -> bool:
        """Return True for the `29/30` of `June 29/30 2017`: two days, and no year near the period."""
        is_short = self.tokens[at].role == "number" and len(self.tokens[at].text) == 2 and year[2] == at + 3
        return is_short and int(self.tokens[at + 2].value) <= 31 and not self.is_near_period(year[0])

    def is_modal_verb(self, at: int) -> bool:
        """Return True if `may` is the verb, as in `may be`."""
        return self.tokens[at].text == "may" and self.tokens[at + 1].text in _AFTER_MAY

    def parse_spreadsheet_month(self, at: int, month: int) -> UnitMatch:
        """Read `Dec-17`: the month, never the 17th."""
        token = self.tokens[at + 2]
        if len(token.text) != 2:
            return DatePart("month", (self.tokens[at].start, self.tokens[at].end), month), at + 1
        return DatePart("month", self.get_span(at, at + 2), month, year=self.expand_year(token)), at + 3

    def parse_month_and_number(self, at: int, month: int) -> UnitMatch:
        """Read `December 12th, 2017`. `September 16` is in 2016 if that is near the period, else the 16th."""
        tokens = self.tokens
        token = tokens[at + 1]
        value = int(token.value)
        if 1 <= value <= 31 and len(token.text) <= 4:
            after = at + 2
            if slashed := self.parse_slashed_year(after, value):
                return DatePart("day", self.get_span(at, after + 1), month, day=value, year=slashed), after + 2
            comma = tokens[after].text == ","
            year = self.parse_year(after + comma)
            if year:
                number, financial, end = year
                return DatePart(
                    "day", self.get_span(at, end - 1), month, day=value, year=number, financial=financial
                ), end
        short_year = token.role == "number" and len(token.text) == 2 and self.is_near_period(2000 + value)
        if short_year and tokens[at + 2].role != "month":
            asides = ("ambiguous-day-or-year",) if 1 <= value <= 31 else ()
            return DatePart("month", self.get_span(at, at + 1), month, year=2000 + value, asides=asides), at + 2
        if not 1 <= value <= 31 or len(token.text) > 4:
            return DatePart("month", (tokens[at].start, tokens[at].end), month), at + 1
        return DatePart("day", self.get_span(at, at + 1), month, day=value), at + 2

    def parse_slashed_year(self, at: int, day: int) -> int:
        """Read the year of `Sept 30/24`: 2024, if that is near the period; else 0, and the number may be another day.

        Raises `UnreadableDate` for `Mar 12/13` in a plan of 2012/13, which could be either.
        """
        token = self.tokens[at + 1]
        is_short = self.tokens[at].text == "/" and token.role == "number" and len(token.text) == 2
        if not is_short or not self.is_unspaced(at - 1, at + 1) or not self.is_near_period(self.expand_year(token)):
            return 0
        if day < int(token.value) <= 31:
            problem = "it could be a day with its year, or two days: write the year in full"
            raise UnreadableDate(problem, self.get_span(at - 1, at + 1))
        return self.expand_year(token)

    def parse_numeric_month(self, at: int) -> UnitMatch:
        """Read `12/2017`, `12/17`: the month."""
        tokens = self.tokens
        mark, year = tokens[at + 1].text, tokens[at + 2]
        if mark not in ("/", "-", ".") or year.role != "number" or not self.is_unspaced(at, at + 2):
            return None
        month = int(tokens[at].value)
        if not 1 <= month <= 12 or len(tokens[at].text) > 2 or self.has_month_after(at + 3):
            return None
        if len(year.text) == 4 and FIRST_YEAR <= int(year.value) <= LAST_YEAR:
            return DatePart("month", self.get_span(at, at + 2), month, year=int(year.value)), at + 3
        if mark == "/" and len(year.text) == 2 and self.is_near_period(2000 + int(year.value)):
            return DatePart("month", self.get_span(at, at + 2), month, year=2000 + int(year.value)), at + 3
        return None

    def parse_season(self, at: int) -> UnitMatch:
        """Read `Summer 2017`, `the summer of 2017`, `Winter 2017/8`."""
        if self.tokens[at + 1].text == "term":
            return self.parse_term(at)
        return self.finish_unit("season", at, at + 1, int(self.tokens[at].value))

    def parse_term(self, at: int) -> UnitMatch:
        """Read `Autumn term 2018`. There is no winter term, and a word that only names a term needs `term`."""
        number = TERM_NUMBERS.get(self.tokens[at].text)
        if number is None or self.tokens[at + 1].text != "term":
            return None
        return self.finish_unit("term", at, at + 2, number)

    # Quarters and halves

    def parse_quarter_or_half(self, at: int) -> UnitMatch:
        """Read `Q3 2017/18`, `Qtr 3 17/18`, `Quarter 3`; `H1 2017/18`; `Chwarter 2`, `chwarter cyntaf`."""
        tokens = self.tokens
        token = tokens[at]
        kind, most = ("quarter", 4) if token.role.startswith("quarter") else ("half", 2)
        number, after = int(token.value), at + 1
        if self.is_half_year(at):
            return self.finish_unit(kind, at, after, 1)
        if tokens[after].text in ("cyntaf", "olaf"):
            return self.finish_unit(kind, at, after + 1, 1 if tokens[after].text == "cyntaf" else most)
        if token.role in ("quarter", "half"):
            if not tokens[after].traits.is_count or len(tokens[after].text) > 5:
                return None
            number, after = int(tokens[after].value), after + 1
        if not 1 <= number <= most:
            raise UnreadableDate(f"there is no {kind} {number}", self.get_span(at, after - 1))
        return self.finish_unit(kind, at, after, number)

    def is_half_year(self, at: int) -> bool:
        """Return True for `half year`, with its year or alone: the first half."""
        token, follower = self.tokens[at], self.tokens[at + 1]
        is_whole = follower.role == "end" or self.parse_year(at + 1) is not None
        return token.role == "half" and token.end - token.start > len("half ") and is_whole

    def parse_ended_quarter(self, at: int) -> UnitMatch:
        """Read `quarter ended 30 June 2017`, `half year to September 2017`: the months that end then."""
        return self.parse_stretch(at, at + 1, 3 if self.tokens[at].role == "quarter" else 6)

    def parse_nth_unit(self, at: int) -> UnitMatch:
        """Read `third quarter of 2017/18`, `last quarter of`; `first half of 2017/18`; `first of June` is a day."""
        tokens = self.tokens
        number, kind = int(tokens[at].value), tokens[at + 1].role
        if kind == "quarter" and tokens[at + 1].text not in ("q", "quarters"):
            if number not in (-1, 1, 2, 3, 4):
                raise UnreadableDate(f"there is no quarter {number}", self.get_span(at, at + 1))
            return self.finish_unit("quarter", at, at + 2, 4 if number == -1 else number)
        return None

    def finish_unit(self, kind: str, at: int, after: int, number: int) -> UnitMatch:
        """Finish a unit with the year that follows it, if one does: `of 2017/18`, `, 2017`, `17`."""
        counted = kind in ("quarter", "half")
        year = (
            self.parse_two_years(after, is_winter=(kind, number) == ("season", 3))
            or self.parse_year_after(after, hyphen=False)
            or self.parse_short_year(after)
            or (self.parse_short_financial_year(after + 1) if self.tokens[after].text == "," else None)
        )
        if not year:
            end = self.skip_of_the_year(after) if counted else after
            financial = counted and not self.context.has_calendar_quarters
            return DatePart(kind, self.get_span(at, end - 1), number, financial=financial), end
        value, financial, end = year
        financial = financial or (counted and self.context.quarters == "financial")
        asides = self.find_financial_asides(after, end)
        return DatePart(kind, self.get_span(at, end - 1), number, year=value, financial=financial, asides=asides), end

    def parse_two_years(self, after: int, *, is_winter: bool) -> YearMatch | None:
        """Read the financial year of `Q3 2017-2018`, and the winter of `Winter 2017 to 2018`."""
        at = after + 1 if self.tokens[after].text in ("of", ",") else after
        is_joined = self.tokens[at + 1].text == "-" or (is_winter and self.tokens[at + 1].text == "to")
        return (int(self.tokens[at].value), True, at + 3) if is_joined and self.is_next_year(at) else None

    def skip_of_the_year(self, after: int) -> int:
        """Return the position after `of the financial year`, which names no year."""
        if self.tokens[after].text != "of":
            return after
        position = after + 1
        while self.tokens[position].text in ("the", "this", "financial", "fiscal"):
            position += 1
        return position + 1 if self.tokens[position].text == "year" else after

    # Years

    def parse_leading_year(self, at: int) -> UnitMatch:
        """Read `2017/18`, `2018`, `2018-21`; `2017/18 Q3`, `2017 Summer`."""
        match = self.parse_iso_month(at) or self.parse_years(at) or self.parse_year(at, standalone=True)
        if not match:
            return None
        if isinstance(match[0], DatePart):
            return match[0], match[1]
        year, financial, end = match
        asides = self.find_year_asides(at, end)
        if financial and not self.context.has_two_years:
            asides = ("ambiguous-years",)
            if len(self.tokens[end - 1].text) == 4:
                return DatePart("years", self.get_span(at, end - 1), year + 1, year=year, asides=asides), end
        if unit := self.parse_unit_of_year(year, at, end, financial=financial):
            return unit
        return self.apply_year_sort(
            DatePart("year", self.get_span(at, end - 1), year=year, financial=financial, asides=asides), end
        )

    def parse_unit_of_year(self, year: int, at: int, after: int, *, financial: bool) -> UnitMatch:
        """Read `2017/18 Q3`, `2017 Summer`, `2017-June`, `2017/18 - Q3`: the year first, with or without a sign."""
        start = after + 1 if self.tokens[after].text in _YEAR_SIGNS else after
        token = self.tokens[start]
        if not token.traits.follows_year and token.role not in ("unit", "sort"):
            return None
        unit = (
            self.parse_half_of_year(start, financial=financial)
            or self.parse_day_of_year(start)
            or self.parse_edged_unit(start)
            or self.parse_unit(start)
        )
        if not unit or unit[0].year is not None:
            return None
        part, end = unit
        if not part.traits.is_yearly and part.kind != "the year":
            return None
        if part.kind == "the year":
            if not part.edge or not financial:
                return None
            part = part.replace(kind="year")
        if part.traits.is_counted:
            financial = financial or self.context.quarters == "financial"
        return part.replace(year=year, financial=financial, span=(self.tokens[at].start, part.span[1])), end

    def parse_half_of_year(self, at: int, *, financial: bool) -> UnitMatch:
        """Read the half of `2017/18, second half`."""
        nth, half = self.tokens[at], self.tokens[at + 1]
        if nth.role != "nth" or half.role != "half" or int(nth.value) not in (1, 2, -1):
            return None
        number = 1 if nth.value == 1 else 2
        return DatePart("half", self.get_span(at, at + 1), number, financial=financial), at + 2

    def parse_day_of_year(self, at: int) -> UnitMatch:
        """Read the month and day of `2017-Jun-12`, `2017 June 12`."""
        month = self.tokens[at]
        after = at + 2 if self.tokens[at + 1].text in ("-", "/") else at + 1
        day = self.tokens[after]
        if month.role != "month" or day.role not in ("number", "ordinal") or not 1 <= int(day.value) <= 31:
            return None
        if len(day.text) > 4 or self.has_month_after(after + 1):
            return None
        return DatePart("day", self.get_span(at, after), int(month.value), day=int(day.value)), after + 1

    def parse_edged_unit(self, _at: int) -> UnitMatch:
        """Read a unit with an edge, in a grammar that knows edges."""
        return None


_YEAR_SIGNS = frozenset("-/,:.")
"""Signs that can be between a year and a part of it: `2017-June`, `2017/18 - Q3`."""

_AFTER_MAY = frozenset(
    "be have need not require also take well include change want vary result wish still only start begin extend "
    "slip run go happen occur follow become affect lead come move continue proceed differ apply help give make use "
    "seek".split()
)

UNIT_RULES: Final[dict[Role, tuple[Callable[[UnitParser, int], UnitMatch], ...]]] = {
    "month": (UnitParser.parse_named_month,),
    "season": (UnitParser.parse_season,),
    "term": (UnitParser.parse_term,),
    "number": (
        UnitParser.parse_numeric_date,
        UnitParser.parse_counted_months,
        UnitParser.parse_leading_year,
        UnitParser.parse_numeric_month,
        UnitParser.parse_leading_day,
    ),
    "count": (UnitParser.parse_counted_months,),
    "ordinal": (UnitParser.parse_nth_unit, UnitParser.parse_leading_day),
    "short-year": (UnitParser.parse_leading_year,),
    "quarter": (UnitParser.parse_ended_quarter, UnitParser.parse_quarter_or_half),
    "quarter-n": (UnitParser.parse_quarter_or_half,),
    "half": (UnitParser.parse_ended_quarter, UnitParser.parse_quarter_or_half),
    "half-n": (UnitParser.parse_quarter_or_half,),
    "year-n": (UnitParser.parse_numbered_year,),
    "nth": (UnitParser.parse_nth_unit,),
    "weekday": (UnitParser.parse_weekday,),
    "feast": (UnitParser.parse_feast,),
    "unit": (UnitParser.parse_week, UnitParser.parse_counted_months, UnitParser.parse_named_year),
    "sort": (UnitParser.parse_named_year,),
    "word": (UnitParser.parse_week, UnitParser.parse_new_year),
}
"""The rules to try, in order, by the role of the first token."""
