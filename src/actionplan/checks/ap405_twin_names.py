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

from actionplan.checks.dated import quoted
from actionplan.checks.likeness import MANY
from actionplan.checks.names import (
    Clash,
    Named,
    bodies,
    clashing_bodies,
    clashing_officers,
    officers,
    registered,
    spellings,
)
from actionplan.checks.twins import signs
from actionplan.findings import Finding, Place
from actionplan.model import Plan, fold


def check(plan: Plan) -> Iterator[Finding]:
    """Every name that has a likely twin above it."""
    posts = spellings("officers", "name", plan.officers) if plan.officers else _distinct(officers(plan))
    yield from _twins("officer", posts, clashing_officers(plan))
    boards = registered(plan) if plan.bodies else _distinct(bodies(plan))
    yield from _twins("body", boards, clashing_bodies(plan))
    if plan.parties and not plan.bodies:
        yield from _twins("body", registered(plan), clashing_bodies(plan))


def _twins(one: str, names: Iterable[tuple[int, Named]], clashing: Iterable[Clash]) -> Iterator[Finding]:
    told = {(earlier, entry) for entry, _, earlier, _ in clashing}
    seen: dict[tuple[str, ...], tuple[int, Named]] = {}
    for entry, named in islice(names, MANY):
        for sign, sought in signs(named.name):
            seen.setdefault(sign, (entry, named))
            other, twin = seen.get(sought, (entry, named))
            if other != entry and (other, entry) not in told:
                told.add((other, entry))
                yield _told(one, named, twin)


def _told(one: str, named: Named, twin: Named) -> Finding:
    one = "party" if named.route[0] == twin.route[0] == "parties" else one
    message = f"{quoted(named.name)} and {quoted(twin.name)} are probably one {one}"
    hint = 'if so, keep one, or make one an "also" of the other'
    also = (Place(f"{quoted(twin.name)} stands here", twin.route),)
    return Finding("AP405", "warning", message, named.route, hint, also=also)


def _distinct(used: Iterable[Named]) -> Iterator[tuple[int, Named]]:
    """The different names in use, each where it first stands, numbered."""
    yield from enumerate({fold(each.name): each for each in reversed(list(used)) if each.name.strip()}.values())
