"""Days as they are written, with the weekday or the week around them: the first rows of "Units"."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.date_errors import UnreadableDate, build_day_error, build_month_error
from actionplan.dates.reading import DatePart
from actionplan.dates.tokenizer import Token
from actionplan.dates.units.year_names import YearNameParser
from actionplan.dates.units.years import UnitMatch, YearMatch
from actionplan.dates.vocabulary import CLOCK_WORDS, JOIN_WORDS


class DayParser(YearNameParser):
    """The rules for the days of one phrase."""

    def parse_numeric_date(self, at: int) -> UnitMatch:
        """Read `12/12/2017`, `12.12.17` (day first), `2017-12-12`."""
        tokens = self.tokens
        mark = tokens[at + 1].text
        if mark not in ("/", ".", "-") or tokens[at + 3].text != mark or not self.is_date_unbroken(at):
            return None
        numbers = tokens[at], tokens[at + 2], tokens[at + 4]
        if any(number.role != "number" for number in numbers):
            return None
        day, month, year = numbers if len(numbers[0].text) < 4 else numbers[::-1]
        if self.context.dates == "month first" and day is numbers[0]:
            day, month = month, day
        span = (tokens[at].start, numbers[2].end)
        if len(day.text) > 2 or len(month.text) > 2 or len(year.text) not in (2, 4):
            raise UnreadableDate("there is no such day", span)
        if not 1 <= int(month.value) <= 12:
            raise build_month_error(int(day.value), int(month.value), span, order=_find_order(numbers, day))
        return DatePart("day", span, int(month.value), day=int(day.value), year=self.expand_year(year)), at + 5

    def is_date_unbroken(self, at: int) -> bool:
        """Return True if the figures of a date have no space between, but for a line break before the year."""
        is_cut = self.is_year(self.tokens[at + 4]) and self.is_unspaced(at, at + 3)
        return is_cut or self.is_unspaced(at, at + 4)

    def parse_leading_day(self, at: int) -> UnitMatch:
        """Read `12 December 2017`, `12th Dec '17`, `12-Dec-2017`, `12-Dec`. A neighbour completes a lone `29th`."""
        tokens = self.tokens
        day = tokens[at]
        if not 1 <= int(day.value) <= 31 or len(day.text) > 4:
            return self.reject_excess_day(at)
        after = at + 1
        hyphen = tokens[after].text == "-" and self.is_unspaced(at, after + 1)
        if hyphen or tokens[after].text == "of":
            after += 1
        if tokens[after].role != "month":
            return self.parse_unfinished_number(at)
        month = tokens[after]
        year = self.parse_year_after(after + 1, hyphen=hyphen) or self.parse_two_digit_year(after + 1)
        number, financial, end = year or (None, False, after + 1)
        span = (day.start, tokens[end - 1].end)
        return DatePart("day", span, int(month.value), day=int(day.value), year=number, financial=financial), end

    def reject_excess_day(self, at: int) -> UnitMatch:
        """Raise the error of `32 June`, `0 June`, if a phrase starts with it. Elsewhere it can be another number."""
        day, month = self.tokens[at], self.tokens[at + 1]
        if at == 0 and month.role == "month" and len(day.text) < 3:
            raise build_day_error(DatePart("day", (day.start, month.end), int(month.value), day=int(day.value)))
        return None

    def parse_two_digit_year(self, at: int) -> YearMatch | None:
        """Read the year of `12 December 17`."""
        token = self.tokens[at]
        if token.role != "number" or len(token.text) != 2 or self.has_month_after(at + 1) or self.is_clock_time(at):
            return None
        return self.expand_year(token), False, at + 1

    def is_clock_time(self, at: int) -> bool:
        """Return True if a number is the hour of a clock time: `10.30am`, `19:00`, `7 pm`."""
        mark, follower = self.tokens[at + 1], self.tokens[at + 2]
        if mark.role == "clock" or mark.text in CLOCK_WORDS:
            return True
        return mark.text in (".", ":") and follower.role in ("number", "clock", "odd") and self.is_unspaced(at, at + 2)

    def parse_unfinished_number(self, at: int) -> UnitMatch:
        """Read a number that a neighbour completes: `29th & 31st March`, `Q1 to 4 2018/19`."""
        token = self.tokens[at]
        if self.is_clock_time(at):
            return None
        year = self.parse_year(at + 1) if int(token.value) <= 4 and token.role == "number" else None
        year = year or self.parse_year_of_second_day(at)
        number, financial, end = year or (None, False, at + 1)
        if self.tokens[end].role not in _AFTER_UNFINISHED and self.tokens[end].text not in JOIN_WORDS:
            return None
        span = (token.start, self.tokens[end - 1].end)
        return DatePart("number", span, int(token.value), day=int(token.value), year=number, financial=financial), end

    def parse_year_of_second_day(self, at: int) -> YearMatch | None:
        """Read the year of the second day in `December 12 - 14, 2017`, where the month is written once in front."""
        tokens = self.tokens
        is_second = at > 2 and tokens[at - 3].role == "month" and tokens[at - 2].role in ("number", "ordinal")
        if not is_second or tokens[at - 1].text not in JOIN_WORDS:
            return None
        start = at + 2 if tokens[at + 1].text == "," else at + 1
        return (int(tokens[start].value), False, start + 1) if self.is_year(tokens[start]) else None

    def parse_weekday(self, at: int) -> UnitMatch:
        """Read a weekday in front of a day. It is checked later, and the date counts."""
        after = at + 1
        while self.tokens[after].text in (",", "the"):
            after += 1
        unit = self.parse_unit(after) if self.tokens[after].role in ("number", "ordinal", "month") else None
        if not unit or unit[0].kind not in ("day", "number"):
            return None
        part, end = unit
        return part.replace(weekday=int(self.tokens[at].value), span=(self.tokens[at].start, part.span[1])), end

    def parse_week(self, at: int) -> UnitMatch:
        """Read `w/c 29 August 2011`, `week of`, `week commencing`; `w/e`, `week ending`: seven days from, or up to."""
        tokens = self.tokens
        if tokens[at].text == "w" and tokens[at + 1].text in ("/", ".") and tokens[at + 2].text in _WEEK_DIRECTIONS:
            sort, after = tokens[at + 2].text, at + 3
        elif tokens[at].text in ("wc", "wb"):
            sort, after = "c", at + 1
        elif tokens[at].role == "unit" and tokens[at].value == "week":
            sort, after = tokens[at + 1].text, at + 2
        else:
            return None
        if sort not in _WEEK_DIRECTIONS:
            return None
        while tokens[after].text in ("the", ":", "on", "."):
            after += 1
        unit = self.parse_unit(after)
        if not unit or unit[0].kind not in ("day", "number"):
            return None
        part, end = unit
        return part.replace(week=_WEEK_DIRECTIONS[sort], span=(tokens[at].start, part.span[1])), end


def _find_order(numbers: Sequence[Token], day: Token) -> str:
    """Return the order of a date in figures: "day first", "month first" or "year first"."""
    return ("day first", "month first", "year first")[[number is day for number in numbers].index(True)]


_WEEK_DIRECTIONS = {
    "c": "from", "b": "from", "of": "from", "commencing": "from", "beginning": "from", "starting": "from",
    "comm": "from", "commences": "from", "e": "to", "ending": "to",
}  # fmt: skip

_AFTER_UNFINISHED = frozenset({"end", "bracket", "mark"})
"""Roles that can follow a number which borrows its month. It counts anything else, as in `5 sites`."""
