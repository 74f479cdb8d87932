"""A target taken out of the plan."""

from __future__ import annotations

from actionplan.model import Deletion, Plan
from actionplan.recording.case import is_complete, opened
from actionplan.recording.made import Recorded, Refusal, filled
from actionplan.recording.phrases import When
from actionplan.source.edits.changes import Put


def deleted(plan: Plan, ref: str, when: When, why: str) -> Recorded | Refusal:
    """Record that a target was taken out of the plan. Its lines stay in the file."""
    case = opened(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    if not why.strip():
        return Refusal(f"A deletion wants a reason. Say why {case.ref} is taken out, with --why.")
    if done := is_complete(case):
        return Refusal(f"{done} What was met stays in the plan.")
    on = case.on.phrase
    after = case.target._replace(deleted=Deletion(on, why))
    said = f"{case.ref} was taken out of the plan {case.on.words}. Its lines stay in the file."
    return case.recorded(Put(case.line.route, "deleted", filled(on=on.text, why=why)), after, said)
