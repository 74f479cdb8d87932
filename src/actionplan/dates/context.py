"""The context in which the dates of a plan are read: what the plan says about its own calendar."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from actionplan.dates.calendar import build_month_window
from actionplan.dates.reading import Window
from actionplan.dates.vocabulary import MONTH_NUMBERS, SEASON_NUMBERS

QUARTER_SETTINGS = ("as written", "financial", "calendar")
DAY_ORDERS = ("day first", "month first")
YEAR_NAMES = ("by last year", "by first year")
"""Which of its two years a financial year is named by, if only one is written: `FY26`."""

# The two that few plans need are compiled when they are first used.
_YEAR_PATTERN = r"(\d{4})(?:\s*[/\-]\s*(\d{4}|\d{2}|\d))?"
_PERIOD_PATTERN = re.compile(rf"{_YEAR_PATTERN}(?:\s*(?:to|-)\s*{_YEAR_PATTERN})?")
_SHORT_PERIOD_PATTERN = re.compile(r"\d\d/\d\d(?:\s*(?:to|-)\s*\d\d/\d\d)?")
_PERIOD_END = r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]+)\s+(\d{4})"
_PERIOD_ENDS_PATTERN = rf"{_PERIOD_END}\s*(?:to|-)\s*{_PERIOD_END}"
_DAY_OF_YEAR_PATTERN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)")
_DAY_PATTERN = r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\s+((?:19|20)\d\d)"


class Season(NamedTuple):
    """A season: its first month (1 to 12), and how many months it has."""

    month: int
    length: int


class Context:
    """The period of a plan, its year, quarters and seasons, and the day that its dates follow on from.

    `period` is "2017/18", "2018/19 to 2020/21" or "2019"; `year_start` is a day like "1 April"; `quarters` is one of
    `QUARTER_SETTINGS`; `seasons` gives the months of a season ("March to May"), if they are not the usual ones; `after`
    is the last day of the output's previous target. Raises `ValueError`, with a sentence, for a setting that cannot be
    read. Two contexts that say the same are equal.

    `counted_from` is the day that durations count from, like "1 April 2024". `horizons` gives the dates of words like
    "short term". `dates` is one of `DAY_ORDERS` and says what 07/01/2024 is; `financial_years` is one of `YEAR_NAMES`.
    Both are "" if the plan does not say.
    """

    __slots__ = (
        *("after", "counted_from", "dates", "financial_years", "first", "has_year_start", "horizons", "key", "last"),
        *("period", "quarters", "seasons", "year_day", "year_month"),
    )

    def __init__(  # noqa: PLR0913 - a plan has that many settings, and each is named
        self,
        period: str,
        *,
        year_start: str | None = None,
        quarters: str = "as written",
        seasons: Mapping[str, str] | None = None,
        after: date | None = None,
        dates: str = "",
        financial_years: str = "",
        counted_from: str = "",
        horizons: Mapping[str, str] | None = None,
    ) -> None:
        self.period = period
        self.has_year_start = year_start is not None
        self.year_month, self.year_day = _parse_year_start(year_start or "1 April")
        self.quarters = _parse_choice("quarters", quarters, QUARTER_SETTINGS)
        self.dates = _parse_choice("dates", dates, DAY_ORDERS) if dates else ""
        self.financial_years = _parse_choice("financial_years", financial_years, YEAR_NAMES) if financial_years else ""
        self.seasons = _parse_seasons(seasons)
        self.counted_from = _parse_day(counted_from) if counted_from else None
        self.horizons = tuple((_normalise(name), text) for name, text in (horizons or {}).items())
        self.first, self.last = self._parse_period(period)
        self._set_after(after)

    def copy_with_after(self, after: date | None) -> "Context":
        """Return the same context for a target that follows on from a day."""
        return self._copy(after, self.horizons)

    def copy_without_horizons(self) -> "Context":
        """Return the same context without horizons, in which the horizons themselves are read."""
        return self._copy(self.after, ())

    def copy_until(self, last: date) -> "Context":
        """Return the same context with a period that ends on a later day."""
        return self._copy(self.after, self.horizons, last)

    def build_financial_year(self, year: int) -> Window:
        """Build the window of the financial year that starts in a calendar year."""
        return build_month_window(year, self.year_month, 12, self.year_day)

    def find_year_ending_in(self, year: int) -> int:
        """Return the calendar year in which the financial year that ends in a year starts."""
        return year - 1 if self.has_two_years else year

    def find_financial_year(self, year: int) -> int:
        """Return the calendar year in which the financial year starts that is named by one year."""
        return year if self.financial_years == "by first year" else self.find_year_ending_in(year)

    @property
    def is_financial_year_ambiguous(self) -> bool:
        """Return True if the plan does not say which financial year is named by one year."""
        return not self.financial_years and self.has_two_years

    @property
    def has_two_years(self) -> bool:
        """Return True if a financial year has days of two calendar years, so that 2017-2018 can be one."""
        return (self.year_month, self.year_day) != (1, 1)

    @property
    def has_calendar_quarters(self) -> bool:
        """Return True if `Q3` with no year is of the calendar year: the plan says so, or has no other year."""
        ends = (self.first.month, self.first.day, self.last.month, self.last.day)
        is_of_calendar_years = not self.has_year_start and ends == (1, 1, 12, 31)
        return self.quarters == "calendar" or (self.quarters == "as written" and is_of_calendar_years)

    def is_year_start(self, day: date) -> bool:
        """Return True if a financial year starts on a day."""
        return (day.month, day.day) == (self.year_month, self.year_day)

    def find_starting_year(self, day: date) -> int:
        """Return the calendar year in which the financial year of a day starts."""
        return day.year if (day.month, day.day) >= (self.year_month, self.year_day) else day.year - 1

    @property
    def window(self) -> Window:
        """The period, both days included."""
        return Window(self.first, self.last)

    def _copy(self, after: date | None, horizons: tuple[tuple[str, str], ...], last: date | None = None) -> "Context":
        other = object.__new__(Context)
        for name in Context.__slots__:
            if name not in ("after", "horizons", "key"):
                setattr(other, name, getattr(self, name))
        other.horizons = horizons
        other.last = last or self.last
        other._set_after(after)
        return other

    def _set_after(self, after: date | None) -> None:
        self.after = after
        self.key = (
            *(self.first, self.last, self.year_month, self.year_day, self.quarters, self.seasons, after),
            *(self.dates, self.financial_years, self.counted_from, self.horizons),
        )

    def _parse_period(self, period: str) -> tuple[date, date]:
        if ends := _parse_period_ends(period):
            return ends
        text = _normalise(period)
        if _SHORT_PERIOD_PATTERN.fullmatch(text):
            text = re.sub(r"\d\d/", lambda years: f"20{years[0]}", text)
        match = _PERIOD_PATTERN.fullmatch(text)
        if not match:
            raise ValueError(f'cannot read the period "{period}": write it like 2017/18, 2018/19 to 2020/21, or 2019')
        one, one_end, two, two_end = match.groups()
        if one_end and not two and len(one_end) == 4 and int(one_end) > int(one) + self.has_two_years:
            first, last = build_month_window(int(one), 1, 12), build_month_window(int(one_end), 1, 12)
        else:
            first = self._parse_period_year(one, one_end, period)
            last = self._parse_period_year(two, two_end, period) if two else first
        if first.earliest is None or last.latest is None or last.latest < first.earliest:
            raise ValueError(f'the period "{period}" runs backwards')
        return first.earliest, last.latest

    def _parse_period_year(self, year: str, end: str | None, period: str) -> Window:
        if not 1901 <= int(year) <= 2090:
            raise ValueError(f'the period "{period}" has a year outside 1901 to 2090')
        if end is None:
            return build_month_window(int(year), 1, 12)
        if (int(year) + 1) % 10 ** len(end) != int(end):
            which = "" if _normalise(period) in (f"{year}/{end}", f"{year}-{end}") else f": {year}/{end}"
            raise ValueError(
                f'the period "{period}" has a year that does not follow{which}{_suggest_period(year, end)}'
            )
        return self.build_financial_year(int(year))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Context) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"Context(period={self.period!r}, after={self.after!r})"


def _parse_period_ends(period: str) -> tuple[date, date] | None:
    """Read a period between two months or days: "April 2026 to March 2027"; `None` if it is none of these."""
    match = re.fullmatch(_PERIOD_ENDS_PATTERN, _normalise(period))
    months = [MONTH_NUMBERS.get(match[number]) for number in (2, 5)] if match else []
    if not match or not months[0] or not months[1]:
        return None
    if not all(1901 <= int(match[number]) <= 2090 for number in (3, 6)):
        raise ValueError(f'the period "{period}" has a year outside 1901 to 2090')
    try:
        first = date(int(match[3]), months[0], int(match[1] or 1))
        last = date(int(match[6]), months[1], int(match[4])) if match[4] else None
    except ValueError:
        raise ValueError(f'the period "{period}" has a day that does not exist: write the days of a calendar') from None
    last = last or build_month_window(int(match[6]), months[1]).latest
    if last is None or last < first:
        raise ValueError(f'the period "{period}" runs backwards')
    return first, last


def _suggest_period(year: str, end: str) -> str:
    """Suggest a way to write several years, if the first and last of them were written as one: 2018-21."""
    first, last = int(year), int(year[: -len(end)] + end)
    if not 1 < last - first < 20:
        return ""
    return f" (for several years, write {first}/{(first + 1) % 100:02} to {last - 1}/{last % 100:02})"


def _normalise(text: str) -> str:
    return re.sub("[‐-―−]", "-", " ".join(text.split())).casefold()


def _parse_year_start(text: str) -> tuple[int, int]:
    match = _DAY_OF_YEAR_PATTERN.fullmatch(_normalise(text))
    month = MONTH_NUMBERS.get(match[2]) if match else None
    if not match or not month or not 1 <= int(match[1]) <= 28:
        raise ValueError(f'cannot read year_start "{text}": write a day from 1 to 28 and a month, like 1 April')
    return month, int(match[1])


def _parse_day(text: str) -> date:
    match = re.fullmatch(_DAY_PATTERN, _normalise(text))
    month = MONTH_NUMBERS.get(match[2]) if match else None
    try:
        if match and month:
            return date(int(match[3]), month, int(match[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f'cannot read counted_from "{text}": write a day, like 1 April 2024') from None


def _parse_choice(name: str, text: str, choices: tuple[str, ...]) -> str:
    if _normalise(text) not in choices:
        options = f"{', '.join(choices[:-1])} or {choices[-1]}"
        raise ValueError(f'cannot read {name} "{text}": write {options}')
    return _normalise(text)


def _parse_seasons(given: Mapping[str, str] | None) -> tuple[Season, ...]:
    """Return the seasons in the order spring, summer, autumn, winter."""
    seasons = [Season(3, 3), Season(6, 3), Season(9, 3), Season(12, 3)]
    for name, text in (given or {}).items():
        ends = _normalise(text).replace("-", " to ").split(" to ")
        first, last = (MONTH_NUMBERS.get(end.strip()) for end in (ends[0], ends[-1]))
        number = SEASON_NUMBERS.get(_normalise(name))
        if number is None:
            raise ValueError(f'there is no season "{name}": write spring, summer, autumn or winter')
        if not first or not last or len(ends) > 2:
            raise ValueError(f'cannot read the months of {name}, "{text}": write them like March to May')
        seasons[number] = Season(first, (last - first) % 12 + 1)
    return tuple(seasons)
