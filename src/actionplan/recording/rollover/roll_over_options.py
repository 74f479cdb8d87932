"""What a roll-over is asked to do, and what it asks back where it cannot know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from actionplan.model.plan import Plan, PlanLine
from actionplan.model.plan_names import strip_plan_name
from actionplan.text.folding import fold
from actionplan.text.fuzzy import find_nearest

ALL_REFS = "all"
"""The word that answers a question for every target that it is asked about."""


class RollOverOptions(NamedTuple):
    """The next period, the new title and name if they are given, and the answers for some targets.

    `dates` are a ref and a date each, and `goals` a ref and the target of a measure. `carried` and `left_out` are refs
    of targets, outputs or actions, or "all".
    """

    to: str
    title: str = ""
    name: str = ""
    dates: tuple[tuple[str, str], ...] = ()
    goals: tuple[tuple[str, str], ...] = ()
    carried: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class RollOverQuestion(NamedTuple):
    """Something that the plan does not say about a target: whether it goes on, or (`needs_date`) its next date."""

    ref: str
    sentence: str
    needs_date: bool = False

    @property
    def whole_sentence(self) -> str:
        """The question, and the options that answer it."""
        yes = f'--date "{self.ref}=…"' if self.needs_date else f"--carry {self.ref}"
        return f"{self.sentence} Use {yes} or --leave-out {self.ref}."


class UnknownRefError(ValueError):
    """A ref in an option that the plan does not have, in a sentence."""


class RefAnswers:
    """The options for single targets, by the folded refs of targets, outputs and actions."""

    def __init__(self, options: RollOverOptions, plan: Plan) -> None:
        fold_ref: Callable[[str], str] = lambda ref: strip_plan_name(plan, ref)  # noqa: E731
        self._dates = {fold_ref(ref): date for ref, date in options.dates}
        self._carried = {fold_ref(ref) for ref in options.carried}
        self._left_out = {fold_ref(ref) for ref in options.left_out}
        _check_refs([*self._dates, *self._carried, *self._left_out], plan)

    def find_date(self, line: PlanLine) -> str:
        """Return the date that was given for a target, or ""."""
        return self._dates.get(fold(line.target.ref), "")

    def is_left_out(self, line: PlanLine) -> bool:
        """Return True if a target is to be left out although it is not finished."""
        return not self._left_out.isdisjoint(_list_refs(line))

    def find_wish(self, line: PlanLine) -> bool | None:
        """Return True if a target is to be carried, False if it is to be left out, and `None` if nothing was said."""
        if self.is_left_out(line):
            return False
        if not self._carried.isdisjoint(_list_refs(line)) or self.find_date(line):
            return True
        return True if ALL_REFS in self._carried else False if ALL_REFS in self._left_out else None


def _list_refs(line: PlanLine) -> tuple[str, ...]:
    return fold(line.target.ref), fold(line.output.ref), fold(line.action.ref)


def _check_refs(refs: Iterable[str], plan: Plan) -> None:
    """Raise `UnknownRefError` for a ref that the plan does not have."""
    known = {ref for line in plan.walk() for ref in _list_refs(line)}
    for ref in refs:
        if ref not in known and ref != ALL_REFS:
            near = find_nearest(ref, known)
            hint = f" Did you mean {near}?" if near else " `actionplan show` lists the refs."
            raise UnknownRefError(f'The plan has no "{ref}".{hint}')
