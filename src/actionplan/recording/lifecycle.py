"""Record that work on a target starts, stops or starts again, or that the target is taken out of the plan."""

from __future__ import annotations

from actionplan.dates import format_day
from actionplan.model.plan import Plan
from actionplan.model.progress import Deletion, Suspension
from actionplan.planfile.editing.operations import AppendItem, SetKey
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetCase, describe_completion, format_since, open_target


def record_start(plan: Plan, ref: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record the day on which work on a target started."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    if case.target.started:
        return Refusal(f"{case.ref} has already started{format_since(case.target.started, 'on')}.")
    if case.status.completed_on and case.on.day > case.status.completed_on:
        return Refusal(f"{describe_completion(case)} Give the day that work on it started, with --on.")
    change = SetKey(case.line.route, "started", case.on.phrase.text)
    after = case.target._replace(started=case.on.phrase)
    return case.build_recorded_event(change, after, f"{case.ref} starts {case.on.words}.")


def record_suspension(plan: Plan, ref: str, when: DateInput, why: str) -> RecordedEvent | Refusal:
    """Record the day on which work on a target stops. It may be in the future."""
    case = open_target(plan, ref, when, allow_future=True)
    if isinstance(case, Refusal):
        return case
    if not why.strip():
        return Refusal("A suspension needs a reason. Use --why.")
    if completion := describe_completion(case):
        return Refusal(f"{completion} There is no work on it to suspend.")
    number = _find_suspension(case, with_later=True)
    if number is not None:
        return Refusal(f"{case.ref} has already been suspended{format_since(case.target.suspended[number].on)}.")
    later = [each for each in case.target.completed if each.on.day and each.on.day >= case.on.day]
    if later:
        return Refusal(f"{case.ref} was met{format_since(later[0].on, 'on')}, so it cannot have been suspended then.")
    on = case.on.phrase
    change = AppendItem(case.line.route, "suspended", drop_empty_values(on=on.text, why=why))
    after = case.target._replace(suspended=(*case.target.suspended, Suspension(on, why)))
    sentence = f"{case.ref} is suspended from {case.on.day_words}."
    return case.build_recorded_event(change, after, sentence)


def record_resumption(plan: Plan, ref: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record the day on which work on a target starts again. It may be in the future.

    A day that was recorded before is replaced if it is still to come.
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
            f"Work on {case.ref} already resumed{format_since(before, 'on')}. If that is wrong, correct it in the file."
        )
    suspension = target.suspended[number]._replace(until=until)
    after = target._replace(suspended=(*target.suspended[:number], suspension, *target.suspended[number + 1 :]))
    change = SetKey((*case.line.route, "suspended", number), "until", until.text)
    instead = f", instead of {format_day(before.day) if before.day else before.text}" if before and before.text else ""
    return case.build_recorded_event(change, after, f"{case.ref} resumes {case.on.words}{instead}.")


def record_deletion(plan: Plan, ref: str, when: DateInput, why: str) -> RecordedEvent | Refusal:
    """Record that a target was taken out of the plan. Its lines stay in the file."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    if not why.strip():
        return Refusal("A deletion needs a reason. Use --why.")
    if completion := describe_completion(case):
        return Refusal(f"{completion} What was met stays in the plan.")
    on = case.on.phrase
    change = SetKey(case.line.route, "deleted", drop_empty_values(on=on.text, why=why))
    after = case.target._replace(deleted=Deletion(on, why))
    sentence = f"{case.ref} is out of the plan from {case.on.day_words}. Its lines stay in the file."
    return case.build_recorded_event(change, after, sentence)


def _find_open_suspension(case: TargetCase) -> int | None:
    """Return the number of the suspension that holds on the day, or of one with an end that is still to come."""
    for number, suspension in enumerate(case.target.suspended):
        on, until = (phrase.day if phrase else None for phrase in (suspension.on, suspension.until))
        if on and until and on <= case.on.day and case.view.day < until < case.on.day:
            return number
    return _find_suspension(case)


def _find_suspension(case: TargetCase, *, with_later: bool = False) -> int | None:
    """Return the number of the suspension that holds on the day or, `with_later`, of one that begins after it."""
    for number, suspension in enumerate(case.target.suspended):
        on, until = (phrase.day if phrase else None for phrase in (suspension.on, suspension.until))
        if on and (with_later or on <= case.on.day) and (until is None or case.on.day < until):
            return number
    return None


def _describe_no_suspension(case: TargetCase) -> str:
    if not case.target.suspended:
        return f"{case.ref} is not suspended."
    last = case.target.suspended[-1]
    until = format_since(last.until, "to") if last.until else ""
    return f"{case.ref} is not suspended {case.on.words}. It was suspended{format_since(last.on, 'from')}{until}."
