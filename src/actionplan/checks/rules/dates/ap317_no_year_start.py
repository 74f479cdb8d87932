"""AP317 no-year-start: dates that name a financial year, in a plan that does not say when its financial year starts.

What it finds: the first date that has FY or fiscal in it, in a plan without `year_start`.

Why it matters: the financial year is read as one that starts on 1 April. In the United States it often starts on
1 October or 1 July, and in Australia on 1 July, so that every such date is months early or late.

Wrong:

    plan:
      period: 2025/26

    date: FY26 Q3

Right:

    plan:
      period: 2025/26
      year_start: 1 October

    date: FY26 Q3

To silence it: `checks: {AP317: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from actionplan.checks.support.date_fields import find_dates, quote
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()

_FINANCIAL_PATTERN = re.compile(r"\bfy(?=[\s\d'-])|\bfiscal\b", re.IGNORECASE)


def check(plan: Plan) -> Iterator[Finding]:
    """Find the first date that names a financial year whose first day the plan does not say."""
    if plan.context.has_year_start:
        return
    named = find_dates(plan, lambda phrase: _FINANCIAL_PATTERN.search(phrase.text) is not None)
    for phrase, route, _, _ in islice(named, 1):
        message = f"{quote(phrase.text)} names a financial year, and the plan does not say when its year starts"
        hint = 'write "year_start:" under "plan:"; 1 April is used until then'
        yield Finding("AP317", "warning", message, route, hint=hint)
