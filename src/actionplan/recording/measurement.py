"""Record what was measured: a figure of one of a target's measures."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.measure_status import MeasureStatus, evaluate_measure, list_values
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.measure import Actual, Measure
from actionplan.model.plan import Plan
from actionplan.planfile.editing.operations import AppendItem
from actionplan.quantities import are_comparable, read_quantity
from actionplan.recording.event_dates import DateInput
from actionplan.recording.numbered_part import MAX_LENGTH, find_numbered_part, list_numbered
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetCase, open_target
from actionplan.text.english import shorten

_TRAVEL_WORDS = {"better": "better than before", "worse": "worse than before", "unchanged": "unchanged"}


class Measurement(NamedTuple):
    """A figure, a note about it, and the measure that it is of: its number, or some of its words."""

    value: str
    note: str = ""
    measure: str = ""


def record_measurement(plan: Plan, ref: str, when: DateInput, measurement: Measurement) -> RecordedEvent | Refusal:
    """Record a figure of a measure. Raise `UnknownName` for a measure that the target does not have."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    value = " ".join(measurement.value.split())
    if read_quantity(value) is None:
        return Refusal(f'--value "{value}" is not one number. Write it like 66, 95%, 1,204 or £120,000.')
    number = _choose_measure(case, measurement.measure)
    if isinstance(number, Refusal):
        return number
    measure = case.target.measures[number]
    problem = _find_problem(case, measure, value)
    if problem:
        return Refusal(problem)
    on = case.on.phrase
    measured = measure._replace(actuals=(*measure.actuals, Actual(on, value, measurement.note)))
    measures = (*case.target.measures[:number], measured, *case.target.measures[number + 1 :])
    node = drop_empty_values(on=on.text, value=value, note=measurement.note)
    change = AppendItem((*case.line.route, "measures", number), "actuals", node)
    sentence = f'{case.ref} is {value} {case.on.words} ("{shorten(measure.text, MAX_LENGTH)}").'
    came_to = _describe_result(_evaluate(case, measured, number))
    made = case.build_recorded_event(change, case.target._replace(measures=measures), f"{sentence}{came_to}")
    if measure.has_figures:
        return made
    was = f'"{shorten(measure.text, MAX_LENGTH)}" was words alone. It is a number from now on'
    return made._replace(warning=f'{was}: give it a "target" in the file.')


def _choose_measure(case: TargetCase, wanted: str) -> int | Refusal:
    """Choose the measure that is meant: the only one, the only number, or the one that is named."""
    measures = case.target.measures
    texts = [measure.text for measure in measures]
    if not measures:
        return Refusal(f"{case.ref} has no measure. Write one under its measures in the file first.")
    if wanted:
        return find_numbered_part(case.ref, "measure", texts, wanted)
    numbers = [n for n, measure in enumerate(measures) if measure.has_figures] or list(range(len(measures)))
    if len(numbers) == 1 and not measures[numbers[0]].has_figures:
        words = shorten(measures[numbers[0]].text, MAX_LENGTH)
        return Refusal(
            f'The measure of {case.ref} is words without a figure: "{words}". If it is a number from now on, say so '
            f"with --measure {numbers[0] + 1}. Otherwise record it as a note: actionplan note {case.ref}"
        )
    if len(numbers) == 1:
        return numbers[0]
    listed = list_numbered(texts, numbers)
    return Refusal(f"{case.ref} has several measures. Say which one with --measure and its number:{listed}")


def _find_problem(case: TargetCase, measure: Measure, value: str) -> str:
    """Say that a figure of the day is recorded already, or that the figure is in another unit; empty if neither."""
    quantity = read_quantity(value)
    for earlier in list_values(measure, case.view.day):
        if earlier.on == case.on.day:
            what = f"{case.ref} was measured {case.on.words} already: {earlier.text}."
            return f"{what} To correct it, change that figure in the file."
        if quantity and earlier.quantity and not are_comparable(quantity, earlier.quantity):
            on = f" on {format_day(earlier.on)}" if earlier.on else ""
            return f'--value "{value}" is in another unit than {earlier.text}{on}. Write it in the same unit.'
    return ""


def _evaluate(case: TargetCase, measure: Measure, number: int) -> MeasureStatus:
    item = EvaluatedTarget(case.line, case.status, (), case.view)
    return evaluate_measure(item, measure, number + 1, case.on.day)


def _format_goal(status: MeasureStatus) -> str:
    """Format the target of a figure's own day, with its year: "at most 60", "at most 70 in 2018/19"."""
    words, year, _ = status.target
    return f"{words} in {year}" if year else words


def _describe_result(status: MeasureStatus) -> str:
    """Say what the figure comes to: " It is above target (at most 60), and better than before."."""
    verdict = f"{status.verdict} ({_format_goal(status)})" if status.verdict else ""
    words = ", and ".join(filter(None, (verdict, _TRAVEL_WORDS.get(status.travel, ""))))
    return f" It is {words}." if words else ""
