"""AP514 slip-of-years: something that happened years before or after the plan's period.

What it finds: the day of something that happened more than a year before the period of the plan, or more than three
years after it. Also a completion, an update, a new date, a suspension or a deletion more than 92 days before the
period. What a target that was carried from an earlier plan has from before the period is not checked.

Why it matters: the year is probably wrong. A completion ten years early is on time, and nobody asks when it was.

Wrong:

    period: 2017/18
    completed: 4 July 2007

Right:

    period: 2017/18
    completed: 4 July 2017

To silence it: `checks: {AP514: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from actionplan.checks.rule import CheckContext
from actionplan.checks.support.date_fields import find_dates, quote
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan, Route
from actionplan.text.english import format_count

FOLLOWS = ()

_THREE_YEARS, _YEAR, _QUARTER = timedelta(days=1096), timedelta(days=366), timedelta(days=92)
_KEYS_OF_THE_PERIOD = frozenset({"completed", "updates", "revised", "proposed", "suspended", "deleted"})
"""What happens to a target while its plan runs. Work may start, and bodies may decide, well before that."""


def check_in_context(plan: Plan, context: CheckContext) -> Iterator[Finding]:
    """Find everything that happened so far from the period that its year may be wrong.

    AP505 reports what is still to come.
    """
    first, last = plan.context.first, plan.context.last
    for phrase, route, role, is_carried in find_dates(plan, lambda phrase: _is_far(phrase.day, first, last)):
        on = phrase.day if role == "happened" else None
        if (
            on is None
            or (is_carried and on < first)
            or (context.day and on > context.day)
            or first - _choose_margin(route) <= on <= last + _THREE_YEARS
        ):
            continue
        years, likely = _find_likely_day(on, first, last)
        where = "before" if on < first else "after"
        message = f"{quote(phrase.text)} is {format_count(years, 'year')} {where} the plan's period"
        hint = f"is the year a mistake? Write {format_day(likely)} if so"
        yield Finding("AP514", "warning", message, route, hint=hint)


def _is_far(day: date | None, first: date, last: date) -> bool:
    """Return True if a day is so far from the period that some event on it may be reported."""
    return day is not None and not first - _QUARTER <= day <= last + _THREE_YEARS


def _choose_margin(route: Route) -> timedelta:
    return _YEAR if _KEYS_OF_THE_PERIOD.isdisjoint(route) else _QUARTER


def _find_likely_day(on: date, first: date, last: date) -> tuple[int, date]:
    """Return how many years away the day falls in the period, or after its start, and that day."""
    years = max(first.year - on.year, 1) if on < first else max(on.year - last.year, 1)
    step = 1 if on < first else -1
    likely = on + relativedelta(years=step * years)
    while likely < first if step > 0 else likely > last:
        years += 1
        likely = on + relativedelta(years=step * years)
    return years, likely
