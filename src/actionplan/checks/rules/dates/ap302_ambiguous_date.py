"""AP302 ambiguous-date: a date that could be read in two ways.

What it finds: a date with two meanings: a quarter with a bare year (Q3 2017), a month with two digits (September 16),
two years with a dash (2014-2015, 2018 - 2019), a year and two digits (2011-12), a season or month that comes twice in
the period, a financial year named by one year (FY26), Hydref, and biannual. Also a word that is not known beside a
bare year (Juin 2017), which may be a part of it, unless it is the name of a body, party or officer. It says what else
the date could mean, and how to write each.

Why it matters: two readers of one plan could wait for two different days.

Wrong:

    date: Q3 2017

Right:

    date: Q3 2017/18

To silence it: `checks: {AP302: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import find_dates, has_assumptions, quote
from actionplan.checks.support.rewording import RewordingAdviser
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every ambiguous date. Each finding says how it was read, what else it could mean, and how to write each."""
    adviser = RewordingAdviser(plan.context)
    names = _collect_names(plan)
    for phrase, route, _, _ in find_dates(plan, has_assumptions):
        for code, text in phrase.reading.assumptions:
            is_unknown = code == "unknown-word" and fold(phrase.reading.remark or "") not in names
            if code.startswith("ambiguous") or is_unknown:
                hint = adviser(phrase, code, text)
                yield Finding("AP302", "warning", f"{quote(phrase.text)}: {text}", route, hint=hint)


def _collect_names(plan: Plan) -> frozenset[str]:
    """Collect the names of the plan's bodies, parties and officers, and their other spellings."""
    return frozenset(fold(entry.name) for entries in (plan.bodies, plan.officers, plan.parties) for entry in entries)
