"""Plans that are checked together, so that a name in one can be looked up in another."""

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.model.plan import Plan, PlanLine
from actionplan.model.plan_names import PlanMatch, PlanNames
from actionplan.text.folding import fold


class PlanEntry(NamedTuple):
    """A plan, the file that it was read from, and its state: `is_complete` if all of it could be read.

    `aliases` are its other names: that of its file, if it has none of its own.
    """

    plan: Plan
    path: str = ""
    is_complete: bool = True
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names. Messages use the first one."""
        return tuple(filter(None, (self.plan.name, *self.aliases)))

    @property
    def location(self) -> str:
        """Its file, in words."""
        return "the plan on standard input" if self.path == "-" else self.path


class TargetInPlan(NamedTuple):
    """A target at its place in its plan."""

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

    def __init__(self, entries: Iterable[PlanEntry]) -> None:
        self.entries = tuple(entries)
        self._entries_by_id = {id(entry.plan): entry for entry in self.entries}
        self._names = PlanNames((entry.plan, entry.names) for entry in self.entries)
        self._entries_by_name = {fold(entry.plan.name): entry for entry in reversed(self.entries)}

    def find_by_name(self, name: str) -> PlanEntry | None:
        """Return the first plan with a name of its own, or `None`."""
        return self._entries_by_name.get(fold(name))

    def get_entry(self, plan: Plan) -> PlanEntry:
        """Return the entry of a plan of the run."""
        return self._entries_by_id[id(plan)]

    def match_name(self, words: str, by: Plan) -> PlanMatch | None:
        """Return the plan and the ref that words in a plan name, or `None` if they are not a plan and a ref."""
        return self._names.match(words, by)

    def has_target(self, match: PlanMatch) -> bool:
        """Return True if the matched plan has a target with the matched ref."""
        return self._find_matched_target(match) is not None

    def find_target(self, words: str, by: Plan) -> TargetInPlan | None:
        """Return the target that words in a plan name, or `None`."""
        match = self.match_name(words, by)
        return self._find_matched_target(match) if match else None

    def replace_plan(self, path: str, plan: Plan) -> "PlanSet":
        """Return the same plans, with another plan instead of the one from a file."""
        if id(plan) in self._entries_by_id:
            return self
        return PlanSet(entry._replace(plan=plan) if entry.path == path else entry for entry in self.entries)

    def _find_matched_target(self, match: PlanMatch) -> TargetInPlan | None:
        line = self._names.find_line(match)
        return TargetInPlan(self.get_entry(match.plan), line) if match.plan and line else None
