"""Work on a target started."""

from __future__ import annotations

from actionplan.model import Plan
from actionplan.recording.case import is_complete, opened, since
from actionplan.recording.made import Recorded, Refusal
from actionplan.recording.phrases import When
from actionplan.source.edits.changes import Put


def started(plan: Plan, ref: str, when: When) -> Recorded | Refusal:
    """Record the day that work on a target started."""
    case = opened(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    if case.target.started:
        return Refusal(f"{case.ref} has started already{since(case.target.started, 'on')}.")
    if case.status.completed and case.on.day > case.status.completed:
        return Refusal(f"{is_complete(case)} Give the day that work on it started, with --on.")
    after = case.target._replace(started=case.on.phrase)
    return case.recorded(
        Put(case.line.route, "started", case.on.phrase.text), after, f"{case.ref} started {case.on.words}."
    )
