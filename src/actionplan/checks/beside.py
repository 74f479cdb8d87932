"""Plans that are looked at together, so that what one says of another can be held against it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.model import Line, Plan, fold
from actionplan.naming import Meant, Naming


class Read(NamedTuple):
    """A plan, the file that it was read from, and whether all of it could be read.

    `known_as` are names by which it is meant beside its own: that of its file, where it has none.
    """

    plan: Plan
    path: str = ""
    is_whole: bool = True
    known_as: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All the names by which it is meant; the first is the one by which it is spoken of."""
        return tuple(filter(None, (self.plan.name, *self.known_as)))

    @property
    def where(self) -> str:
        """Its file, in words."""
        return "the plan on standard input" if self.path == "-" else self.path


class Stop(NamedTuple):
    """A target where it stands, and its plan."""

    read: Read
    line: Line

    @property
    def plan(self) -> Plan:
        """Its plan."""
        return self.read.plan

    @property
    def ref(self) -> str:
        """The ref by which any plan can name it."""
        return ":".join([*self.read.names[:1], self.line.target.ref])


class Beside:
    """The plans of one run."""

    def __init__(self, each: Iterable[Read]) -> None:
        self.each = tuple(each)
        self._read = {id(read.plan): read for read in self.each}
        self._naming = Naming((read.plan, read.names) for read in self.each)
        self._first: dict[str, Read] = {}
        for read in self.each:
            self._first.setdefault(fold(read.plan.name), read)

    def first(self, name: str) -> Read | None:
        """The first of the plans that give themselves that name."""
        return self._first.get(fold(name))

    def read(self, plan: Plan) -> Read:
        """A plan of the run with what is known of its file."""
        return self._read[id(plan)]

    def meant(self, words: str, by: Plan) -> Meant | None:
        """The plan and the ref that words in one of the plans name, where that is what they are."""
        return self._naming.meant(words, by)

    def has(self, named: Meant) -> bool:
        """Whether the plan that is meant has a target with that ref."""
        return self._stop(named) is not None

    def awaited(self, words: str, by: Plan) -> Stop | None:
        """The target that words in one of the plans name, where there is one."""
        named = self.meant(words, by)
        return self._stop(named) if named else None

    def instead(self, path: str, plan: Plan) -> Beside:
        """The same plans, with another in the place of the one that was read from a file."""
        if id(plan) in self._read:
            return self
        return Beside(read._replace(plan=plan) if read.path == path else read for read in self.each)

    def _stop(self, named: Meant) -> Stop | None:
        line = self._naming.line(named)
        return Stop(self.read(named.plan), line) if named.plan and line else None
