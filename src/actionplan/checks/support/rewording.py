"""Suggestions of how to write a date so that it needs no assumption, as it was read and as it was not.

Every suggestion is read first, to make sure that it means what the finding says and needs no assumption itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from actionplan.checks.support.date_fields import quote
from actionplan.dates import Context, Reading, Window, format_window, read_date
from actionplan.dates.reading import DatePart
from actionplan.dates.vocabulary import MONTH_NAMES
from actionplan.model.phrase import Phrase

MAX_REWORDINGS = 200
"""How many different dates of a plan get a suggestion. The others get a general hint."""

_DEFAULT_HINT = "write it more exactly"
_OPEN_ASSUMPTIONS = ("year-from-period", "winter-of", "or-window")
_YEAR_PATTERN = re.compile(r"\b(?:19|20)\d\d\b")
_OR_PATTERN = re.compile(r"\s*/\s*|\s+or\s+", re.IGNORECASE)


class RewordingAdviser:
    """Suggests how to write the dates of one context, each only once, up to `MAX_REWORDINGS` of them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, phrase: Phrase, code: str, text: str) -> str:
        """Return what to write for a phrase that needed an assumption."""
        query = phrase.text, text
        if query not in self._known:
            if len(self._known) >= MAX_REWORDINGS:
                return _DEFAULT_HINT
            self._known[query] = _SUGGESTERS.get(code, _suggest_for_digits)(phrase, text, self._context)
        return self._known[query]


def _suggest_years(phrase: Phrase, text: str, context: Context) -> str:
    """Write a date with the year that it was read in, and with the other year if there are two."""
    written = _insert_years(phrase, 0, context)
    if not written or read_date(written, context).windows != phrase.reading.windows:
        return "write the year with it"
    if "it could also be" not in text:
        return f"write {quote(written)}"
    for years in (1, -1):
        other = _insert_years(phrase, years, context)
        if other and _format_extent(read_date(other, context)) in text:
            return f"write {quote(written)}, or {quote(other)}"
    return "write the year with it"


def _insert_years(phrase: Phrase, offset: int, context: Context) -> str:
    """Return a phrase with its missing years written in, or so many years later."""
    for format_year in (str, _format_financial_year):
        written = phrase.text
        for _, part, _ in sorted(phrase.reading.parts, key=lambda part: -part[1].span[1]):
            if part.how == "period" and part.year is not None:
                end = part.span[1]
                written = f"{written[:end]} {format_year(part.year + offset)}{written[end:]}"
        if _is_unambiguous(read_date(written, context)):
            return written
    return ""


def _suggest_both_years(phrase: Phrase, _text: str, context: Context) -> str:
    """Write a winter with the two years that it was read in, and with the other two."""
    for _, part, _ in phrase.reading.parts:
        match = _YEAR_PATTERN.search(phrase.text, *part.span)
        if part.kind == "season" and match and part.year is not None and not part.financial:
            chosen, named = part.year, int(match[0])
            other = named - 1 if chosen == named else named
            start, end = match.span()
            one, two = (
                f"{phrase.text[:start]}{_format_financial_year(year)}{phrase.text[end:]}" for year in (chosen, other)
            )
            if read_date(one, context).windows == phrase.reading.windows and _is_unambiguous(read_date(two, context)):
                return f"write {quote(one)}, or {quote(two)}"
    return "write both its years, like Winter 2017/18"


def _suggest_range_or_list(phrase: Phrase, _text: str, context: Context) -> str:
    """Write two dates with "or" between them as one window, and as two."""
    parts = [part for _, part, _ in phrase.reading.parts]
    for one, two in pairwise(parts):
        start, end = one.span[1], two.span[0]
        if _OR_PATTERN.fullmatch(phrase.text, start, end):
            window, dates = (f"{phrase.text[:start]} {word} {phrase.text[end:]}" for word in ("to", "and"))
            readings = [read_date(window, context), read_date(dates, context)]
            if readings[0].windows == phrase.reading.windows and all(map(_is_unambiguous, readings)):
                return f"write {quote(window)}, or {quote(dates)} if it is due twice"
    return "write the first and the last day"


def _suggest_for_digits(phrase: Phrase, text: str, _context: Context) -> str:
    """Write a quarter, month or years whose digits have two meanings."""
    if phrase.reading.kind == "recurring":
        return 'write "half yearly", or each year by itself'
    hints = (_suggest_for_part(part, text) for _, part, _ in phrase.reading.parts)
    return next(filter(None, hints), _DEFAULT_HINT)


def _suggest_for_part(part: DatePart, text: str) -> str:
    """Do the same for one unit of a phrase. Return "" if it has one meaning."""
    year, number = part.year or 0, part.number
    if part.kind == "quarter" and text.startswith(f"Q{number} {year} "):
        months = f"{MONTH_NAMES[number * 3 - 3]} to {MONTH_NAMES[number * 3 - 1]} {year}"
        return f'write "{months}", or "Q{number} {_format_financial_year(year)}"'
    if "ambiguous-day-or-year" in part.asides:
        month = MONTH_NAMES[number - 1]
        return f'write "{month} {year}", or "{year % 100} {month}" and its year'
    if "ambiguous-month" in part.asides:
        return f'write "{_format_financial_year(year)}", or "{MONTH_NAMES[year % 100]} {year}"'
    if "ambiguous-financial-year" in part.asides:
        names = (f'"{_format_financial_year(year)}"', f'"{_format_financial_year(year + 1)}"')
        return f'write {names[0]} or {names[1]} for the year, or "financial_years:" under "plan:"'
    if "ambiguous-season" in part.asides:
        return f'write "October {year}" or "Autumn {year}"'
    if "ambiguous-years" in part.asides and part.kind == "years":
        financial_years = f"{_format_financial_year(year)} to {_format_financial_year(number)}"
        return f'write "January {year} to December {number}", or "{financial_years}"'
    if "ambiguous-years" in part.asides:
        return f'write "{_format_financial_year(year)}", or "January {year} to December {year + 1}"'
    return ""


def _suggest_days(phrase: Phrase, _text: str, _context: Context) -> str:
    """Write the days of the weeks of a month, if they are all of the date."""
    windows = phrase.reading.windows
    days = [day for window in windows for day in window if day]
    return f'write "{format_window(windows[0])}"' if len(days) == 2 and len(windows) == 1 else "write the days"


def _format_extent(reading: Reading) -> str:
    """Format the days from the first part of a reading to its last."""
    windows = [window for _, _, window in reading.parts]
    return format_window(Window(windows[0].earliest, windows[-1].latest))


def _is_unambiguous(reading: Reading) -> bool:
    """Return True if a reading has days and needed no assumption that leaves it open."""
    codes = [assumption.code for assumption in reading.assumptions]
    return bool(reading.windows) and not any(
        code in _OPEN_ASSUMPTIONS or code.startswith("ambiguous") for code in codes
    )


def _format_financial_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


_SUGGESTERS: dict[str, Callable[[Phrase, str, Context], str]] = {
    "year-from-period": _suggest_years,
    "ambiguous-year": _suggest_years,
    "winter-of": _suggest_both_years,
    "or-window": _suggest_range_or_list,
    "ambiguous-week": _suggest_days,
    "ambiguous-list": lambda *_: "put a semicolon between the dates, and leave the numbers out",
    "no-horizon": lambda *_: "write its dates under plan, like horizons: {short term: 2024/25 to 2025/26}",
    "unknown-word": lambda *_: "if it is a part of the year, write its first and last month",
}
"""The suggester for each kind of assumption. `_suggest_for_digits` takes the others."""
