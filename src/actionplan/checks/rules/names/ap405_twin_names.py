"""AP405 twin-names: two names that probably mean the same officer, body or party.

What it finds: names that differ in one letter, in `and` and `&`, in `The`, in the order of their words (`Director of
Finance`, `Finance Director`), in `Services` at the end, or only in their last word (Panel, Board, Committee). Also a
name that is the initials of another, and a council's name without the kind of council (`Watford`, `Watford Borough
Council`). Spellings in one entry (`also`) are already one name, and AP408 reports one spelling in two entries.

Why it matters: each name has its own list or report, and neither is complete.

Wrong:

    bodies:
      - name: Asset Management Panel
      - name: Asset Management Board

Right:

    bodies:
      - name: Asset Management Panel
        also: [Asset Management Board]

To silence it: `checks: {AP405: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.duplicate_names import iter_twin_signs
from actionplan.checks.support.registries import (
    LocatedName,
    NameClash,
    iter_body_names,
    iter_registered_names,
    iter_spellings,
    list_body_clashes,
    list_officer_clashes,
    list_officer_names,
)
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan
from actionplan.text.folding import fold
from actionplan.text.fuzzy import MAX_NAMES

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every name that has a likely twin above it."""
    officers = (
        iter_spellings("officers", "name", plan.officers) if plan.officers else _iter_distinct(list_officer_names(plan))
    )
    yield from _find_twins("officer", officers, list_officer_clashes(plan))
    bodies = iter_registered_names(plan) if plan.bodies else _iter_distinct(iter_body_names(plan))
    yield from _find_twins("body", bodies, list_body_clashes(plan))
    if plan.parties and not plan.bodies:
        yield from _find_twins("body", iter_registered_names(plan), list_body_clashes(plan))


def _find_twins(
    kind: str, names: Iterable[tuple[int, LocatedName]], clashing: Iterable[NameClash]
) -> Iterator[Finding]:
    reported = {(earlier, entry) for entry, _, earlier, _ in clashing}
    first_by_sign: dict[tuple[str, ...], tuple[int, LocatedName]] = {}
    for entry, named in islice(names, MAX_NAMES):
        for sign, twin_sign in iter_twin_signs(named.name):
            first_by_sign.setdefault(sign, (entry, named))
            other, twin = first_by_sign.get(twin_sign, (entry, named))
            if other != entry and (other, entry) not in reported:
                reported.add((other, entry))
                yield _build_finding(kind, named, twin)


def _build_finding(kind: str, named: LocatedName, twin: LocatedName) -> Finding:
    kind = "party" if named.route[0] == twin.route[0] == "parties" else kind
    message = f"{quote(named.name)} and {quote(twin.name)} are probably the same {kind}"
    hint = 'if so, keep one, or make one an "also" of the other'
    also = (RelatedLocation(f"{quote(twin.name)} is here", twin.route),)
    return Finding("AP405", "warning", message, named.route, hint=hint, also=also)


def _iter_distinct(names: Iterable[LocatedName]) -> Iterator[tuple[int, LocatedName]]:
    """Yield the different names in use, numbered, each at its first place."""
    yield from enumerate({fold(named.name): named for named in reversed(list(names)) if named.name.strip()}.values())
