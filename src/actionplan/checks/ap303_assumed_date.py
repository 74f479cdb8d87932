"""AP303 assumed-date: a date that leaves out what its reading needs.

What it finds: a year taken from the plan's period, a winter read by the year it starts in, two dates with `or`
between them. A year that could be either of two is AP302's.

Why it matters: it is read as most people would, and a reader outside the council might not.

Wrong:

    date: June

Right:

    date: June 2017

To silence it: `checks: {AP303: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import dates, quoted
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every date that needed an assumption which is not ambiguous."""
    for phrase, route, _ in dates(plan):
        assumptions = phrase.reading.assumptions
        is_ambiguous = any(each.code == "ambiguous-year" for each in assumptions)
        for code, text in assumptions:
            if code in ASSUMED and not (is_ambiguous and code == "year-from-period"):
                yield Finding("AP303", "note", f"{quoted(phrase.text)}: {text}", route)


ASSUMED = ("year-from-period", "winter-of", "or-window")
"""Neither `approximate` nor `remark` is here: what they say is written in the date itself."""
