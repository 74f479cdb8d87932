"""Facts about a target's span that every drawing of the timeline shows."""

from __future__ import annotations

from datetime import date

from actionplan.dates import Window
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import format_short_day
from actionplan.report import Span


def format_due_or_done(span: Span) -> str:
    """Format the day on which a target was done, or else is due, for a column of such days."""
    day = span.completed or span.due
    about = "about " if span.is_approximate and not span.completed else ""
    return f"{about}{format_short_day(day)}" if day else ""


def find_late_window(span: Span, day: date) -> Window | None:
    """Find the days that a target is late: from the day after it was due to when it was done, or else to `day`."""
    last = span.windows[-1].latest if span.status == "ended" else span.due
    until = span.completed or (day if span.status in ("overdue", "ended") else None)
    return Window(last + DAY, until) if last and until and last < until else None
