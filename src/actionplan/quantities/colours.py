"""Choose the colour of a figure by the thresholds of a measure, and find thresholds that contradict its target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from actionplan.quantities.goal import Limits

Colour = Literal["green", "amber", "red"]


def choose_colour(amount: Decimal, green: Limits | str | None, amber: Limits | str | None) -> Colour:
    """Choose the colour of a figure: green or amber if it is within those limits, and otherwise red.

    Limits that could not be found, for a reason in words, have no figure within them.
    """
    if _is_within(amount, green):
        return "green"
    return "amber" if _is_within(amount, amber) else "red"


def find_red_on_target(target: Limits, green: Limits, amber: Limits | None) -> Decimal | None:
    """Find a figure that is on target and red; `None` if there is none."""
    samples = _iter_samples([target, green, amber])
    return next((n for n in samples if _is_within(n, target) and choose_colour(n, green, amber) == "red"), None)


def has_amber(green: Limits, amber: Limits) -> bool:
    """Return True if some figure is amber."""
    return any(choose_colour(n, green, amber) == "amber" for n in _iter_samples([green, amber]))


def _iter_samples(limits: Iterable[Limits | None]) -> Iterator[Decimal]:
    """Yield a figure on each limit, one between any two, and one beyond each end: nothing changes between limits."""
    edges = sorted({edge for each in limits if each for edge in (each.low, each.high) if edge is not None})
    yield from edges
    yield from ((one + other) / 2 for one, other in pairwise(edges))
    yield from (edges[0] - 1, edges[-1] + 1) if edges else ()


def _is_within(amount: Decimal, limits: Limits | str | None) -> bool:
    return isinstance(limits, Limits) and limits.describe(amount) == "on target"
