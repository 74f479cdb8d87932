"""AP316 month-first: dates in figures that have the month before the day, in a plan that does not say so.

What it finds: a date such as 6/30/2025, which only makes sense with the month first, in a plan without `dates`. It also
finds each date of that plan that makes sense both ways, like 07/01/2024, and says how it was read. A plan that says
`dates: month first` or `dates: day first` has none of these findings.

Why it matters: 07/01/2024 is read as 7 January. In a plan that writes the month first it is July 1, so that the target
is due half a year early.

Wrong:

    plan:
      period: 2024/25

    date: 6/30/2025

Right:

    plan:
      period: 2024/25
      dates: month first

    date: 6/30/2025

To silence it: `checks: {AP316: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from actionplan.checks.support.date_fields import find_dates, quote
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route

FOLLOWS = ()

_FIGURES_PATTERN = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/.-])")
_MONTHS = 12


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date that only the month first can read, and then every date that both orders can."""
    if plan.context.dates:
        return
    in_figures = find_dates(plan, lambda phrase: _FIGURES_PATTERN.search(phrase.text) is not None)
    figures = [(match, route) for phrase, route, _, _ in in_figures for match in _FIGURES_PATTERN.finditer(phrase.text)]
    if not any(_is_month_first(match) for match, _ in figures):
        return
    for match, route in figures:
        yield from _check_date(match, route)


def _is_month_first(match: re.Match[str]) -> bool:
    return int(match[1]) <= _MONTHS < int(match[3]) <= 31


def _check_date(match: re.Match[str], route: Route) -> Iterator[Finding]:
    first, second = int(match[1]), int(match[3])
    if _is_month_first(match):
        message = f"{quote(match[0])} has the month before the day, and the plan does not say so"
        hint = 'write "dates: month first" under "plan:", if all its dates in figures are so'
        yield Finding("AP316", "warning", message, route, hint=hint, span=match.span())
    elif first != second and 1 <= first <= _MONTHS and 1 <= second <= _MONTHS:
        year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
        read, other = (format_day(date(year, month, day)) for month, day in ((second, first), (first, second)))
        message = f"{quote(match[0])} is read as {read}; with the month first it is {other}"
        hint = 'write the month in words, or "dates:" under "plan:"'
        yield Finding("AP316", "warning", message, route, hint=hint, span=match.span())
