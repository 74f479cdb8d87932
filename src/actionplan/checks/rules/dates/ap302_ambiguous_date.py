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

from actionplan.checks.support.date_fields import list_dates, quote
from actionplan.checks.support.rewording import RewordingAdviser
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every ambiguous date, with how it was read, how else it could be, and how to write either."""
    either = RewordingAdviser(plan.context)
    for phrase, route, _ in list_dates(plan):
        for code, text in phrase.reading.assumptions:
            if code.startswith("ambiguous"):
                hint = either(phrase, code, text)
                yield Finding("AP302", "warning", f"{quote(phrase.text)}: {text}", route, hint)
