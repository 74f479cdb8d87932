"""AP805 mixed-units: figures of one measure in different units.

What it finds: a baseline, a value or a target of a measure that is in another unit than the first of them: `95%` beside
`£4,000`, or `3 weeks` beside `12 days`. A figure without a unit goes with any.

Why it matters: they cannot be compared.

Wrong:

    {text: Days lost, target: at most 8 days, actuals: [{on: 30 June 2017, value: 1.5 weeks}]}

Right:

    {text: Days lost, target: at most 8 days, actuals: [{on: 30 June 2017, value: 7.5 days}]}

To silence it: `checks: {AP805: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import MeasureLine, iter_figures, iter_goals, list_measure_lines
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route
from actionplan.quantities import Quantity

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every figure in another unit than those before it in its measure."""
    for line in list_measure_lines(plan):
        first: Quantity | None = None
        for quantity, route in _iter_quantities(line):
            if first and quantity.unit != first.unit:
                message = f"{quote(quantity.words)} is in another unit than {quote(first.words)}"
                yield Finding("AP805", "warning", message, route, hint="write both in the same unit")
            first = first or quantity


def _iter_quantities(line: MeasureLine) -> Iterator[tuple[Quantity, Route]]:
    """Yield what has a unit: the figures of targets, the baseline and the values."""
    for _, goal, route in iter_goals(line):
        yield from ((figure, route) for figure in goal.figures if figure.unit)
    for _, quantity, route in iter_figures(line):
        if quantity and quantity.unit:
            yield quantity, route
