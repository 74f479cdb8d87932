"""AP403 unknown-officer: an officer who is not in the plan's registry.

What it finds: an officer, responsible or supporting, whose name and spelling is not under `officers`; with the
nearest that is. A plan without a registry is not asked.

Why it matters: two spellings of one officer are two people in every list, and each list is too short.

Wrong:

    officers:
      - name: Chief Executive

    officer: Cheif Executive

Right:

    officers:
      - name: Chief Executive

    officer: Chief Executive

To silence it: `checks: {AP403: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.names import is_group, is_known, officers, spellings, unknown
from actionplan.findings import Finding
from actionplan.model import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every officer who is not registered. Groups are AP402's."""
    known = spellings(plan.officers)
    for name, route in officers(plan):
        if plan.officers and name.strip() and not is_known(name, known) and not is_group(name, known):
            yield unknown("AP403", "officers", name, route, known)
