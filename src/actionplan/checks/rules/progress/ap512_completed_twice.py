"""AP512 completed-twice: a target, or one of its dates, that is completed twice.

What it finds: a completion `for` dates that earlier completions already name, and a second completion of a target that
is met only once.

Why it matters: reports use only the earlier day, and the other completion may belong to another date or another target.

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

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.events import find_periods, get_current_date, is_full_completion, list_periods
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import Window
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan, Route, Target
from actionplan.model.progress import Completion

FOLLOWS = (FollowsLossInTarget(),)


def check(plan: Plan) -> Iterator[Finding]:
    """Find every completion of something that is already completed."""
    for line in list_targets(plan):
        if len(line.target.completed) > 1:
            yield from _find_repeats(line.target, (*line.route, "completed"))


def _find_repeats(target: Target, route: Route) -> Iterator[Finding]:
    first_routes: dict[Window | None, Route] = {}
    known = list_periods(target)
    for n, completion in enumerate(target.completed):
        periods = _find_met_periods(completion, target, known)
        if periods and all(period in first_routes for period in periods):
            what = quote(completion.occurrence.text) if completion.occurrence else f"target {target.ref}"
            message, also = (
                f"{what} is completed twice",
                (RelatedLocation("it is completed here", first_routes[periods[0]]),),
            )
            yield Finding("AP512", "warning", message, (*route, n), hint="leave one out", also=also)
        for period in periods:
            first_routes.setdefault(period, (*route, n))


def _find_met_periods(completion: Completion, target: Target, known: tuple[Window, ...]) -> tuple[Window | None, ...]:
    """Return the windows that a completion meets, or `None` for all of a target. Without a day it meets none."""
    if completion.on.day is None:
        return ()
    periods = find_periods(completion.occurrence, target, known) if completion.occurrence else ()
    is_once = len(get_current_date(target).reading.windows) < 2
    return (None,) if is_once and is_full_completion(completion, target) else periods
