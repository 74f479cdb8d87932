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

from actionplan.checks.support.ref_numbers import is_number, parse_number
from actionplan.checks.support.traversal import list_actions, list_outputs
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan, Route

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every number that is lower than the one before it."""
    yield from _find_falls("action", ((action.ref, route) for _, action, route in list_actions(plan)))
    for _, action, route in list_actions(plan):
        siblings = ((output.ref, (*route, "outputs", n)) for n, output in enumerate(action.outputs))
        yield from _find_falls("output", siblings)
    for _, _, output, route in list_outputs(plan):
        if len(output.targets) > 1:
            yield from _find_letter_falls([target.ref.removeprefix(output.ref) for target in output.targets], route)


def _find_falls(kind: str, refs: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    """Find where a number falls. Only numbers like 1.2 have a place in the order."""
    ordered = [(parse_number(ref), ref, route) for ref, route in refs if is_number(ref)]
    for (above, higher, first), (number, ref, route) in pairwise(ordered):
        if number < above:
            yield _build_finding(f"{kind} {ref} comes after {kind} {higher}", (*route, kind), (*first, kind))


def _find_letter_falls(letters: list[str], route: Route) -> Iterator[Finding]:
    """Find where a letter falls. AP213 checks a capital letter among small ones."""
    for n, (one, two) in enumerate(pairwise(letters), 1):
        if one.isalpha() and two.isalpha() and (len(two), two.lower()) < (len(one), one.lower()):
            at = (*route, "targets", n, "target")
            yield _build_finding(f"target {two} comes after target {one}", at, (*route, "targets", n - 1, "target"))


def _build_finding(message: str, route: Route, above: Route) -> Finding:
    also = (RelatedLocation("the higher one is here", above),)
    return Finding("AP210", "note", message, route, hint="put them in order", also=also)
