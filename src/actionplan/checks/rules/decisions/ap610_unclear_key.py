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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import FALSE_WORDS, TRUE_WORDS, Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every `key` that says neither."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            if decision.key and fold(decision.key) not in (*TRUE_WORDS, *FALSE_WORDS):
                route = (*line.route, "decisions", n, "key")
                hint = 'write yes where it is a key decision, and else no, or leave "key:" out'
                yield Finding("AP610", "error", f"{quote(decision.key)} is neither yes nor no", route, hint)
