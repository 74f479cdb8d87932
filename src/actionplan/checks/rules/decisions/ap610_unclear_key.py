"""AP610 unclear-key: a decision that may or may not be a key one, or only to note, or to be followed by work.

What it finds: a `key`, a `to_note` or a `work_follows` that is neither yes (or true) nor no (or false).

Why it matters: it counts as no. But a key decision needs 28 days' notice, and a body that has only to note the work
does not approve it.

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
from actionplan.model.phrase import FALSE_WORDS, TRUE_WORDS
from actionplan.model.plan import Plan, Route
from actionplan.text.folding import fold

FOLLOWS = ()


_HINTS = {
    "key": 'write yes if it is a key decision. If not, write no or leave "key:" out',
    "to_note": 'write yes if the body has only to note it. If not, write no or leave "to_note:" out',
    "work_follows": 'write yes if work follows the decisions. If not, write no or leave "work_follows:" out',
}


def check(plan: Plan) -> Iterator[Finding]:
    """Find every `key`, `to_note` and `work_follows` that is neither yes nor no."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            route = (*line.route, "decisions", n)
            yield from _check_word("key", decision.key, route)
            yield from _check_word("to_note", decision.to_note, route)
        yield from _check_word("work_follows", line.target.work_follows, line.route)


def _check_word(name: str, text: str, route: Route) -> Iterator[Finding]:
    if text and fold(text) not in (*TRUE_WORDS, *FALSE_WORDS):
        yield Finding("AP610", "error", f"{quote(text)} is neither yes nor no", (*route, name), hint=_HINTS[name])
