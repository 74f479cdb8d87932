"""Work on a target started.

Work on a target stopped, and resumed.

A target taken out of the plan.
"""

from __future__ import annotations

from actionplan.dates import format_day
from actionplan.model.plan import Deletion, Plan, Suspension
from actionplan.planfile.editing.operations import AppendItem, SetKey
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetAsAt, describe_completion, format_since, open_target


def record_start(plan: Plan, ref: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record the day that work on a target started."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    if case.target.started:
        return Refusal(f"{case.ref} has started already{format_since(case.target.started, 'on')}.")
    if case.status.completed_on and case.on.day > case.status.completed_on:
        return Refusal(f"{describe_completion(case)} Give the day that work on it started, with --on.")
    after = case.target._replace(started=case.on.phrase)
    return case.build_recorded_event(
        SetKey(case.line.route, "started", case.on.phrase.text), after, f"{case.ref} started {case.on.words}."
    )


def record_suspension(plan: Plan, ref: str, when: DateInput, why: str) -> RecordedEvent | Refusal:
    """Record that work on a target stops, on a day that may be to come."""
    case = open_target(plan, ref, when, allow_future=True)
    if isinstance(case, Refusal):
        return case
    if not why.strip():
        return Refusal(f"A suspension wants a reason. Say why {case.ref} stops, with --why.")
    if done := describe_completion(case):
        return Refusal(f"{done} There is no work on it to suspend.")
    number = _find_suspension(case, later=True)
    if number is not None:
        return Refusal(f"{case.ref} is suspended already{format_since(case.target.suspended[number].on)}.")
    if met := [each for each in case.target.completed if each.on.day and each.on.day >= case.on.day]:
        return Refusal(f"{case.ref} was met{format_since(met[0].on, 'on')}, and cannot have been suspended then.")
    on = case.on.phrase
    after = case.target._replace(suspended=(*case.target.suspended, Suspension(on, why)))
    said = f"{case.ref} is suspended from {case.on.words.removeprefix('on ')}."
    return case.build_recorded_event(
        AppendItem(case.line.route, "suspended", drop_empty_values(on=on.text, why=why)), after, said
    )


def record_resumption(plan: Plan, ref: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record that work on a target resumes, on a day that may be to come.

    One that was recorded stays once it has come; till then another may take its place.
    """
    case = open_target(plan, ref, when, allow_future=True)
    if isinstance(case, Refusal):
        return case
    number = _find_open_suspension(case)
    if number is None:
        return Refusal(_describe_no_suspension(case))
    target, until = case.target, case.on.phrase
    before = target.suspended[number].until
    if before and before.day and before.day <= case.view.day:
        return Refusal(
            f"Work on {case.ref} resumed{format_since(before, 'on')} already. Put that right in the file, if it is wrong."
        )
    stopped = target.suspended[number]._replace(until=until)
    after = target._replace(suspended=(*target.suspended[:number], stopped, *target.suspended[number + 1 :]))
    change = SetKey((*case.line.route, "suspended", number), "until", until.text)
    instead = f", instead of {format_day(before.day) if before.day else before.text}" if before and before.text else ""
    return case.build_recorded_event(change, after, f"Work on {case.ref} resumes {case.on.words}{instead}.")


def _find_open_suspension(case: TargetAsAt) -> int | None:
    """The number of the suspension that holds on the day, or of one whose end is still to come."""
    for number, each in enumerate(case.target.suspended):
        until = each.until.day if each.until else None
        if until and each.on and each.on.day and each.on.day <= case.on.day and case.view.day < until < case.on.day:
            return number
    return _find_suspension(case)


def _find_suspension(case: TargetAsAt, *, later: bool = False) -> int | None:
    """The number of the suspension that holds on the day, or (`later`) of one that holds or begins after it."""
    for number, each in enumerate(case.target.suspended):
        first = each.on.day if each.on else None
        last = each.until.day if each.until else None
        if first and (later or first <= case.on.day) and (last is None or case.on.day < last):
            return number
    return None


def _describe_no_suspension(case: TargetAsAt) -> str:
    if not case.target.suspended:
        return f"{case.ref} is not suspended."
    last = case.target.suspended[-1]
    ended = format_since(last.until, "to") if last.until else ""
    return f"{case.ref} is not suspended {case.on.words}: it was suspended{format_since(last.on, 'from')}{ended}."


def record_deletion(plan: Plan, ref: str, when: DateInput, why: str) -> RecordedEvent | Refusal:
    """Record that a target was taken out of the plan. Its lines stay in the file."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    if not why.strip():
        return Refusal(f"A deletion wants a reason. Say why {case.ref} is taken out, with --why.")
    if done := describe_completion(case):
        return Refusal(f"{done} What was met stays in the plan.")
    on = case.on.phrase
    after = case.target._replace(deleted=Deletion(on, why))
    said = f"{case.ref} was taken out of the plan {case.on.words}. Its lines stay in the file."
    return case.build_recorded_event(
        SetKey(case.line.route, "deleted", drop_empty_values(on=on.text, why=why)), after, said
    )
