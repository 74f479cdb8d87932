"""The plans that are asked about together, as what waits for another looks for it: by name and ref."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.model import Target, fold
from actionplan.naming import Meant, Naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.questions.awaited import Dating
    from actionplan.questions.view import View

Key = tuple[int, str]
"""The identity of a plan, and the folded ref of a target in it."""


class Awaited(NamedTuple):
    """A target that something waits for, as "jsp:1.1a" names it, and the view of its plan."""

    key: Key
    target: Target
    seen: View

    @property
    def name(self) -> str:
        """Its plan's name and its ref."""
        return f"{self.seen.plan.called}:{self.target.ref}"


class Among:
    """The views of plans that are asked about together.

    `known` is how the targets that others wait for are dated, each worked out once.
    """

    def __init__(self) -> None:
        self.known: dict[Key, Dating] = {}
        self._naming = Naming(())
        self._views: dict[int, View] = {}

    def join(self, views: Iterable[View]) -> None:
        """Take in the views."""
        self._views = {id(seen.plan): seen for seen in views}
        plans = [seen.plan for seen in self._views.values()]
        self._naming = Naming((plan, (plan.name, *plan.known_as)) for plan in plans)

    def meant(self, words: str, by: View) -> Meant | None:
        """The plan and the ref that words in one of the plans name, where that is what they are."""
        return self._naming.meant(words, by.plan)

    def find(self, words: str, by: View) -> Awaited | None:
        """The target that words in one of the plans name, where there is one."""
        named = self.meant(words, by)
        line = self._naming.line(named) if named else None
        if named is None or line is None:
            return None
        at = id(named.plan)
        return Awaited((at, fold(named.ref)), line.target, self._views[at])
