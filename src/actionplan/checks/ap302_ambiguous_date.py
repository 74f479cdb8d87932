"""AP302 ambiguous-date: a date that could be read in two ways.

What it finds: a date with two meanings, such as a quarter with a bare year, or two years with a dash; with the other
reading.

Why it matters: two readers of one plan could wait for two different days.

Wrong:

    date: Q3 2017

Right:

    date: Q3 2017/18

To silence it: `checks: {AP302: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import assumed
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every ambiguous date, with how it was read and how else it could be."""
    yield from assumed(plan, AMBIGUOUS, "AP302", "warning")


AMBIGUOUS = (
    "ambiguous-year",
    "ambiguous-quarter",
    "ambiguous-day-or-year",
    "ambiguous-years",
)
