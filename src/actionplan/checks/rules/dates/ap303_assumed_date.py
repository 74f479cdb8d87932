"""AP303 assumed-date: a date that leaves out what its reading needs.

What it finds: a year taken from the plan's period, a winter read by the year it starts in, two dates with `or`
between them. It says how to write what was read, and the other reading where there is one. A year that could be either
of two is AP302's, and the `for` of a completion is one of its target's periods.

Why it matters: it is read as most people would, and a reader outside the council might not.

Wrong:

    date: June

Right:

    date: June 2017

To silence it: `checks: {AP303: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import list_dates, quote
from actionplan.checks.support.rewording import RewordingAdviser
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every date that needed an assumption which is not ambiguous."""
    either = RewordingAdviser(plan.context)
    for phrase, route, role in list_dates(plan):
        assumptions = phrase.reading.assumptions
        if not assumptions:
            continue
        is_ambiguous = any(each.code == "ambiguous-year" for each in assumptions)
        for code, text in assumptions:
            is_told = code == "year-from-period" and (is_ambiguous or role == "occurrence")
            if code in ASSUMED and not is_told:
                yield Finding("AP303", "note", f"{quote(phrase.text)}: {text}", route, either(phrase, code, text))


ASSUMED = ("year-from-period", "winter-of", "or-window")
"""Neither `approximate` nor `remark` is here: what they say is written in the date itself."""
