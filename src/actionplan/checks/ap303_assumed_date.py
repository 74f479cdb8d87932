"""AP303 assumed-date: a date that leaves out what its reading needs.

What it finds: a year taken from the plan's period, a winter read by the year it starts in, two dates with `or`
between them.

Why it matters: it is read as most people would, and a reader outside the council might not.

Wrong:

    date: June

Right:

    date: June 2017

To silence it: `checks: {AP303: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import assumed
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every date that needed an assumption which is not ambiguous."""
    yield from assumed(plan, ASSUMED, "AP303", "note")


ASSUMED = ("year-from-period", "winter-of", "or-window")
"""Neither `approximate` nor `remark` is here: what they say is written in the date itself."""
