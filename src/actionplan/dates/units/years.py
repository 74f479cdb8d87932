"""Years in figures, which the other units build on.

A year is returned as `(year, financial, position after)`. A financial year has the calendar year it starts in.
"""

from __future__ import annotations

from actionplan.dates.calendar import build_month_window, count_shared_days
from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.reading import DatePart
from actionplan.dates.tokenizer import Token

FIRST_YEAR, LAST_YEAR = 1900, 2099

UnitMatch = tuple[DatePart, int] | None
YearMatch = tuple[int, bool, int]


def find_year_error(phrase: str, token: Token) -> UnreadableDate | None:
    """Build the error of four figures that are not a year, with the year that two swapped figures make, or `None`."""
    if token.role != "number" or len(token.text) != 4 or FIRST_YEAR <= int(token.value) <= LAST_YEAR:
        return None
    figures = token.text
    swapped = {figures[:n] + figures[n + 1] + figures[n] + figures[n + 2 :] for n in range(3)}
    likely = sorted(year for year in swapped if FIRST_YEAR <= int(year) <= LAST_YEAR)
    nearest = f"{phrase[: token.start]}{likely[0]}{phrase[token.end :]}" if len(likely) == 1 else None
    return UnreadableDate(
        f'"{figures}" is not a year from {FIRST_YEAR} to {LAST_YEAR}', (token.start, token.end), nearest
    )


class YearParser:
    """The rules for the years of one phrase: its tokens, and the context that some of the rules need."""

    def __init__(self, tokens: list[Token], context: Context) -> None:
        self.tokens = tokens
        self.context = context

    def is_end(self, at: int) -> bool:
        """Return True if the phrase ends before a position."""
        return self.tokens[at].role == "end"

    def is_year(self, token: Token) -> bool:
        """Return True if a number is a whole year: four digits, and no mistake like 1012."""
        return token.role == "number" and len(token.text) == 4 and FIRST_YEAR <= int(token.value) <= LAST_YEAR

    def parse_year_after(self, at: int, *, hyphen: bool) -> YearMatch | None:
        """Read the year behind a unit: `2017`, `of 2017`, `, 2017`, `-2017`, `'17`, `FY17/18`."""
        tokens = self.tokens
        text = tokens[at].text
        if text in ("of", "in") or (text == "," and (self.is_year(tokens[at + 1]) or tokens[at + 1].text == "fy")):
            at += 1
            while tokens[at].text == "the":
                at += 1
        elif text == "-" and self.is_broken_day(at):
            at += 1
        elif hyphen and text == "-" and self.is_unspaced(at - 1, at + 1):
            at += 1
            if tokens[at].role == "number" and len(tokens[at].text) == 2 and tokens[at - 2].role == "month":
                return self.parse_hyphenated_year(at)
        start = self.skip_financial_words(at)
        if start == at:
            return self.parse_year_of_plan(at) or self.parse_year(at)
        financial_year = self.parse_financial_year(start)
        return financial_year[0] if financial_year else None

    def is_broken_day(self, at: int) -> bool:
        """Return True at the second hyphen of `31-Mar- 2020`, a day that a line break has cut."""
        tokens = self.tokens
        return at > 2 and tokens[at - 2].text == "-" and self.is_unspaced(at - 3, at) and self.is_year(tokens[at + 1])

    def skip_financial_words(self, at: int) -> int:
        """Return the position after `FY`, `financial year`, `fiscal year`; the same one if it is not there."""
        if self.tokens[at].text == "fy":
            return at + 1
        if self.tokens[at].text not in ("financial", "fiscal"):
            return at
        if self.tokens[at + 1].text == "year":
            return at + 2
        return at + 1 if self.is_year(self.tokens[at + 1]) else at

    def parse_year_of_plan(self, _at: int) -> YearMatch | None:
        """Read `Year 2` behind a unit, in a parser that knows named years."""
        return None

    def parse_financial_year(self, _at: int) -> tuple[YearMatch, tuple[str, ...]] | None:
        """Read the year behind words for a financial year, in a parser that knows them."""
        return None

    def find_financial_asides(self, at: int, end: int) -> tuple[str, ...]:
        """List what to flag in the tokens of a unit: a financial year that is named by one year."""
        for position in range(at, end):
            start = self.skip_financial_words(position)
            if start > position:
                match = self.parse_financial_year(start)
                return match[1] if match and match[0][2] <= end else ()
        return ()

    def parse_hyphenated_year(self, at: int) -> YearMatch | None:
        """Read the year of `12-Dec-17` and `Dec-17`."""
        if self.has_slash_after(at + 1):
            return self.parse_year(at)
        return self.expand_year(self.tokens[at]), False, at + 1

    def parse_year(self, at: int, *, standalone: bool = False) -> YearMatch | None:
        """Read `2017`, `'17`; `2017/18`, `2017-18`, `2017 / 18`, `2017/8`, `17/18`."""
        tokens = self.tokens
        token = tokens[at]
        if token.role == "short-year" or self.is_year(token):
            year = int(token.value)
        elif token.role == "number" and len(token.text) == 2:
            return self.parse_short_financial_year(at)
        else:
            return None
        if end := self.skip_second_year(at, year, standalone=standalone):
            return year, True, end
        return year, False, at + 1

    def parse_short_financial_year(self, at: int) -> YearMatch | None:
        """Read `17/18`. `11/12` is the financial year if that touches the period and November 2012 does not."""
        tokens = self.tokens
        if tokens[at].role != "number" or len(tokens[at].text) != 2:
            return None
        year = self.expand_year(tokens[at])
        end = self.skip_second_year(at, year, standalone=False)
        if not end or self.has_month_after(end):
            return None
        number = int(tokens[at].value)
        opens = at == 0 or not tokens[at - 1].traits.takes_year
        if number <= 12 and tokens[at + 1].text == "/" and opens:
            return self.choose_year_or_month(at, year, number, end)
        return year, True, end

    def choose_year_or_month(self, at: int, year: int, month: int, end: int) -> YearMatch | None:
        """Read `11/12` as the one that is in the period. Raises `UnreadableDate` if both are."""
        period = self.context.window
        touches = count_shared_days(self.context.build_financial_year(year), period) > 0
        inside = count_shared_days(build_month_window(year + 1, month), period) > 0
        if touches and inside:
            raise UnreadableDate(
                "it could be a month or a financial year: write the month in words, or both years in full",
                self.get_span(at, end - 1),
            )
        return (year, True, end) if touches or not inside else None

    def skip_second_year(self, at: int, year: int, *, standalone: bool) -> int:
        """Return the position after `/18`, `-18`, `/8` or `/2018`, if it is the next year; else 0."""
        tokens = self.tokens
        mark, last = tokens[at + 1], tokens[at + 2]
        if mark.text not in ("/", "-") or last.role not in ("number", "short-year"):
            return 0
        is_day = len(self.tokens[at].text) < 4 or not self.is_unspaced(at, at + 2)
        if is_day and self.has_month_after(at + 3):
            return 0
        digits = last.text
        if mark.text == "-" and (not self.is_unspaced(at, at + 2) or len(digits) == 1):
            return 0
        if len(digits) == 4 and not standalone and mark.text == "-":
            return 0
        if (
            len(digits) not in (1, 2, 4)
            or (year + 1) % 10 ** len(digits) != int(digits)
            or self.has_slash_after(at + 3)
        ):
            return 0
        return at + 3

    def parse_short_year(self, at: int) -> YearMatch | None:
        """Read the year of `Summer 17`, `Q3 17`: two digits, near the period."""
        token = self.tokens[at]
        if token.role != "number" or len(token.text) != 2 or self.tokens[at + 1].role == "month":
            return None
        year = self.expand_year(token)
        return (year, False, at + 1) if self.is_near_period(year) else None

    def parse_years(self, at: int) -> UnitMatch:
        """Read `2018-21`, `2018/21`, `2018-2021`, `2012 - 2015`: several years."""
        tokens = self.tokens
        first, mark, last = tokens[at], tokens[at + 1], tokens[at + 2]
        if (
            not self.is_year(first)
            or mark.text not in ("-", "/")
            or last.role != "number"
            or self.has_month_after(at + 3)
        ):
            return None
        if len(last.text) not in (2, 4):
            return None
        year, end = int(first.value), int(last.value)
        if len(last.text) == 2:
            end += year // 100 * 100
        spaced = not self.is_unspaced(at, at + 2)
        follows = end == year + 1
        if end <= year or end > LAST_YEAR or (follows and not (spaced and mark.text == "-")):
            return None
        if mark.text == "-" and len(last.text) == 2 and not spaced and int(last.value) <= 12:
            return None
        if self.has_slash_after(at + 3):
            return None
        return DatePart("years", self.get_span(at, at + 2), end, year=year, asides=("ambiguous-years",)), at + 3

    def find_year_asides(self, at: int, end: int) -> tuple[str, ...]:
        """List what to flag: `2014-2015` (no spaces) is read as a financial year, and so is `2011-12`."""
        tokens = self.tokens
        if end - at != 3 or tokens[at + 1].text != "-":
            return ()
        last = tokens[end - 1]
        if len(last.text) == 4:
            return ("ambiguous-years",)
        return ("ambiguous-month",) if len(last.text) == 2 and 1 <= int(last.value) <= 12 else ()

    def parse_iso_month(self, at: int) -> UnitMatch:
        """Read `2017-12`: the month; `2011-12` is a financial year."""
        year, mark, month = self.tokens[at], self.tokens[at + 1], self.tokens[at + 2]
        if not self.is_year(year) or mark.text != "-" or month.role != "number" or len(month.text) != 2:
            return None
        number = int(month.value)
        if not 1 <= number <= 12 or not self.is_unspaced(at, at + 2) or (int(year.value) + 1) % 100 == number:
            return None
        if self.is_unspaced(at, at + 4) and self.tokens[at + 3].text == "-" and self.tokens[at + 4].role != "number":
            raise UnreadableDate("it has a month and another part of the year", self.get_span(at, at + 4))
        return DatePart("month", self.get_span(at, at + 2), number, year=int(year.value)), at + 3

    def expand_year(self, token: Token) -> int:
        """Return the year of four digits, or of two in this century."""
        return int(token.value) if len(token.text) == 4 else 2000 + int(token.value) % 100

    def is_near_period(self, year: int) -> bool:
        """Return True if a calendar year is in the period or next to it."""
        return self.context.first.year - 1 <= year <= self.context.last.year + 1

    def is_unspaced(self, first: int, last: int) -> bool:
        """Return True if there are no spaces between the tokens from first to last."""
        tokens = self.tokens
        if last >= len(tokens) - 1:
            return False
        return all(tokens[at].end == tokens[at + 1].start for at in range(first, last))

    def has_slash_after(self, at: int) -> bool:
        """Return True if a number goes on behind a slash or full stop, as in a date in figures."""
        if at + 1 >= len(self.tokens):
            return False
        return (
            self.tokens[at].text in ("/", ".")
            and self.tokens[at + 1].role == "number"
            and self.is_unspaced(at - 1, at + 1)
        )

    def has_month_after(self, at: int) -> bool:
        """Return True if a month follows, so that the number before it is its day."""
        token = self.tokens[at]
        return token.role == "month" or (token.text == "of" and self.tokens[at + 1].role == "month")

    def get_span(self, first: int, last: int) -> tuple[int, int]:
        """Return the place in the phrase from one token to another, both included."""
        return self.tokens[first].start, self.tokens[last].end
