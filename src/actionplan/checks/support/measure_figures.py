"""The measures of a plan that are numbers, with their places, and all that the plan says of their targets."""

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.checks.support.traversal import cache_list_per_plan, list_targets
from actionplan.model.measure import Measure
from actionplan.model.plan import Plan, Route, Target
from actionplan.quantities import Goal, Quantity, read_goal, read_quantity
from actionplan.text.folding import fold


class MeasureLine(NamedTuple):
    """A measure that is a number, its target, and the route to it."""

    target: Target
    measure: Measure
    route: Route

    @property
    def better(self) -> str:
        """Which figures are better, as the plan says it."""
        return fold(self.measure.better)

    @property
    def baseline(self) -> Quantity | None:
        """The figure that it starts from, if that can be read."""
        return read_quantity(self.measure.baseline.value) if self.measure.baseline else None


class GoalField(NamedTuple):
    """The words of a target in figures or of a threshold, what they were read as, and the route to them."""

    words: str
    goal: Goal
    route: Route


class FigureField(NamedTuple):
    """A figure as written, what it was read as, and the route to it."""

    words: str
    quantity: Quantity | None
    route: Route


@cache_list_per_plan
def list_measure_lines(plan: Plan) -> Iterator[MeasureLine]:
    """Yield every measure of a plan that is a number."""
    for line in list_targets(plan):
        for n, measure in enumerate(line.target.measures):
            if measure.has_figures:
                yield MeasureLine(line.target, measure, (*line.route, "measures", n))


def iter_goals(line: MeasureLine) -> Iterator[GoalField]:
    """Yield the targets of a measure: the one of all years, those of single ones, and the thresholds."""
    measure, route = line.measure, line.route
    if measure.target:
        yield GoalField(measure.target, read_goal(measure.target), (*route, "target"))
    for year, words in measure.by_year:
        yield GoalField(words, read_goal(words), (*route, "by_year", year))
    if measure.thresholds:
        for name, words in measure.thresholds._asdict().items():
            if words:
                yield GoalField(words, read_goal(words), (*route, "thresholds", name))


def iter_figures(line: MeasureLine) -> Iterator[FigureField]:
    """Yield the baseline of a measure and what was measured."""
    measure, route = line.measure, line.route
    if measure.baseline:
        words = measure.baseline.value
        yield FigureField(words, read_quantity(words), (*route, "baseline", "value"))
    for n, actual in enumerate(measure.actuals):
        yield FigureField(actual.value, read_quantity(actual.value), (*route, "actuals", n, "value"))
