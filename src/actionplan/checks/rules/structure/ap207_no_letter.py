"""AP207 no-letter: a target without a letter, where its output has several.

What it finds: targets of one output that are not told apart.

Why it matters: 1.2 could mean either of them. An output with one target needs no letter.

Wrong:

    targets:
      - date: Summer 2017
      - date: Autumn 2017

Right:

    targets:
      - target: a
        date: Summer 2017
      - target: b
        date: Autumn 2017

To silence it: `checks: {AP207: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.traversal import list_outputs
from actionplan.findings import Finding
from actionplan.model.plan import Plan


def check(plan: Plan) -> Iterator[Finding]:
    """Every target with no letter beside others."""
    for output, route in list_outputs(plan):
        for n, target in enumerate(output.targets):
            if len(output.targets) > 1 and target.ref == output.ref:
                message = f"output {output.ref} has {len(output.targets)} targets, and this one has no letter"
                yield Finding("AP207", "error", message, (*route, "targets", n), f'add "target: {_format_letter(n)}"')


def _format_letter(n: int) -> str:
    """The letter of the nth target, counted from 0; past z, two letters."""
    return (_format_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)
