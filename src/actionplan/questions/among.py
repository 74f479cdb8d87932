"""The plans that are asked about together, as what waits for another looks for it: by short name and ref."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from actionplan.model import Target, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.questions.awaited import Dating
    from actionplan.questions.view import View

Key = tuple[str, str]
"""The folded name of a plan, and the folded ref of a target in it."""


class Awaited(NamedTuple):
    """A target that something waits for, as "jsp:1.1a" names it, and the view of its plan."""

    key: Key
    target: Target
    seen: View

    @property
    def name(self) -> str:
        """Its plan's name and its ref."""
        return f"{self.seen.plan.name}:{self.target.ref}"


class Among:
    """The views of plans that are asked about together.

    `known` is how the targets that others wait for are dated, each worked out once.
    """

    def __init__(self) -> None:
        self.known: dict[Key, Dating] = {}
        self._views: dict[str, View] = {}
        self._targets: dict[str, dict[str, Target]] = {}

    def join(self, views: Sequence[View], called: Iterable[str] = ()) -> None:
        """Take in the views, under the names by which they are `called`, and then under those that they have.

        Of plans with one name, which nothing tells apart, the first is meant by it.
        """
        for name, seen in chain(zip(called, views, strict=False), ((each.plan.name, each) for each in views)):
            if name:
                self._views.setdefault(fold(name), seen)

    def has(self, name: str) -> bool:
        """Whether a plan of that name is among them."""
        return fold(name) in self._views

    def find(self, name: str, ref: str) -> Awaited | None:
        """The target with a ref in the plan of that name, where there is one."""
        plan = fold(name)
        seen = self._views.get(plan)
        if seen is None:
            return None
        if plan not in self._targets:
            self._targets[plan] = {fold(each.ref): each for each in reversed([*seen.plan.targets()])}
        target = self._targets[plan].get(fold(ref))
        return Awaited((plan, fold(ref)), target, seen) if target else None
