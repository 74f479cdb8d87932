"""Years that are named by words: financial years, years and months of the plan, and the months that end on a day."""

from __future__ import annotations

from actionplan.dates.calendar import build_date
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.reading import DatePart, TextSpan
from actionplan.dates.units.years import UnitMatch, YearMatch, YearParser

FINANCIAL_SORTS = frozenset({"financial", "fiscal", "fy"})


class YearNameParser(YearParser):
    """The rules for the years of one phrase that have a word in front or behind."""

    # Financial years

    def parse_financial_year(self, at: int) -> tuple[YearMatch, tuple[str, ...]] | None:
        """Read the year behind `FY`, `fiscal year`: `2017/18`, `26`, `2026`. Give it, and what is to be flagged.

        A financial year that is named by one year is the one that ends in it, unless the plan says otherwise.
        """
        token = self.tokens[at]
        if year := self.parse_year(at, standalone=True):
            value, financial, end = year
        elif token.role == "number" and len(token.text) == 2 and not self.has_month_after(at + 1):
            value, financial, end = self.expand_year(token), False, at + 1
        else:
            return None
        if financial:
            return year and (year, ())
        asides = ("ambiguous-financial-year",) if self.context.is_financial_year_ambiguous else ()
        return (self.context.find_financial_year(value), True, end), asides

    def parse_financial_years(self, at: int) -> UnitMatch:
        """Read the years of `FY 2023-2027`, `FY23-27`."""
        if years := self.parse_years(at):
            return years[0].replace(financial=True), years[1]
        first, mark, last = self.tokens[at], self.tokens[at + 1], self.tokens[at + 2]
        if mark.text != "-" or any(token.role != "number" or len(token.text) != 2 for token in (first, last)):
            return None
        year, end = self.expand_year(first), self.expand_year(last)
        if end <= year + 1 or self.has_month_after(at + 3) or self.has_slash_after(at + 3):
            return None
        span = self.get_span(at, at + 2)
        return DatePart("years", span, end, year=year, financial=True, asides=("ambiguous-years",)), at + 3

    # A sort in front of a year, or behind it

    def apply_year_sort(self, part: DatePart, end: int) -> tuple[DatePart, int]:
        """Read `2018/19 academic year`, `2017/18 financial year`, `2026 fiscal year`."""
        tokens = self.tokens
        sort = tokens[end].text
        if tokens[end].role != "sort":
            return part, end
        after = end + 1 if sort == "fy" else end + 2
        if sort not in _YEAR_KINDS or (sort != "fy" and tokens[end + 1].text != "year"):
            return part, end
        if sort in FINANCIAL_SORTS and not part.financial:
            year = self.context.find_financial_year(part.year or 0)
            asides = ("ambiguous-financial-year",) if self.context.is_financial_year_ambiguous else ()
            part = part.replace(year=year, financial=True, asides=asides)
        return part.replace(kind=_YEAR_KINDS[sort], span=(part.span[0], tokens[after - 1].end)), after

    def parse_named_year(self, at: int) -> UnitMatch:
        """Read `FY17/18`, `financial year 2017/18`, `academic year 2018/19`; `Year 2`; `year end`, `the year`."""
        tokens = self.tokens
        sort, after = "", at
        if tokens[at].role == "sort":
            sort, after = tokens[at].text, at + 1
        if sort in _YEAR_ENDS:
            return self.parse_abbreviated_year_end(at)
        if tokens[after].role == "unit" and tokens[after].value == "year":
            if at and tokens[at - 1].text in ("council", "mayoral"):
                sort = "municipal"
            after += 1
        elif sort not in ("fy", "cy") and not (sort in FINANCIAL_SORTS and self.is_year(tokens[after])):
            return None
        while tokens[after].text in (":", "of", "-") and (tokens[after].text != "-" or sort):
            after += 1
        return self.parse_stretch(at, after, 12) or self.parse_year_behind(at, sort, after)

    def parse_year_behind(self, at: int, sort: str, after: int) -> UnitMatch:
        """Read the years or the number behind `FY`, `financial year`, `academic year`, `year`, or a year alone."""
        tokens = self.tokens
        if sort in FINANCIAL_SORTS and (years := self.parse_financial_years(after)):
            part, end = years
            return part.replace(span=(tokens[at].start, part.span[1])), end
        if sort in FINANCIAL_SORTS and (financial_year := self.parse_financial_year(after)):
            return self.finish_financial_year(at, *financial_year)
        if year := self.parse_year(after, standalone=True):
            return self.build_year_of_sort(at, sort, year)
        if not sort and tokens[after].traits.is_count and len(tokens[after].text) < 4:
            return self.finish_plan_year(at, after)
        if sort not in ("", "financial", "fiscal", "fy", "cy"):
            return DatePart(_YEAR_KINDS[sort], self.get_span(at, after - 1)), after
        return self.parse_year_alone(at, after, sort)

    def finish_financial_year(self, at: int, year: YearMatch, asides: tuple[str, ...]) -> UnitMatch:
        """Read the unit behind a financial year, if there is one: `FY26 Q3`, `FY25/26 - Q3`."""
        value, _, end = year
        if unit := self.parse_unit_of_year(value, at, end, financial=True):
            part, after = unit
            return part.replace(asides=(*part.asides, *asides)), after
        return DatePart("year", self.get_span(at, end - 1), year=value, financial=True, asides=asides), end

    def parse_numbered_year(self, at: int) -> UnitMatch:
        """Read `Y2`, `Y2 Q3`."""
        return self.finish_plan_year(at, at)

    def finish_plan_year(self, at: int, after: int) -> UnitMatch:
        """Read `Year 2`, and a part of it: `Year 2 - Q3`. A year behind it must be that year: `Year 2 - 2018/19`."""
        number, context = int(self.tokens[after].value), self.context
        span = self.get_span(at, after)
        year = context.first.year + number - 1
        if unit := self.parse_unit_of_year(year, at, after + 1, financial=True):
            self.check_plan_year(number, span)
            return unit
        start = after + 2 if self.tokens[after + 1].text in ("-", ":", ",") else after + 1
        if named := self.parse_year(start, standalone=True):
            if named[0] != year or (named[1] and not context.is_year_start(context.first)):
                raise UnreadableDate("it names two years, and they do not agree", self.get_span(at, named[2] - 1))
            return DatePart("plan year", self.get_span(at, named[2] - 1), number), named[2]
        return DatePart("plan year", span, number), after + 1

    def parse_year_of_plan(self, at: int) -> YearMatch | None:
        """Read the year of `Q3, Year 2`, `Q3 of Year 2`."""
        at = at + 1 if self.tokens[at].text == "," else at
        number = self.tokens[at + 1]
        if self.tokens[at].text not in ("year", "yr") or not number.traits.is_count or not 1 <= int(number.value) <= 99:
            return None
        self.check_plan_year(int(number.value), self.get_span(at, at + 1))
        return self.context.first.year + int(number.value) - 1, True, at + 2

    def check_plan_year(self, number: int, span: TextSpan) -> None:
        """Raise `UnreadableDate` for a part of `Year 2` of one year, or if that does not start as a financial year."""
        context, first = self.context, self.context.first
        if build_date(first.year + number - 1, first.month, first.day) > context.last:
            raise UnreadableDate(f"the period {context.period} has no Year {number}", span)
        if not context.is_year_start(first):
            raise UnreadableDate("cannot tell which year it is a part of: write the year", span)

    def parse_unit_of_year(self, _year: int, _at: int, _after: int, *, financial: bool) -> UnitMatch:
        """Read the unit behind a year, in a parser that knows units."""
        del financial
        return None

    def build_year_of_sort(self, at: int, sort: str, year: YearMatch) -> UnitMatch:
        """Build a year with its sort in front. A calendar year is one year."""
        value, financial, end = year
        span = self.get_span(at, end - 1)
        if sort in ("calendar", "cy") and financial:
            raise UnreadableDate("a calendar year is one year", span)
        return DatePart(_YEAR_KINDS[sort], span, year=value, financial=financial), end

    # Ends of years

    def parse_abbreviated_year_end(self, at: int) -> UnitMatch:
        """Read `EOY 2024`, `EOFY25`: the last day. `FYE 2018`, `y/e 2018` is the financial year that ends in 2018."""
        sort = self.tokens[at].text
        is_year = sort in ("fye", "ye")
        if is_year and (stretch := self.parse_stretch_end(at, at + 1, 12)):
            return stretch
        edge, asides = "" if is_year else "end", tuple[str, ...]()
        year = self.parse_year(at + 1, standalone=True) or self.parse_glued_year(at + 1)
        if not year:
            return None if sort == "fye" else (DatePart("the year", self.get_span(at, at), edge="end"), at + 1)
        value, financial, end = year
        if is_year and not financial:
            value, financial = self.context.find_year_ending_in(value), True
        elif sort == "eofy" and (named := self.parse_financial_year(at + 1)):
            (value, financial, end), asides = named
        span = self.get_span(at, end - 1)
        return DatePart("year", span, year=value, financial=financial, edge=edge, asides=asides), end

    def parse_glued_year(self, at: int) -> YearMatch | None:
        """Read the two figures of `EOY18`."""
        token = self.tokens[at]
        is_year = token.role == "number" and len(token.text) == 2 and self.tokens[at - 1].end == token.start
        return (self.expand_year(token), False, at + 1) if is_year else None

    def parse_year_alone(self, at: int, after: int, sort: str) -> UnitMatch:
        """Read `year end`, `end of financial year`, `the year` with no year written."""
        tokens = self.tokens
        end = after + 1 if tokens[after].text == "-" and tokens[after + 1].text == "end" else after
        if tokens[end].text == "end" and tokens[end + 1].text != "of":
            span = self.get_span(at, end)
            if year := self.parse_year(end + 1, standalone=True):
                value, financial, stop = year
                if not financial:
                    raise UnreadableDate(
                        f"cannot tell which year end {value} is: write the day", self.get_span(at, stop - 1)
                    )
                return DatePart("year", self.get_span(at, stop - 1), year=value, financial=True, edge="end"), stop
            return DatePart("the year", span, edge="end"), end + 1
        before = tokens[at - 1] if at else tokens[-1]
        if before.text in ("the", "this", "of") or before.role == "edge" or sort in ("financial", "fiscal"):
            return DatePart("the year", self.get_span(at, after - 1)), after
        return None

    # Months up to a day, and months of the plan

    def parse_stretch(self, at: int, after: int, months: int) -> UnitMatch:
        """Read the end of `year ending March 2018`, `quarter ended 30 June 2017`, `12 months to March 2018`."""
        if self.tokens[after].text not in _ENDING_WORDS:
            return None
        after += 1
        while self.tokens[after].text in ("the", "in", "on", "by"):
            after += 1
        if stretch := self.parse_stretch_end(at, after, months):
            return stretch
        year = self.parse_year(after, standalone=True) if months == 12 else None
        if not year:
            return None
        value, financial, end = year
        start = value if financial else self.context.find_year_ending_in(value)
        return DatePart("year", self.get_span(at, end - 1), year=start, financial=True), end

    def parse_stretch_end(self, at: int, after: int, months: int) -> UnitMatch:
        """Read the day or month on which so many months end."""
        unit = self.parse_unit(after) if self.tokens[after].role in ("number", "ordinal", "month") else None
        if not unit or unit[0].kind not in ("day", "month"):
            return None
        part, end = unit
        return part.replace(week=str(months), span=(self.tokens[at].start, part.span[1])), end

    def parse_unit(self, _at: int) -> UnitMatch:
        """Read one unit, in a parser that knows units."""
        return None

    def parse_counted_months(self, at: int) -> UnitMatch:
        """Read `12 months to March 2018`; `month ended June 2017`."""
        tokens = self.tokens
        after = at + 1 if tokens[at].traits.is_count else at
        count = int(tokens[at].value) if tokens[at].traits.is_count else 1
        if tokens[after].role != "unit" or tokens[after].value != "month" or not 1 <= count <= 60:
            return None
        if after == at and tokens[after + 1].traits.is_count:
            return self.parse_plan_month(at)
        return self.parse_stretch(at, after + 1, count)

    def parse_plan_month(self, at: int) -> UnitMatch:
        """Read `Month 6`: the sixth month of the period."""
        token, first = self.tokens[at + 1], self.context.first
        number = int(token.value)
        if self.tokens[at].text != "month" or len(token.text) > 6 or not 1 <= number <= 60:
            return None
        day = build_date(first.year, first.month + number - 1)
        span = self.get_span(at, at + 1)
        if first.day != 1 or day > self.context.last:
            raise UnreadableDate(f"the period {self.context.period} has no Month {number}", span)
        return DatePart("month", span, day.month, year=day.year), at + 2


_YEAR_KINDS = {
    "": "year", "financial": "year", "fiscal": "year", "fy": "year", "calendar": "year", "cy": "year",
    "academic": "academic", "school": "academic", "municipal": "municipal", "civic": "municipal",
}  # fmt: skip

_YEAR_ENDS = frozenset({"eoy", "eofy", "fye", "ye"})

_ENDING_WORDS = frozenset({"ending", "ended", "ends", "to", "until"})
