"""Plans that are looked at together, so that what one says of another can be held against it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.model.plan import Plan, PlanLine, fold
from actionplan.model.plan_names import PlanMatch, PlanNames


class PlanEntry(NamedTuple):
    """A plan, the file that it was read from, and whether all of it could be read.

    `known_as` are names by which it is meant beside its own: that of its file, where it has none.
    """

    plan: Plan
    path: str = ""
    is_complete: bool = True
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All the names by which it is meant; the first is the one by which it is spoken of."""
        return tuple(filter(None, (self.plan.name, *self.aliases)))

    @property
    def location(self) -> str:
        """Its file, in words."""
        return "the plan on standard input" if self.path == "-" else self.path


class TargetInPlan(NamedTuple):
    """A target where it stands, and its plan."""

    entry: PlanEntry
    line: PlanLine

    @property
    def plan(self) -> Plan:
        """Its plan."""
        return self.entry.plan

    @property
    def ref(self) -> str:
        """The ref by which any plan can name it."""
        return ":".join([*self.entry.names[:1], self.line.target.ref])


class PlanSet:
    """The plans of one run."""

    def __init__(self, each: Iterable[PlanEntry]) -> None:
        self.entries = tuple(each)
        self._read = {id(read.plan): read for read in self.entries}
        self._naming = PlanNames((read.plan, read.names) for read in self.entries)
        self._first: dict[str, PlanEntry] = {}
        for read in self.entries:
            self._first.setdefault(fold(read.plan.name), read)

    def find_by_name(self, name: str) -> PlanEntry | None:
        """The first of the plans that give themselves that name."""
        return self._first.get(fold(name))

    def get_entry(self, plan: Plan) -> PlanEntry:
        """A plan of the run with what is known of its file."""
        return self._read[id(plan)]

    def match_name(self, words: str, by: Plan) -> PlanMatch | None:
        """The plan and the ref that words in one of the plans name, where that is what they are."""
        return self._naming.match(words, by)

    def has_target(self, match: PlanMatch) -> bool:
        """Whether the plan that is meant has a target with that ref."""
        return self._find_matched_target(match) is not None

    def find_target(self, words: str, by: Plan) -> TargetInPlan | None:
        """The target that words in one of the plans name, where there is one."""
        named = self.match_name(words, by)
        return self._find_matched_target(named) if named else None

    def replace_plan(self, path: str, plan: Plan) -> PlanSet:
        """The same plans, with another in the place of the one that was read from a file."""
        if id(plan) in self._read:
            return self
        return PlanSet(read._replace(plan=plan) if read.path == path else read for read in self.entries)

    def _find_matched_target(self, match: PlanMatch) -> TargetInPlan | None:
        line = self._naming.find_line(match)
        return TargetInPlan(self.get_entry(match.plan), line) if match.plan and line else None
