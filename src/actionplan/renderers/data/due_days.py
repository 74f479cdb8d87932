"""The days on which the targets of a report are due, as entries of a calendar.

A target that was taken out of the plan, or no longer has a date, is sent as cancelled, so that its entry goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window
from actionplan.model.statuses import FINISHED_STATUSES, STOPPED_STATUSES
from actionplan.renderers.data.calendar_entry import (
    CalendarEntry,
    describe_left_out,
    format_lines,
    format_title,
    iter_target_facts,
)
from actionplan.report import Report
from actionplan.rows import Row, deduplicate_rows

_STATES: dict[str, Literal["TENTATIVE", "CANCELLED"]] = {
    "": "CANCELLED",
    "deleted": "CANCELLED",
    "suspended": "TENTATIVE",
}
_CLOSED_STATUSES = {*FINISHED_STATUSES, *STOPPED_STATUSES}
_TITLED_STATUSES = {*_CLOSED_STATUSES, "overdue"}


class _DueDay(NamedTuple):
    """A day on which a target is due: the number of its occurrence, of how many, its window and its status.

    The status is the target's own, with two exceptions: an occurrence that was met is complete, and the published day
    of a target that no longer has one has no status.
    """

    row: Row
    number: int
    total: int
    window: Window
    day: date
    status: str

    @property
    def which(self) -> str:
        """Which of several occurrences it is: "1 of 4"."""
        return f"{self.number} of {self.total}" if self.total > 1 else ""


def list_due_entries(report: Report) -> list[CalendarEntry]:
    """List the entries of the due days of a report's targets, each target once."""
    days = (due for row in deduplicate_rows(report.rows) for due in _iter_due_days(row, report.as_at))
    return [_build_entry(due, report) for due in days]


def describe_undated_targets(report: Report) -> str:
    """Write the sentence on the targets of a report that have no due day, or "" if all have one."""
    without = [
        report.format_ref(row)
        for row in deduplicate_rows(report.rows)
        if not any(due.status for due in _iter_due_days(row, report.as_at))
    ]
    return describe_left_out(without, "target", "due day")


def _iter_due_days(row: Row, as_at: date) -> Iterator[_DueDay]:
    """Yield the days of the current date. If it has none, yield the published day, which is no longer due."""
    windows = () if row.kind == "ongoing" else row.windows
    dated = [(n, window, window.latest) for n, window in enumerate(windows, 1) if window.latest]
    if dated:
        for n, window, day in dated:
            status = _get_occurrence_status(row, window, as_at)
            yield _DueDay(row, number=n, total=len(windows), window=window, day=day, status=status)
    elif row.published_due:
        window = Window(None, row.published_due)
        yield _DueDay(row, number=1, total=1, window=window, day=row.published_due, status="")


def _get_occurrence_status(row: Row, window: Window, as_at: date) -> str:
    """Return the status of one occurrence. Those before the one that gives the target its status were met."""
    current = row.occurrence
    if current is None or row.status in _CLOSED_STATUSES or window == current:
        return row.status
    if row.windows.index(window) < row.windows.index(current):
        return "complete"
    return "overdue" if window.latest and window.latest < as_at else "not yet due"


def _build_entry(due: _DueDay, report: Report) -> CalendarEntry:
    row = due.row
    state = due.status.capitalize() if due.status in _TITLED_STATUSES else "" if due.status else "No longer dated"
    words = f"{report.format_ref(row)} {' '.join(row.measures[:1]) or row.output_text or ''}".strip()
    return CalendarEntry(
        row=row,
        key=str(due.number),
        day=due.day,
        title=format_title(state, words, due.which),
        lines=format_lines(_iter_facts(due, report), row, report),
        state=_STATES.get(due.status, "CONFIRMED"),
        is_open=bool(due.status) and due.status not in _CLOSED_STATUSES,
    )


def _iter_facts(due: _DueDay, report: Report) -> Iterator[tuple[str, str | None]]:
    """Yield everything that a reader of the calendar may want to know."""
    row = due.row
    yield "Target date", row.date
    yield "Published as", row.published_date if row.published_date != row.date else None
    yield "Read as", describe_window(due.window) if due.status else None
    yield "Occurrence", due.which
    yield "Status", f"{due.status or row.status}, as at {format_day(report.as_at)}"
    yield "RAG", row.rag
    yield "Commentary", row.note
    yield "Waits for", row.waits_for
    yield from iter_target_facts(row, report)
    yield from (("Assumed", assumption.text) for assumption in row.assumptions)
