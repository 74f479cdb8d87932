"""AP614 unexplained-closure: a decision that is closed to the public, without a reason.

What it finds: a `closed` that is yes, or another word that is no reason: closed, private, exempt or confidential. It
also finds `closed: open` and `closed: public`, which say that a meeting is open where the reason belongs.

Why it matters: a council that meets in private must publish why. And `open` would be published as the reason why the
meeting is closed.

Wrong:

    decisions:
      - {body: Cabinet, planned: 12 September 2018, closed: yes}

Right:

    decisions:
      - {body: Cabinet, planned: 12 September 2018, closed: "Paragraph 3: financial or business affairs"}

To silence it: `checks: {AP614: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.phrase import TRUE_WORDS
from actionplan.model.plan import Plan
from actionplan.text.folding import fold

FOLLOWS = ()

_CLOSED_WORDS = (*TRUE_WORDS, "closed", "private", "exempt", "confidential")
_OPEN_WORDS = ("open", "public")
_REASON_HINT = 'write the reason in place of "{}", like "Paragraph 3: financial or business affairs"'
_OPEN_HINT = 'write "closed: no" if the public may attend'


def check(plan: Plan) -> Iterator[Finding]:
    """Find every `closed` that gives no reason."""
    for line in list_targets(plan):
        for n, decision in enumerate(line.target.decisions):
            words, route = fold(decision.closed), (*line.route, "decisions", n, "closed")
            if words in _CLOSED_WORDS:
                message = "the decision is closed to the public, without a reason"
                yield Finding("AP614", "warning", message, route, hint=_REASON_HINT.format(decision.closed))
            elif words in _OPEN_WORDS:
                message = f"{quote(decision.closed)} would be published as the reason why it is closed to the public"
                yield Finding("AP614", "error", message, route, hint=_OPEN_HINT)
