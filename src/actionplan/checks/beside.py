"""Plans that are looked at together, so that what one says of another can be held against it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.model import Line, Plan, elsewhere, fold


class Read(NamedTuple):
    """A plan, the file that it was read from, and whether all of it could be read."""

    plan: Plan
    path: str = ""
    is_whole: bool = True


class Stop(NamedTuple):
    """A target where it stands, and its plan."""

    plan: Plan
    line: Line

    @property
    def ref(self) -> str:
        """The ref by which any plan can name it."""
        return f"{self.plan.name}:{self.line.target.ref}"


class Beside:
    """The plans of one run, by their short names. Where several have one name, the first of them is meant by it."""

    def __init__(self, each: Iterable[Read]) -> None:
        self.each = tuple(each)
        self._named: dict[str, Read] = {}
        for read in self.each:
            if read.plan.name:
                self._named.setdefault(fold(read.plan.name), read)
        self._lines: dict[int, dict[str, Line]] = {}

    def named(self, name: str) -> Read | None:
        """The plan that is called so."""
        return self._named.get(fold(name))

    def awaited(self, plan: Plan, words: str) -> Stop | None:
        """The target that a target of a plan waits for, where those words are the ref of one of these plans."""
        named = elsewhere(words)
        if not named:
            return None
        name, ref = named
        read = Read(plan) if fold(name) == fold(plan.name) else self.named(name)
        line = self._refs(read.plan).get(fold(ref)) if read else None
        return Stop(read.plan, line) if read and line else None

    def instead(self, path: str, plan: Plan) -> Beside:
        """The same plans, with another in the place of the one that was read from a file."""
        if any(read.plan is plan for read in self.each):
            return self
        return Beside(read._replace(plan=plan) if read.path == path else read for read in self.each)

    def _refs(self, plan: Plan) -> dict[str, Line]:
        """The targets of a plan by their refs; where several have one ref, the first is meant by it."""
        if id(plan) not in self._lines:
            self._lines[id(plan)] = {fold(line.target.ref): line for line in reversed([*plan.walk()])}
        return self._lines[id(plan)]
