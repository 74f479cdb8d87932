"""Work out what a measure's figures come to on a day: its target, its last values, and whether it is on target.

Each figure is judged by the target of its own day. What was measured after the day does not exist yet. What cannot be
read counts nowhere; `validate` reports it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from actionplan.evaluation.as_of import find_effective_day
from actionplan.evaluation.measure_targets import MeasureTarget, find_measure_limits, find_target
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.measure import Measure
from actionplan.model.plan import Rag
from actionplan.quantities import (
    COUNT,
    Limits,
    Polarity,
    Quantity,
    are_comparable,
    choose_colour,
    find_polarity,
    read_goal,
    read_quantity,
)
from actionplan.text.folding import fold

Travel = Literal["", "better", "worse", "unchanged", "up", "down"]
"""How a figure compares with the one before. Up and down say nothing of which is better."""


class Judgement(NamedTuple):
    """What a figure is set against: the target of its day, and the limits of that.

    `verdict` is "on target", "below target" or "above target"; empty if that cannot be said, and then `reason` says
    why.
    """

    target: MeasureTarget
    limits: Limits | None
    verdict: str = ""
    reason: str = ""


class MeasuredValue(NamedTuple):
    """A figure that was measured: its day, its words, what they come to, and a note.

    A baseline has no `judgement`: the measure starts from it.
    """

    on: date | None
    text: str
    quantity: Quantity | None
    note: str = ""
    judgement: Judgement | None = None


class MeasureStatus(NamedTuple):
    """A measure on a day. `number` is its place among the measures of its `item`, from 1.

    `every_value` are those of the day or before, oldest first, and `values` those of them that are numbers. `target`,
    `limits`, `verdict` and `reason` are the judgement of the last of them; if there is none, the target is `present`,
    that of the day. `sign` is +1 or -1 if the last figure is higher or lower than the one before, and `travel` says if
    that is better. `rating` is the colour that the plan's thresholds give.
    """

    item: EvaluatedTarget
    measure: Measure
    number: int
    target: MeasureTarget
    present: MeasureTarget
    baseline: MeasuredValue | None
    every_value: tuple[MeasuredValue, ...]
    values: tuple[MeasuredValue, ...]
    polarity: Polarity
    limits: Limits | None
    verdict: str = ""
    reason: str = ""
    travel: Travel = ""
    sign: int = 0
    rating: Rag | None = None

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view

    @property
    def unit(self) -> str:
        """Its unit: the first that a figure of it has. What is counted is in its words."""
        values = (value.quantity for value in (self.baseline, *self.values) if value)
        figures = self.target.goal.figures if self.target.goal else ()
        unit = next((quantity.unit for quantity in (*figures, *values) if quantity and quantity.unit), "")
        return "" if unit == COUNT else unit

    @property
    def last(self) -> MeasuredValue | None:
        """The last value."""
        return self.values[-1] if self.values else None

    @property
    def previous(self) -> MeasuredValue | None:
        """The value before the last one."""
        return self.values[-2] if len(self.values) > 1 else None


def list_measures(item: EvaluatedTarget, until: date | None = None) -> list[MeasureStatus]:
    """List the measures of a target that are numbers, on the day of its view.

    With `until`, the present target of each is that of the year of that day, and what was measured later does not
    count.
    """
    day = min(until, item.view.day) if until else item.view.day
    return [
        evaluate_measure(item, measure, number, day, until)
        for number, measure in enumerate(item.line.target.measures, 1)
        if measure.has_figures
    ]


def evaluate_measure(
    item: EvaluatedTarget, measure: Measure, number: int, day: date, target_day: date | None = None
) -> MeasureStatus:
    """Work out what a measure comes to on a day. Its present target is that of the day, or of another one."""
    context = item.view.plan.context
    present = find_target(measure, target_day or day, context)
    baseline = _find_baseline(measure, day)
    every_value = tuple(
        [
            value._replace(
                judgement=_compare_with_target(value, find_target(measure, value.on or day, context), baseline, measure)
            )
            for value in list_values(measure, day)
        ]
    )
    values = tuple(value for value in every_value if value.quantity)
    last = values[-1] if values else None
    judgement = (last.judgement if last else None) or _compare_with_target(None, present, baseline, measure)
    status = MeasureStatus(
        item=item,
        measure=measure,
        number=number,
        target=judgement.target,
        present=present,
        baseline=baseline,
        every_value=every_value,
        values=values,
        polarity=find_polarity(judgement.target.goal, fold(measure.better)),
        limits=judgement.limits,
        verdict=judgement.verdict,
        reason=judgement.reason,
    )
    if not last or not last.quantity:
        return status
    return _compare_with_previous(status, last.quantity)._replace(rating=_find_rating(status, last.quantity))


def _compare_with_target(
    value: MeasuredValue | None, target: MeasureTarget, baseline: MeasuredValue | None, measure: Measure
) -> Judgement:
    """Set a figure, or none, against a target."""
    found = find_measure_limits(target.goal, baseline.quantity if baseline else None, measure)
    limits = found if isinstance(found, Limits) else None
    if not value or not value.quantity:
        return Judgement(target, limits, reason="it is not one number" if value else "not measured yet")
    if isinstance(found, str):
        return Judgement(target, None, reason=found)
    figures = target.goal.figures if target.goal else ()
    if not all(are_comparable(value.quantity, figure) for figure in figures):
        return Judgement(target, limits, reason="its value and its target have different units")
    return Judgement(target, limits, found.describe(value.quantity.amount))


def list_values(measure: Measure, day: date) -> tuple[MeasuredValue, ...]:
    """List what was measured by a day, oldest first. Of two values of one day, the later in the file holds."""
    by_day = {
        on: MeasuredValue(on, actual.value, read_quantity(actual.value), actual.note)
        for actual in measure.actuals
        if (on := find_effective_day(actual.on, day))
    }
    return tuple(by_day[on] for on in sorted(by_day))


def _find_baseline(measure: Measure, day: date) -> MeasuredValue | None:
    """Return the baseline, unless it is of a later day."""
    baseline = measure.baseline
    if not baseline:
        return None
    on = baseline.on.day if baseline.on else None
    return None if on and on > day else MeasuredValue(on, baseline.value, read_quantity(baseline.value))


def _compare_with_previous(status: MeasureStatus, last: Quantity) -> MeasureStatus:
    """Add how the last figure compares with the one before it, or with the baseline if there is none."""
    before = status.previous or status.baseline
    if not before or not before.quantity or not are_comparable(last, before.quantity):
        return status
    sign = (last.amount > before.quantity.amount) - (last.amount < before.quantity.amount)
    return status._replace(sign=sign, travel=_choose_travel(status, sign, before.quantity.amount, last.amount))


def _choose_travel(status: MeasureStatus, sign: int, before: Decimal, after: Decimal) -> Travel:
    """Say if a figure is better than another. Within limits, the one is that is nearer to them."""
    if not sign:
        return "unchanged"
    if status.polarity == "within" and status.limits:
        distances = [_measure_distance(status.limits, amount) for amount in (before, after)]
        if distances[0] == distances[1]:
            return "unchanged"
        return "better" if distances[1] < distances[0] else "worse"
    if status.polarity not in ("higher", "lower"):
        return "up" if sign > 0 else "down"
    return "better" if (sign > 0) == (status.polarity == "higher") else "worse"


def _measure_distance(limits: Limits, amount: Decimal) -> Decimal:
    """Return how far a figure is outside its limits."""
    below = limits.low - amount if limits.low is not None else Decimal(0)
    above = amount - limits.high if limits.high is not None else Decimal(0)
    return max(below, above, Decimal(0))


def _find_rating(status: MeasureStatus, last: Quantity) -> Rag | None:
    """Return the colour that the thresholds of the plan give; `None` if it has none, or if nobody can say."""
    measure, baseline = status.measure, status.baseline
    if not measure.thresholds or not status.verdict:
        return None
    green, amber = (
        find_measure_limits(read_goal(words), baseline.quantity if baseline else None, measure) if words else None
        for words in (measure.thresholds.green, measure.thresholds.amber)
    )
    return choose_colour(last.amount, green or status.limits, amber)


def count_verdicts(statuses: Iterable[MeasureStatus]) -> tuple[int, int, int]:
    """Count the measures that are on target, not on target, and not known."""
    verdicts = [status.verdict for status in statuses]
    met, unknown = verdicts.count("on target"), verdicts.count("")
    return met, len(verdicts) - met - unknown, unknown
