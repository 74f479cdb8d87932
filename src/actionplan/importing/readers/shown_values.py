"""Write the real numbers and dates of a sheet as its cells show them: numbers by their format, dates in British words.

A format is a number format of Excel (ECMA-376 part 1, 18.8.31). What is read of it is what decides the words: for a
number the decimals, thousands, per cent and the signs around it; for a date which of day,
month, year and time it shows.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import pairwise

from actionplan.dates import format_day

_LITERALS = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
"""Text between quotes, a character after a backslash, a currency, and signs that show nothing."""

_PLACES = re.compile(r"[#0?,]*[#0?](?:\.([#0?]*))?")
_MAX_DECIMALS = 10
"""More digits than a cell of ordinary width shows under the format General."""


def describe_number(value: float, number_format: str) -> str:
    """Write a number as a cell of a format shows it: 1.1 by `0.00` is "1.10", 0.25 by `0%` is "25%"."""
    sections = _split_sections(number_format)
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    places = _PLACES.search(_hide_literals(section))
    if places is None:
        return _describe_plain(value)
    is_signed = value < 0 and section is sections[0]
    start, end = places.span()
    before, after = _show_literals(section[:start]), _show_literals(section[end:])
    per_cent = "%" in before + after
    amount = Decimal(str(abs(value))) * (100 if per_cent else 1)
    whole = places[0].split(".")[0]
    digits = _round(amount, places[1] or "", grouped="," in whole)
    digits = "0" * (whole.count("0") - len(digits.split(".")[0])) + digits
    return f"{'-' if is_signed else ''}{before}{digits}{after}".strip()


def describe_date(value: date | time | timedelta, number_format: str) -> str:
    """Write a date as its cell shows it, in British words: "30 September 2024", "December 2017", "2025", "14:30".

    A day is written with its month and year, even where the format leaves these out: they are in the cell.
    """
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, time):
        return _format_time(value)
    day = value.date() if isinstance(value, datetime) else value
    shown = _hide_literals(_split_sections(number_format)[0]).casefold()
    clock = f" {_format_time(value.time())}" if isinstance(value, datetime) and "h" in shown else ""
    letters = re.sub(r"am/pm|a/p|h+[^a-z]*m+|m+[^a-z]*s+", "", shown)
    if re.search(r"(?<!d)dd?(?!d)", letters) or not re.search("[my]", letters):
        return f"{format_day(day)}{clock}"
    if "m" in letters:
        return f"{format_day(day).split(maxsplit=1)[1]}{clock}"
    return f"{value.year}{clock}"


def _format_time(value: time) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _describe_plain(value: float) -> str:
    """Write a number as the format General shows it."""
    if value == int(value) and abs(value) < 10**11:
        return str(int(value))
    return f"{value:.{_MAX_DECIMALS}g}"


def _round(amount: Decimal, decimals: str, *, grouped: bool) -> str:
    """Round a number to the decimals of a format, of which those written `#` are left out where they are nought."""
    try:
        rounded = amount.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    except InvalidOperation:
        return _describe_plain(float(amount))
    digits = f"{rounded:,f}" if grouped else f"{rounded:f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    while optional and digits.endswith("0"):
        digits, optional = digits[:-1], optional - 1
    return digits.removesuffix(".")


def _split_sections(number_format: str) -> list[str]:
    """Split a format into its sections: for positive numbers, negative ones, nought and text."""
    hidden = _hide_literals(number_format)
    places = [-1, *(place for place, sign in enumerate(hidden) if sign == ";"), len(hidden)]
    return [number_format[start + 1 : end] for start, end in pairwise(places)]


def _hide_literals(text: str) -> str:
    """Replace everything that is not a sign of the format by control characters, so that positions stay the same."""
    return _LITERALS.sub(lambda found: "\x01" * len(found[0]), text)


def _show_literals(text: str) -> str:
    """Write what stands around the number: quoted text, the sign of a currency, per cent."""
    return _LITERALS.sub(lambda found: found[1] or found[2] or found[3] or "", text)
