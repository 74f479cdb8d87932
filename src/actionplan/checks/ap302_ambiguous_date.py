"""AP302 ambiguous-date: a date that could be read in two ways.

What it finds: a date with two meanings: a quarter with a bare year (Q3 2017), a month with two figures (September 16),
two years with a dash (2014-2015, 2018 - 2019), a year and two figures (2011-12), a season or month that the period has
twice, and biannual. It says the other reading, and how to write either.

Why it matters: two readers of one plan could wait for two different days.

Wrong:

    date: Q3 2017

Right:

    date: Q3 2017/18

To silence it: `checks: {AP302: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import dates, quoted
from actionplan.dates import Reading
from actionplan.dates.words import MONTH_NAMES
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every ambiguous date, with how it was read, how else it could be, and how to write either."""
    for phrase, route, _ in dates(plan):
        for code, text in phrase.reading.assumptions:
            if code.startswith("ambiguous"):
                message = f"{quoted(phrase.text)}: {text}"
                yield Finding("AP302", "warning", message, route, _either(code, text, phrase.reading))


def _either(code: str, text: str, reading: Reading) -> str:
    """How to write one reading or the other."""
    if code == "ambiguous-year":
        return "write the year with it"
    if reading.kind == "recurring":
        return 'write "half yearly", or each year by itself'
    for _, part, _ in reading.parts:
        year, number = part.year or 0, part.number
        if code == "ambiguous-quarter" and part.kind == "quarter" and text.startswith(f"Q{number} {year} "):
            months = f"{MONTH_NAMES[number * 3 - 3]} to {MONTH_NAMES[number * 3 - 1]} {year}"
            return f'write "{months}", or "Q{number} {_financial(year)}"'
        if code == "ambiguous-day-or-year" and part.kind == "month":
            month = MONTH_NAMES[number - 1]
            return f'write "{month} {year}", or "{year % 100} {month}" and its year'
        if code == "ambiguous-years" and part.kind == "years":
            calendar = f"January {year} to December {number}"
            return f'write "{calendar}", or "{_financial(year)} to {_financial(number)}"'
        if code == "ambiguous-years" and part.kind == "year":
            month = f"{MONTH_NAMES[year % 100]} {year}" if "month" in text else f"January {year} to December {year + 1}"
            return f'write "{_financial(year)}", or "{month}"'
    return "write it more exactly"


def _financial(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"
