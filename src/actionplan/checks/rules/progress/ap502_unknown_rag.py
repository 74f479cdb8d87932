"""AP502 unknown-rag: a RAG other than red, amber or green.

What it finds: an update whose `rag` is another word.

Why it matters: reports show the RAG beside the status and count it. They do not count another word.

Wrong:

    updates:
      - {on: 30 June 2017, rag: orange}

Right:

    updates:
      - {on: 30 June 2017, rag: amber}

To silence it: `checks: {AP502: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import RAG_RATINGS, Plan
from actionplan.text.folding import fold

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every RAG that is another word."""
    for line in list_targets(plan):
        for n, update in enumerate(line.target.updates):
            if update.rag and fold(update.rag) not in RAG_RATINGS:
                route = (*line.route, "updates", n, "rag")
                message, hint = f"{quote(update.rag)} is not a RAG rating", "write red, amber or green"
                yield Finding("AP502", "error", message, route, hint=hint)
