"""Decide if a target needs an answer of its officer as at a day, and if not, say why.

What is open is asked, unless it is due later than the officer is asked about. Even then it is asked if it was last
rated red or amber, or if work was planned to start by then and has not.
"""

from __future__ import annotations

from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.as_of import find_planned_start, has_started
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.statuses import STOPPED_STATUSES, Status


def explain_no_need(item: EvaluatedTarget, until: date) -> str:
    """Say why a target needs no answer about the time up to a day; empty if it needs one."""
    status = item.status
    if status.is_complete:
        return Status.COMPLETE
    if status.name in STOPPED_STATUSES:
        return status.name
    if _is_for_later(item, until) and not _is_at_risk(item, until):
        return f"not due by {format_day(until)}"
    return ""


def _is_for_later(item: EvaluatedTarget, until: date) -> bool:
    """Return True if a target is due after a day, or is ongoing work that begins after it."""
    status = item.status
    if status.phrase.reading.kind == "ongoing" and status.windows:
        first = status.windows[-1].earliest
        return first is not None and first > until
    return status.due is not None and status.due > until


def _is_at_risk(item: EvaluatedTarget, until: date) -> bool:
    """Return True if a target was last rated red or amber, or was to start by a day and has not."""
    target, planned = item.line.target, find_planned_start(item.line.target)
    start_by = planned.latest if planned else None
    is_to_start = start_by is not None and start_by <= until and not has_started(target, item.view.day)
    return item.status.rating.rag in ("red", "amber") or is_to_start
