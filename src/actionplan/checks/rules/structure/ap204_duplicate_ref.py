"""AP204 duplicate-ref: two actions, outputs or targets with the same number.

What it finds: a ref that an earlier action, output or target already has. Capitals make no difference, because they
make none to commands: targets b and B are the same. The ref of a target is the number of its output and its letter, so
target a of output 1.1 has the same ref as an output 1.1a.

Why it matters: a report that names 1.2 could mean either, and a command that completes 1.2a could not tell which one
you mean.

Wrong:

    - output: 1.2
    - output: 1.2

Right:

    - output: 1.2
    - output: 1.3

To silence it: `checks: {AP204: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.checks.support.traversal import list_actions, list_outputs
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan, Route
from actionplan.text.folding import fold

FOLLOWS = ()


class _NumberedPart(NamedTuple):
    """A part of the plan with a ref of its own: its kind, its ref and the route to it."""

    kind: str
    ref: str
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Find every ref that something before it already has. AP207 checks targets with no letter."""
    yield from _find_duplicates(_NumberedPart("action", action.ref, route) for _, action, route in list_actions(plan))
    if _has_duplicates(plan):
        yield from _find_duplicates(_iter_outputs_and_targets(plan))


def _has_duplicates(plan: Plan) -> bool:
    """Return True if an output or a target has the ref of another. Few plans do, so the others need no routes."""
    outputs = [line.output for line in list_outputs(plan)]
    targets = [target.ref for output in outputs for target in output.targets if target.ref != output.ref]
    refs = [*targets, *(output.ref for output in outputs)]
    return len(set(map(fold, refs))) < len(refs)


def _iter_outputs_and_targets(plan: Plan) -> Iterator[_NumberedPart]:
    """Yield every output and every target that has a letter. A target without one has the ref of its output."""
    for _, _, output, route in list_outputs(plan):
        yield _NumberedPart("output", output.ref, route)
        for n, target in enumerate(output.targets):
            if target.ref != output.ref:
                yield _NumberedPart("target", target.ref, (*route, "targets", n))


def _find_duplicates(parts: Iterable[_NumberedPart]) -> Iterator[Finding]:
    firsts: dict[str, _NumberedPart] = {}
    for part in parts:
        first = firsts.setdefault(fold(part.ref), part)
        if part.ref and first is not part:
            also = (RelatedLocation("the first one is here", (*first.route, first.kind)),)
            yield Finding(
                "AP204",
                "error",
                _describe(first, part),
                (*part.route, part.kind),
                hint="give one of them another number",
                also=also,
            )


def _describe(first: _NumberedPart, part: _NumberedPart) -> str:
    if first.kind != part.kind:
        return f"there is {_format_part(first)}, and {_format_part(part)}"
    if first.ref != part.ref:
        return f"there are {part.kind}s {first.ref} and {part.ref}, which are the same to commands"
    return f"there are two {part.kind}s {part.ref}"


def _format_part(part: _NumberedPart) -> str:
    return f"{'an' if part.kind == 'output' else 'a'} {part.kind} {part.ref}"
