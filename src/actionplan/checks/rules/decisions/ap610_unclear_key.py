"""AP610 unclear-key: a decision that may or may not be a key decision.

What it finds: a `key` that is neither yes (or true) nor no (or false).

Why it matters: it counts as no, but a key decision needs 28 days' notice.

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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import FALSE_WORDS, TRUE_WORDS, Plan, fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every `key` that is neither yes nor no."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.key and fold(decision.key) not in (*TRUE_WORDS, *FALSE_WORDS):
                route = (*line.route, "decisions", n, "key")
                hint = 'write yes if it is a key decision. If not, write no or leave "key:" out'
                yield Finding("AP610", "error", f"{quote(decision.key)} is neither yes nor no", route, hint=hint)
