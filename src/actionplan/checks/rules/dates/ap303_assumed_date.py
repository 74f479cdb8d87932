"""AP303 assumed-date: a date that leaves something out.

What it finds: a year taken from the plan's period, a winter read by the year it starts in, two dates with `or` between
them, or a horizon like "short term" that the plan's `horizons` do not have. It says how to write what was read, and the
other reading if there is one. AP302 reports a year that could
be either of two. The `for` of a completion is not checked, because it names one of the target's own dates.

Why it matters: it is read as most people would read it, but a reader outside the council might not.

Wrong:

    date: June

Right:

    date: June 2017

To silence it: `checks: {AP303: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import find_dates, has_assumptions, quote
from actionplan.checks.support.rewording import RewordingAdviser
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()

REPORTED_ASSUMPTIONS = ("year-from-period", "winter-of", "or-window", "no-horizon")
"""`approximate` and `remark` are left out, because the date itself says so."""


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date that needed an assumption, but has one likely meaning."""
    adviser = RewordingAdviser(plan.context)
    for phrase, route, role, _ in find_dates(plan, has_assumptions):
        assumptions = phrase.reading.assumptions
        is_ambiguous = any(assumption.code == "ambiguous-year" for assumption in assumptions)
        for code, text in assumptions:
            is_exempt = code == "year-from-period" and (is_ambiguous or role == "occurrence")
            if code in REPORTED_ASSUMPTIONS and not is_exempt:
                hint = adviser(phrase, code, text)
                yield Finding("AP303", "note", f"{quote(phrase.text)}: {text}", route, hint=hint)
