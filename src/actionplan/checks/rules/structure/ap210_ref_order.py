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

from actionplan.checks.support.traversal import is_number, list_actions, list_outputs, parse_number
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan, Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every number lower than that of the one before it."""
    yield from _find_falls("action", ((action.ref, route) for action, route in list_actions(plan)))
    for action, route in list_actions(plan):
        beside = ((output.ref, (*route, "outputs", n)) for n, output in enumerate(action.outputs))
        yield from _find_falls("output", beside)
    for output, route in list_outputs(plan):
        if len(output.targets) > 1:
            yield from _find_letter_falls([each.ref.removeprefix(output.ref) for each in output.targets], route)


def _find_falls(kind: str, refs: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    """Where a number falls: only what is a number like 1.2 has a place in the order."""
    ordered = [(parse_number(ref), ref, route) for ref, route in refs if is_number(ref)]
    for (above, higher, first), (number, ref, route) in pairwise(ordered):
        if number < above:
            yield _report(f"{kind} {ref} stands below {kind} {higher}", (*route, kind), (*first, kind))


def _find_letter_falls(letters: list[str], route: Route) -> Iterator[Finding]:
    """Where a letter falls; a capital among small ones is AP213's."""
    for n, (one, two) in enumerate(pairwise(letters), 1):
        if one.isalpha() and two.isalpha() and (len(two), two.lower()) < (len(one), one.lower()):
            at = (*route, "targets", n, "target")
            yield _report(f"target {two} stands below target {one}", at, (*route, "targets", n - 1, "target"))


def _report(message: str, route: Route, above: Route) -> Finding:
    return Finding(
        "AP210", "note", message, route, "put them in order", also=(RelatedLocation("the higher one is here", above),)
    )
