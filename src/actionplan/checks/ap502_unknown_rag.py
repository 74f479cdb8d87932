"""AP502 unknown-rag: a RAG other than red, amber or green.

What it finds: an update whose `rag` is another word.

Why it matters: reports show the RAG beside the status and count it; another word is counted nowhere.

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

from actionplan.checks.dated import quoted
from actionplan.checks.walks import lines
from actionplan.findings import Finding
from actionplan.model import RAGS, Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every RAG that is none."""
    for line in lines(plan):
        for n, update in enumerate(line.target.updates):
            if update.rag and fold(update.rag) not in RAGS:
                route = (*line.route, "updates", n, "rag")
                yield Finding(
                    "AP502", "error", f"{quoted(update.rag)} is not a RAG", route, "write red, amber or green"
                )
