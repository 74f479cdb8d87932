"""AP207 no-letter: a target without a letter, in an output that has several targets.

What it finds: targets of one output that have no letters to tell them apart.

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

from actionplan.checks.relations import FollowsCutLine, FollowsUnknownKey
from actionplan.checks.support.traversal import list_outputs
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = (FollowsUnknownKey(), FollowsCutLine())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every target that has no letter, in an output that has several."""
    for _, _, output, route in list_outputs(plan):
        for n, target in enumerate(output.targets):
            if len(output.targets) > 1 and target.ref == output.ref:
                message = f"output {output.ref} has {len(output.targets)} targets, and this one has no letter"
                hint = f'add "target: {_format_letter(n)}"'
                yield Finding("AP207", "error", message, (*route, "targets", n), hint=hint)


def _format_letter(n: int) -> str:
    """Return the letter of the nth target, counted from 0. After z come two letters."""
    return (_format_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)
