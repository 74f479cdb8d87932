"""AP210 ref-order: a number that is lower than the one above it.

What it finds: actions, outputs and the letters of targets that are out of order, such as 1.3 above 1.2.

Why it matters: a reader who looks for 1.2 below 1.1 does not find it, and may think that it was dropped.

Wrong:

    - output: 1.3
    - output: 1.2

Right:

    - output: 1.2
    - output: 1.3

To silence it: `checks: {AP210: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from actionplan.checks.refs import actions, is_number, order
from actionplan.checks.walks import outputs
from actionplan.findings import Finding, Place
from actionplan.model import Plan, Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every number lower than that of the one before it."""
    yield from _falls("action", ((action.ref, route) for action, route in actions(plan)))
    for action, route in actions(plan):
        beside = ((output.ref, (*route, "outputs", n)) for n, output in enumerate(action.outputs))
        yield from _falls("output", beside)
    for output, route in outputs(plan):
        if len(output.targets) > 1:
            yield from _letters([each.ref.removeprefix(output.ref) for each in output.targets], route)


def _falls(kind: str, refs: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    """Where a number falls: only what is a number like 1.2 has a place in the order."""
    ordered = [(order(ref), ref, route) for ref, route in refs if is_number(ref)]
    for (above, higher, first), (number, ref, route) in pairwise(ordered):
        if number < above:
            yield _told(f"{kind} {ref} stands below {kind} {higher}", (*route, kind), (*first, kind))


def _letters(letters: list[str], route: Route) -> Iterator[Finding]:
    """Where a letter falls; a capital among small ones is AP213's."""
    for n, (one, two) in enumerate(pairwise(letters), 1):
        if one.isalpha() and two.isalpha() and (len(two), two.lower()) < (len(one), one.lower()):
            at = (*route, "targets", n, "target")
            yield _told(f"target {two} stands below target {one}", at, (*route, "targets", n - 1, "target"))


def _told(message: str, route: Route, above: Route) -> Finding:
    return Finding("AP210", "note", message, route, "put them in order", also=(Place("the higher one is here", above),))
