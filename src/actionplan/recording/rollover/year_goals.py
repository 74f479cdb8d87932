"""Find the measures with a target for each year that have none for the next, and write those that are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.dates import Context, read_date
from actionplan.model.measure import Measure
from actionplan.planfile.editing import BatchChange, SetKey
from actionplan.quantities import read_goal
from actionplan.recording.rollover.carried_targets import CarriedTarget
from actionplan.recording.rollover.roll_over_options import RollOverOptions
from actionplan.text.english import shorten
from actionplan.text.folding import fold

_MAX_LENGTH = 60


class MissingGoal(NamedTuple):
    """A measure that has no target for the next year. `number` is its place in its target, from 1.

    `ref` names it: "1.1a", or "1.1a/2" if several measures of the target have none.
    """

    carried: CarriedTarget
    measure: Measure
    number: int
    ref: str

    @property
    def last(self) -> str:
        """The target of the last year that has one, with the year: "at least 4 (2017/18)"."""
        year, words = self.measure.by_year[-1]
        return f"{words} ({year})"

    @property
    def words(self) -> str:
        """What is asked: "1.1a: Homes built, at least 4 (2017/18)"."""
        return f"{self.ref}: {shorten(self.measure.text, _MAX_LENGTH)}, {self.last}"


def list_missing_goals(targets: tuple[CarriedTarget, ...], after: Context) -> list[MissingGoal]:
    """List the measures of carried targets that have a target for each year, and none for the next one."""
    missing: list[MissingGoal] = []
    for each in targets:
        target = each.item.line.target
        found = [(n, measure) for n, measure in enumerate(target.measures, 1) if _has_no_goal(measure, after)]
        for number, measure in found:
            ref = target.ref if len(found) == 1 else f"{target.ref}/{number}"
            missing.append(MissingGoal(each, measure, number, ref))
    return missing


def _has_no_goal(measure: Measure, after: Context) -> bool:
    """Return True if only single years have a target, and the next period has none. `target` is that of all others."""
    if measure.target or not measure.by_year:
        return False
    windows = (window for year, words in measure.by_year if words for window in read_date(year, after).windows)
    return not any(
        window.latest and window.earliest and window.earliest <= after.last and window.latest >= after.first
        for window in windows
    )


def find_goal_problem(options: RollOverOptions, missing: list[MissingGoal]) -> str:
    """Say which target that was given is of no such measure, or cannot be read; empty if all can be written."""
    refs = [each.ref for each in missing]
    for ref, words in options.goals:
        if fold(ref) not in map(fold, refs):
            which = f"Those without one are {', '.join(refs)}." if refs else "No measure is without one."
            return f'--target "{ref}={words}": {ref} is no measure without a target for {options.to}. {which}'
        if read_goal(words).problem:
            return f'--target "{ref}={words}": this cannot be read as a target. Write it like "at least 4".'
    return ""


def build_goal_changes(options: RollOverOptions, missing: list[MissingGoal]) -> Iterator[BatchChange]:
    """Build the changes that write the targets which were given for the next year."""
    given = {fold(ref): words for ref, words in options.goals}
    for each in missing:
        if words := given.get(fold(each.ref)):
            route = (*each.carried.item.line.route, "measures", each.number - 1, "by_year")
            yield SetKey(route, options.to, words)


def list_open_goals(options: RollOverOptions, missing: list[MissingGoal]) -> list[MissingGoal]:
    """List the measures for which no target was given: that of the last year goes on."""
    given = {fold(ref) for ref, _ in options.goals}
    return [each for each in missing if fold(each.ref) not in given]


def describe_open_goals(options: RollOverOptions, missing: list[MissingGoal]) -> Iterator[str]:
    """Say which measures have no target for the next year, and what holds until one is written."""
    for each in list_open_goals(options, missing):
        yield (
            f'{each.ref} ("{shorten(each.measure.text, _MAX_LENGTH)}") has no target for {options.to}: {each.last} '
            f'goes on. Give one with --target "{each.ref}=…".'
        )
