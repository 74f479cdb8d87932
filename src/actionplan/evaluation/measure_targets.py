"""Find the target of a measure that holds on a day. A figure belongs to the year of its own day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from actionplan.dates import Context, read_date
from actionplan.model.measure import Measure
from actionplan.quantities import Goal, Limits, Quantity, find_limits, read_goal
from actionplan.text.folding import fold

_DAY = timedelta(days=1)


class MeasureTarget(NamedTuple):
    """The target of a measure that holds on a day, and what it was read as. If it is of one `year`, that says so."""

    words: str
    year: str
    goal: Goal | None


class TargetSpan(NamedTuple):
    """The first and the last day of a time in which one target holds."""

    first: date
    last: date
    target: MeasureTarget


def find_target(measure: Measure, day: date, context: Context) -> MeasureTarget:
    """Find the target that holds on a day: that of its year, if the year has one of its own.

    If it has none and there is no other target, that of the last year before it goes on.
    """
    over: list[tuple[date, str, str]] = []
    for year, words in measure.by_year:
        for window in read_date(year, context).windows if words else ():
            if (window.earliest or day) <= day <= (window.latest or day):
                return MeasureTarget(words, year, read_goal(words))
            if window.latest and window.latest < day:
                over.append((window.latest, year, words))
    if over and not measure.target:
        _, year, words = max(over)
        return MeasureTarget(words, year, read_goal(words))
    return MeasureTarget(measure.target, "", read_goal(measure.target) if measure.target else None)


def list_target_spans(measure: Measure, first: date, last: date, context: Context) -> list[TargetSpan]:
    """List the targets that hold from one day to another, each with its days, without those of no words."""
    starts = sorted({first, *(day for day in _iter_changes(measure, context) if first < day <= last)})
    ends = [*(start - _DAY for start in starts[1:]), last]
    spans: list[TargetSpan] = []
    for start, end in zip(starts, ends, strict=True):
        target = find_target(measure, start, context)
        if spans and spans[-1].target == target:
            spans[-1] = spans[-1]._replace(last=end)
        else:
            spans.append(TargetSpan(start, end, target))
    return [span for span in spans if span.target.words]


def _iter_changes(measure: Measure, context: Context) -> Iterator[date]:
    """Yield the days on which another target may begin to hold."""
    for year, _ in measure.by_year:
        for window in read_date(year, context).windows:
            if window.earliest:
                yield window.earliest
            if window.latest and window.latest < date.max:
                yield window.latest + _DAY


def find_measure_limits(goal: Goal | None, baseline: Quantity | None, measure: Measure) -> Limits | str:
    """Find the limits of a target of a measure, or say in words why it has none."""
    return find_limits(goal, baseline, fold(measure.better)) if goal else "it has no target"
