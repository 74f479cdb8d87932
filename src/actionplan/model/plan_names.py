"""Which plan is meant by a name before a ref: "jsp:1.1a" in a plan that is read with others.

A plan's own names mean itself, in what it says, whoever else has them. Those of the others mean one only where no
second one has them too: none is the first, by whatever order they were read in. A plan that gives itself no name has
that of its file. A name may hold spaces and colons; of those that are known the longest is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.model.plan import Plan, PlanLine, fold


class PlanMatch(NamedTuple):
    """The name and the ref that some words are, and which plan is meant: none that was read, one, or one of several."""

    name: str
    ref: str
    plans: tuple[Plan, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The plan that is meant, where one is."""
        return self.plans[0] if len(self.plans) == 1 else None


class PlanNames:
    """The plans of one run, by all their names, and their targets by ref."""

    def __init__(self, plans: Iterable[tuple[Plan, Iterable[str]]]) -> None:
        self._plans_by_name: dict[str, list[Plan]] = {}
        for plan, names in plans:
            for name in dict.fromkeys(map(fold, names)):
                if name:
                    self._plans_by_name.setdefault(name, []).append(plan)
        self._lines_by_plan: dict[int, dict[str, PlanLine]] = {}

    def match(self, words: str, origin: Plan) -> PlanMatch | None:
        """What words in a plan name, where they are a name and a ref at all."""
        for name, ref in iter_ref_splits(words):
            plans = self._plans_by_name.get(fold(name), ())
            if plans:
                return PlanMatch(name, ref, (origin,) if any(plan is origin for plan in plans) else tuple(plans))
        return next((PlanMatch(name, ref) for name, ref in iter_ref_splits(words) if _is_likely_ref(name, ref)), None)

    def find_line(self, match: PlanMatch) -> PlanLine | None:
        """The target that is meant, where the plan is known and has it; of several with one ref, the first."""
        if match.plan is None:
            return None
        lines = self._lines_by_plan.get(id(match.plan))
        if lines is None:
            lines = {fold(line.target.ref): line for line in reversed([*match.plan.walk()])}
            self._lines_by_plan[id(match.plan)] = lines
        return lines.get(fold(match.ref))


def strip_plan_name(plan: Plan, ref: str) -> str:
    """A ref as somebody wrote it, folded, without the name of its plan before it."""
    called = fold(plan.display_name)
    return next((fold(own) for name, own in iter_ref_splits(ref) if called and fold(name) == called), fold(ref))


def iter_ref_splits(words: str) -> Iterator[tuple[str, str]]:
    """Words as a name and a ref with a colon between them, in every way: the longest name first."""
    at = words.rfind(":")
    while at > 0:
        name, ref = words[:at].strip(), words[at + 1 :].strip()
        if name and ref:
            yield name, ref
        at = words.rfind(":", 0, at)


def _is_likely_ref(name: str, ref: str) -> bool:
    """Whether they look like the name of a plan and a ref in it, though no plan that was read is called so."""
    plain = name.replace("-", "").replace("_", ""), ref.replace("-", "").replace(".", "")
    return all(each.isalnum() for each in plain)
