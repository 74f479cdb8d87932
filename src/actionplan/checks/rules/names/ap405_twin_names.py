"""AP405 twin-names: two names that are probably those of one officer, body or party.

What it finds: names that differ in a letter, in `and` and `&`, in `The`, in the order of their words (`Director of
Finance`, `Finance Director`), in `Services` at their end or in their last word only (Panel, Board, Committee); one that
is the other's initials; and one that is a council's without its kind (`Watford`, `Watford Borough Council`). Two
spellings of one entry of a registry (`also`) are one name already, and one spelling of two entries is AP408's.

Why it matters: each of them has a list or a report of its own, and neither is whole.

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
from actionplan.model.plan import Plan, fold
from actionplan.text.fuzzy import MAX_NAMES


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that has a likely twin above it."""
    posts = (
        iter_spellings("officers", "name", plan.officers) if plan.officers else _iter_distinct(list_officer_names(plan))
    )
    yield from _find_twins("officer", posts, list_officer_clashes(plan))
    boards = iter_registered_names(plan) if plan.bodies else _iter_distinct(iter_body_names(plan))
    yield from _find_twins("body", boards, list_body_clashes(plan))
    if plan.parties and not plan.bodies:
        yield from _find_twins("body", iter_registered_names(plan), list_body_clashes(plan))


def _find_twins(
    kind: str, names: Iterable[tuple[int, LocatedName]], clashing: Iterable[NameClash]
) -> Iterator[Finding]:
    told = {(earlier, entry) for entry, _, earlier, _ in clashing}
    seen: dict[tuple[str, ...], tuple[int, LocatedName]] = {}
    for entry, named in islice(names, MAX_NAMES):
        for sign, sought in iter_twin_signs(named.name):
            seen.setdefault(sign, (entry, named))
            other, twin = seen.get(sought, (entry, named))
            if other != entry and (other, entry) not in told:
                told.add((other, entry))
                yield _report(kind, named, twin)


def _report(kind: str, named: LocatedName, twin: LocatedName) -> Finding:
    kind = "party" if named.route[0] == twin.route[0] == "parties" else kind
    message = f"{quote(named.name)} and {quote(twin.name)} are probably one {kind}"
    hint = 'if so, keep one, or make one an "also" of the other'
    also = (RelatedLocation(f"{quote(twin.name)} stands here", twin.route),)
    return Finding("AP405", "warning", message, named.route, hint, also=also)


def _iter_distinct(names: Iterable[LocatedName]) -> Iterator[tuple[int, LocatedName]]:
    """The different names in use, each where it first stands, numbered."""
    yield from enumerate({fold(each.name): each for each in reversed(list(names)) if each.name.strip()}.values())
