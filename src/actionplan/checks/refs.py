"""Numbers like 1.2, and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from actionplan.checks.walks import once
from actionplan.model import Action, Plan, Route

_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")


@once
def actions(plan: Plan) -> Iterator[tuple[Action, Route]]:
    """Every action of a plan, with the route to it."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            yield action, ("themes", t, "actions", a)


@cache
def is_number(ref: str) -> bool:
    """Whether a ref is made of numbers and full stops, so that it has a place in an order."""
    return bool(_NUMBER.fullmatch(ref))


def order(ref: str) -> tuple[int, ...]:
    """What a number is ordered by: 1.9 comes before 1.10."""
    return tuple(map(int, ref.split(".")))
