"""How a target stood when its officer was asked, in few words, so that a later change to the plan is noticed."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.evaluation.targets import EvaluatedTarget


class TargetFingerprint(NamedTuple):
    """How a target stood: its date as written, if it was open, and how many events the plan had recorded of it.

    `state` is "open", "complete", "suspended" or "deleted". Events count on whatever day they happened, so that one
    that was recorded later, of an earlier day, counts too. Each is a text, as it is in the workbook.
    """

    date_as_asked: str
    state: str
    events: str


def take_fingerprint(item: EvaluatedTarget) -> TargetFingerprint:
    """Take the fingerprint of a target, on the day of its view."""
    status = item.status
    is_stopped = status.name in ("suspended", "deleted")
    state = "complete" if status.is_complete else status.name if is_stopped else "open"
    return TargetFingerprint(status.phrase.text, state, str(_count_events(item)))


def _count_events(item: EvaluatedTarget) -> int:
    target = item.line.target
    lists = (target.revised, target.proposed, target.updates, target.suspended, target.completed)
    single = (target.started, target.deleted)
    return (
        sum(map(len, lists))
        + sum(each is not None for each in single)
        + sum(len(decision.decided) for decision in target.decisions)
        + sum(len(measure.actuals) for measure in target.measures)
        + sum(step.done is not None for step in target.steps)
        + len(item.line.output.reassigned)
    )
