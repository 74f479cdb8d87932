"""Work on a target stopped, and resumed."""

from __future__ import annotations

from actionplan.dates import say_day
from actionplan.model import Plan, Suspension
from actionplan.recording.case import Case, is_complete, opened, since
from actionplan.recording.made import Recorded, Refusal, filled
from actionplan.recording.phrases import When
from actionplan.source.edits.changes import Add, Put


def suspended(plan: Plan, ref: str, when: When, why: str) -> Recorded | Refusal:
    """Record that work on a target stops, on a day that may be to come."""
    case = opened(plan, ref, when, ahead=True)
    if isinstance(case, Refusal):
        return case
    if not why.strip():
        return Refusal(f"A suspension wants a reason. Say why {case.ref} stops, with --why.")
    if done := is_complete(case):
        return Refusal(f"{done} There is no work on it to suspend.")
    number = _holding(case, later=True)
    if number is not None:
        return Refusal(f"{case.ref} is suspended already{since(case.target.suspended[number].on)}.")
    if met := [each for each in case.target.completed if each.on.day and each.on.day >= case.on.day]:
        return Refusal(f"{case.ref} was met{since(met[0].on, 'on')}, and cannot have been suspended then.")
    on = case.on.phrase
    after = case.target._replace(suspended=(*case.target.suspended, Suspension(on, why)))
    said = f"{case.ref} is suspended from {case.on.words.removeprefix('on ')}."
    return case.recorded(Add(case.line.route, "suspended", filled(on=on.text, why=why)), after, said)


def resumed(plan: Plan, ref: str, when: When) -> Recorded | Refusal:
    """Record that work on a target resumes, on a day that may be to come.

    One that was recorded stays once it has come; till then another may take its place.
    """
    case = opened(plan, ref, when, ahead=True)
    if isinstance(case, Refusal):
        return case
    number = _open(case)
    if number is None:
        return Refusal(_not_suspended(case))
    target, until = case.target, case.on.phrase
    before = target.suspended[number].until
    if before and before.day and before.day <= case.seen.day:
        return Refusal(
            f"Work on {case.ref} resumed{since(before, 'on')} already. Put that right in the file, if it is wrong."
        )
    stopped = target.suspended[number]._replace(until=until)
    after = target._replace(suspended=(*target.suspended[:number], stopped, *target.suspended[number + 1 :]))
    change = Put((*case.line.route, "suspended", number), "until", until.text)
    instead = f", instead of {say_day(before.day) if before.day else before.text}" if before and before.text else ""
    return case.recorded(change, after, f"Work on {case.ref} resumes {case.on.words}{instead}.")


def _open(case: Case) -> int | None:
    """The number of the suspension that holds on the day, or of one whose end is still to come."""
    for number, each in enumerate(case.target.suspended):
        until = each.until.day if each.until else None
        if until and each.on and each.on.day and each.on.day <= case.on.day and case.seen.day < until < case.on.day:
            return number
    return _holding(case)


def _holding(case: Case, *, later: bool = False) -> int | None:
    """The number of the suspension that holds on the day, or (`later`) of one that holds or begins after it."""
    for number, each in enumerate(case.target.suspended):
        first = each.on.day if each.on else None
        last = each.until.day if each.until else None
        if first and (later or first <= case.on.day) and (last is None or case.on.day < last):
            return number
    return None


def _not_suspended(case: Case) -> str:
    if not case.target.suspended:
        return f"{case.ref} is not suspended."
    last = case.target.suspended[-1]
    ended = since(last.until, "to") if last.until else ""
    return f"{case.ref} is not suspended {case.on.words}: it was suspended{since(last.on, 'from')}{ended}."
