"""Notice of a key decision: 28 clear days of it before the first day on which it may be taken.

The regulations are the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
Regulations 2012, number 9.
"""

from __future__ import annotations

from datetime import date

from actionplan.dates import say_day
from actionplan.dates.calendar import DAY
from actionplan.english import count
from actionplan.questions.needed import SETTLED, Needed

NOTICE = 28
"""Clear days: neither that of the notice nor that of the decision counts."""


def earliest(need: Needed, day: date) -> date | None:
    """The first day on which a decision may be taken: of several dates, of the first that has not gone by."""
    if need.due is None or need.state in SETTLED or not need.due.windows:
        return None
    coming = (each for each in need.due.windows if each.latest is None or each.latest >= day)
    return next(coming, need.due.windows[-1]).earliest


def notice_by(need: Needed, day: date) -> date | None:
    """The last day for notice of a key decision that is to be taken; `None` for any other, and where it has no day."""
    first = earliest(need, day) if need.asked.decision.is_key else None
    return first - (NOTICE + 1) * DAY if first else None


def notice_words(ref: str, need: Needed, day: date) -> str:
    """What is to be said of a key decision that may be taken before notice of it has been out for long enough."""
    first, latest = earliest(need, day), notice_by(need, day)
    if first is None or latest is None or day <= latest:
        return ""
    left = (first - day).days - 1
    said = count(left, "clear day") if left > 0 else "no clear day"
    return (
        f"{ref} is a key decision that may be taken from {say_day(first)}, and {said} {'are' if left > 1 else 'is'} "
        f"left: {NOTICE} clear days' notice was to be published by {say_day(latest)}."
    )
