"""Find the plan for a name before a ref: "jsp:1.1a" in a plan that is read with others.

Within a plan, its own names mean that plan, even if others have them too. A name of another plan counts only if no
third plan has it: the order of reading makes no difference. A plan without a name has the name of its file. A name may
have spaces and colons; the longest known one counts.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.model.plan import Plan, PlanLine
from actionplan.text.folding import fold

_MAX_REF_LENGTH = 500
"""Characters. A longer text names no target, and could be split in very many ways."""


class PlanMatch(NamedTuple):
    """Some words as a name and a ref, and the plans with that name: none that was read, one, or several."""

    name: str
    ref: str
    plans: tuple[Plan, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The plan with that name, if there is just one."""
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
        """Match words of a plan, if they are a name and a ref at all."""
        for name, ref in iter_ref_splits(words):
            plans = self._plans_by_name.get(fold(name), ())
            if plans:
                return PlanMatch(name, ref, (origin,) if any(plan is origin for plan in plans) else tuple(plans))
        return next((PlanMatch(name, ref) for name, ref in iter_ref_splits(words) if _is_likely_ref(name, ref)), None)

    def find_line(self, match: PlanMatch) -> PlanLine | None:
        """Find the target of a match, if the plan is known and has it. If several have the ref, it is the first."""
        if match.plan is None:
            return None
        lines = self._lines_by_plan.get(id(match.plan))
        if lines is None:
            lines = {fold(line.target.ref): line for line in reversed([*match.plan.walk()])}
            self._lines_by_plan[id(match.plan)] = lines
        return lines.get(fold(match.ref))


def strip_plan_name(plan: Plan, ref: str) -> str:
    """Fold a ref as somebody wrote it, and leave out the name of its plan before it."""
    called = fold(plan.display_name)
    return next((fold(own) for name, own in iter_ref_splits(ref) if called and fold(name) == called), fold(ref))


def iter_ref_splits(words: str) -> Iterator[tuple[str, str]]:
    """Yield each way to split words at a colon into a name and a ref, the longest name first."""
    at = words.rfind(":") if len(words) <= _MAX_REF_LENGTH else -1
    while at > 0:
        name, ref = words[:at].strip(), words[at + 1 :].strip()
        if name and ref:
            yield name, ref
        at = words.rfind(":", 0, at)


def _is_likely_ref(name: str, ref: str) -> bool:
    """Return True if words look like the name of a plan and a ref, though no plan that was read has the name."""
    plain = name.replace("-", "").replace("_", ""), ref.replace("-", "").replace(".", "")
    return all(word.isalnum() for word in plain)
