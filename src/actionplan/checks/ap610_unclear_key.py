"""AP610 unclear-key: a decision of which it is not clear whether it is a key decision.

What it finds: a `key` that is neither yes (or true) nor no (or false).

Why it matters: it counts as no, and of a key decision notice is to be given 28 days before.

Wrong:

    decisions:
      - {body: Executive, key: x}

Right:

    decisions:
      - {body: Executive, key: yes}

To silence it: `checks: {AP610: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.dated import quoted
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import FALSE, TRUE, Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every `key` that says neither."""
    for line in lines(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.key and fold(decision.key) not in (*TRUE, *FALSE):
                route = (*line.route, "decisions", n, "key")
                hint = 'write yes where it is a key decision, and else no, or leave "key:" out'
                yield Finding("AP610", "error", f"{quoted(decision.key)} is neither yes nor no", route, hint)
