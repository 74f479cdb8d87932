"""Where outputs stand: in which action of which theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.model import Action, Line, Output, Plan, Route, Theme, fold

THEME, ACTION = 2, 4
"""How much of a target's route leads to its theme, and to its action."""


class Place(NamedTuple):
    """An output where it stands."""

    theme: Theme
    action: Action
    output: Output
    at: tuple[int, int, int]

    def line(self, n: int) -> Line:
        """One of its targets as a line of the plan."""
        t, a, o = self.at
        route = ("themes", t, "actions", a, "outputs", o, "targets", n)
        return Line(self.theme, self.action, self.output, self.output.targets[n], route)

    def holder(self, depth: int) -> Route:
        """The route of its theme or its action."""
        return ("themes", self.at[0], "actions", self.at[1])[:depth]

    def title(self, depth: int) -> str:
        """The title of its theme or its action, as it is compared."""
        return fold(self.theme.title if depth == THEME else self.action.title)

    def lines(self) -> list[Line]:
        """Its targets as lines of the plan."""
        return [self.line(n) for n in range(len(self.output.targets))]


def places(plan: Plan) -> Iterator[Place]:
    """Every output of a plan."""
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs):
                yield Place(theme, action, output, (t, a, o))
