"""AP809 odd-thresholds: colours that contradict the target of a measure.

What it finds: `thresholds` by which a figure that is on target is red; `amber` figures that lie on the other side of
the target than those that nearly meet it; and `amber` figures that are all green, so that none is amber.

Why it matters: a report says "red, on target", or gives a bad figure a better colour than a good one. A stricter
`green` than the target is possible: then `amber` must have the other figures that are on target.

Wrong:

    target: at least 95%
    thresholds: {green: at least 98%, amber: at least 96%}

Right:

    target: at least 95%
    thresholds: {green: at least 98%, amber: at least 95%}

To silence it: `checks: {AP809: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsUnknownKey, FollowsUnknownSibling
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import GoalField, MeasureLine, iter_goals, list_measure_lines
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.quantities import Limits, find_limits, find_polarity, find_red_on_target, format_amount, has_amber

FOLLOWS = (FollowsUnknownKey(), FollowsUnknownSibling())


def check(plan: Plan) -> Iterator[Finding]:
    """Find every measure whose colours contradict one of its targets."""
    for line in list_measure_lines(plan):
        if line.measure.thresholds:
            yield from _check_line(line)


def _check_line(line: MeasureLine) -> Iterator[Finding]:
    """Report the first target of a measure that its colours contradict. AP802 and AP804 report what has no limits."""
    goals = list(iter_goals(line))
    colours = {str(field.route[-1]): field for field in goals if field.route[-2] == "thresholds"}
    for target in (field for field in goals if field.route[-2] != "thresholds"):
        found = _find_contradiction(line, target, colours)
        if found:
            message, name, hint = found
            yield Finding("AP809", "warning", message, colours[name].route, hint=hint)
            return


def _find_contradiction(
    line: MeasureLine, target: GoalField, colours: dict[str, GoalField]
) -> tuple[str, str, str] | None:
    """Return what a target and the colours contradict each other in, the colour to change, and how."""
    limits = _find_limits(line, target)
    found = {name: _find_limits(line, field) for name, field in colours.items()}
    if limits is None or None in found.values():
        return None
    green, amber = found.get("green") or limits, found.get("amber")
    red = find_red_on_target(limits, green, amber)
    if red is not None:
        message = f"{format_amount(red)} is on target ({quote(target.words)}) and red"
        hint = f"green and amber together must cover everything that is {quote(target.words)}"
        return message, "amber" if amber else "green", hint
    if not amber:
        return None
    words = quote(colours["amber"].words)
    sides = {find_polarity(target.goal, line.better), find_polarity(colours["amber"].goal, line.better)}
    if sides == {"higher", "lower"}:
        return f"amber is {words}, which is away from the target {quote(target.words)}", "amber", _HINT
    return None if has_amber(green, amber) else (f"all that is {words} is green, so nothing is amber", "amber", _HINT)


_HINT = "write the figures that nearly meet the target"


def _find_limits(line: MeasureLine, field: GoalField) -> Limits | None:
    limits = find_limits(field.goal, line.baseline, line.better)
    return limits if isinstance(limits, Limits) else None
