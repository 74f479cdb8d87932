"""AP512 completed-twice: a target, or one period of it, that is completed twice.

What it finds: a completion `for` periods that completions above it name already; and a second completion of a target
that is met but once.

Why it matters: reports go by the earlier day alone, and the other completion may have been meant for another period or
another target.

Wrong:

    date: Quarterly
    completed:
      - {for: Q1 2017/18, on: 5 July 2017}
      - {for: Q1 2017/18, on: 4 October 2017}

Right:

    date: Quarterly
    completed:
      - {for: Q1 2017/18, on: 5 July 2017}
      - {for: Q2 2017/18, on: 4 October 2017}

To silence it: `checks: {AP512: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.events import find_periods, get_current_date, is_full_completion
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import Window
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Completion, Plan, Route, Target


def check(plan: Plan) -> Iterator[Finding]:
    """Every completion of what is completed above it."""
    for each in list_targets(plan):
        if len(each.target.completed) > 1:
            yield from _find_repeats(each.target, (*each.route, "completed"))


def _find_repeats(target: Target, route: Route) -> Iterator[Finding]:
    met: dict[Window | None, Route] = {}
    for n, completion in enumerate(target.completed):
        found = _find_met_periods(completion, target)
        if found and all(window in met for window in found):
            what = quote(completion.occurrence.text) if completion.occurrence else f"target {target.ref}"
            place = RelatedLocation("it is completed here", met[found[0]])
            yield Finding("AP512", "warning", f"{what} is completed twice", (*route, n), "leave one out", also=(place,))
        for window in found:
            met.setdefault(window, (*route, n))


def _find_met_periods(completion: Completion, target: Target) -> tuple[Window | None, ...]:
    """The periods that a completion names; `None` for all of a target that is met once. With no day it meets none."""
    if completion.on.day is None:
        return ()
    found = find_periods(completion.occurrence, target) if completion.occurrence else ()
    is_once = len(get_current_date(target).reading.windows) < 2
    return (None,) if is_once and is_full_completion(completion, target) else found
