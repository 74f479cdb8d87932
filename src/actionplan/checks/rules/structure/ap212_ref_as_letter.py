"""AP212 ref-as-letter: a target with its whole number where its letter is meant.

What it finds: a `target` that repeats the number of its output.

Why it matters: the letter is added to the output's number, so that the target is called 1.21.2a in every report, and
nobody finds 1.2a.

Wrong:

    - output: 1.2
      targets:
        - target: 1.2a

Right:

    - output: 1.2
      targets:
        - target: a

To silence it: `checks: {AP212: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.traversal import list_targets
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every target whose letter starts with the number of its output."""
    for _, _, output, target, route in list_targets(plan):
        letter = target.ref[len(output.ref) :]
        if output.ref and letter.startswith(output.ref):
            meant = letter.removeprefix(output.ref).strip()
            hint = f'write "target: {meant}"' if meant else "leave it out, or write a letter"
            message = f"this target would be called {target.ref}"
            yield Finding("AP212", "error", message, (*route, "target"), hint)
