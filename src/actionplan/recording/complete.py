"""A target met, or one occurrence of it."""

from __future__ import annotations

from datetime import date

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_suspension, iter_outstanding
from actionplan.evaluation.occurrences import list_met_days
from actionplan.model.plan import Completion, Phrase, Plan
from actionplan.planfile.editing.operations import AppendItem, SetKey
from actionplan.recording.event_dates import DateInput, read_option_date
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetAsAt, describe_completion, format_since, open_target
from actionplan.text.english import format_count, format_list

_MAX_DATES = 8
"""As many dates as a sentence can name."""


def record_completion(
    plan: Plan, ref: str, when: DateInput, occurrence: str = "", note: str = ""
) -> RecordedEvent | Refusal:
    """Record that a target was met: one occurrence of it (in words, like "Q1 2017/18"), where it has several."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    refused = _refuse_if_complete(case) or _refuse_if_undecided(case) or _refuse_if_suspended(case)
    if refused:
        return refused
    return (
        _complete_occurrence(case, occurrence, note)
        if _is_per_occurrence(case)
        else _complete_whole(case, occurrence, note)
    )


def _is_per_occurrence(case: TargetAsAt) -> bool:
    """Whether a completion says what it is for: of a target of several dates, or of one that had others before."""
    number = len(case.status.windows)
    return number > 1 or (number == 1 and _has_only_occurrences(case.target.completed))


def _has_only_occurrences(done: tuple[Completion, ...]) -> bool:
    """Whether there are completions, and each names its occurrence."""
    return bool(done) and all(each.occurrence for each in done)


def _refuse_if_complete(case: TargetAsAt) -> Refusal | None:
    said = describe_completion(case)
    return Refusal(said) if said else None


def _refuse_if_undecided(case: TargetAsAt) -> Refusal | None:
    """A target with decisions is complete by them."""
    needed = [*iter_outstanding(case.view.list_required_decisions(case.target), case.view.day)]
    if not needed:
        return None
    names = format_list([case.view.format_short_decision_maker(each) for each in needed])
    body, party = (case.view.bodies[name] for name in (needed[0].decision.body, needed[0].decision.party))
    who = " ".join(f'--{option} "{name}"' for option, name in (("party", party), ("body", body)) if name)
    return Refusal(
        f"{case.ref} waits for {names}, and is complete on the day the last decision is given. Record that: "
        f"actionplan decide {case.ref} {who} --outcome approved"
    )


def _refuse_if_suspended(case: TargetAsAt) -> Refusal | None:
    stopped = find_suspension(case.target, case.on.day)
    if not stopped:
        return None
    return Refusal(
        f"{case.ref} is suspended{format_since(stopped.on)}, and cannot be complete before work on it resumes. "
        f"Record that first: actionplan resume {case.ref}"
    )


def _complete_whole(case: TargetAsAt, occurrence: str, note: str) -> RecordedEvent | Refusal:
    """A target of one date, or none, met."""
    done = case.target.completed
    if done and not _has_only_occurrences(done):
        return Refusal(
            f"{case.ref} has a completion already{format_since(done[0].on, 'on')}. Put that right in the file, if it is wrong."
        )
    if occurrence:
        date = f', "{case.status.phrase.text}"' if case.status.phrase.text else ""
        return Refusal(f"{case.ref} has one date only{date}. Leave --for out.")
    on = case.on.phrase
    after = case.target._replace(completed=(*done, Completion(on, None, note)))
    node = drop_empty_values(on=on.text, note=note)
    change = AppendItem if done else SetKey
    made = change(case.line.route, "completed", node if done or note else on.text)
    return case.build_recorded_event(made, after, f"{case.ref} is complete, {case.on.words}.")


def _complete_occurrence(case: TargetAsAt, words: str, note: str) -> RecordedEvent | Refusal:
    """An occurrence of a recurring target, or a date of a list, met."""
    phrase = _find_occurrence(case, words)
    if isinstance(phrase, Refusal):
        return phrase
    done = Completion(case.on.phrase, phrase, note)
    after = case.target._replace(completed=(*case.target.completed, done))
    node = drop_empty_values(for_=phrase.text, on=case.on.phrase.text, note=note)
    said = f"{case.ref} was met for {phrase.text} {case.on.words}. {_describe_remaining(case, done)}"
    return case.build_recorded_event(AppendItem(case.line.route, "completed", node), after, said)


def _find_occurrence(case: TargetAsAt, words: str) -> Phrase | Refusal:
    """The words for the occurrence that is met: those given, else those for the one that the day tells."""
    if words:
        phrase = read_option_date(words, case.plan, "--for")
        return phrase if isinstance(phrase, Refusal) else _check_occurrence(case, phrase)
    told = _list_newly_met(case, Completion(case.on.phrase))
    if len(told) != 1:
        return _refuse_unclear_occurrence(case, told)
    phrase = read_option_date(describe_window(told[0]), case.plan, "--for")
    if isinstance(phrase, Refusal) or _list_newly_met(case, Completion(case.on.phrase, phrase)) != told:
        return _refuse_unclear_occurrence(case, told)
    return phrase


def _check_occurrence(case: TargetAsAt, phrase: Phrase) -> Phrase | Refusal:
    """A phrase given for an occurrence, if there is such a one and it is not met yet."""
    named = _list_newly_met(case, Completion(case.on.phrase, phrase), anew=True)
    if not named:
        return Refusal(f'{case.ref} has no date "{phrase.text}". Its dates are {_format_windows(case.status.windows)}.')
    for window, on in zip(case.status.windows, _list_met_days(case), strict=True):
        if on and window in named:
            return Refusal(f"{case.ref} was met for {describe_window(window)} already, on {format_day(on)}.")
    return phrase


def _list_met_days(case: TargetAsAt, *more: Completion, anew: bool = False) -> list[date | None]:
    """The day each date was met on, by what is recorded and some completions `more`; by those alone, if `anew`."""
    done = more if anew else (*case.target.completed, *more)
    target = case.target._replace(completed=done)
    return [
        *list_met_days(target, case.status.phrase.reading.kind, case.status.windows, max(case.view.day, case.on.day))
    ]


def _list_newly_met(case: TargetAsAt, done: Completion, *, anew: bool = False) -> list[Window]:
    """The dates that are met by one completion more, and were not before."""
    before = _list_met_days(case, anew=anew)
    after = _list_met_days(case, done, anew=anew)
    return [window for window, was, now in zip(case.status.windows, before, after, strict=True) if now and not was]


def _refuse_unclear_occurrence(case: TargetAsAt, told: list[Window]) -> Refusal:
    """Ask which occurrence is meant, where the day tells none that is open, or several."""
    still = told or case.status.unmet_windows
    why = (
        f"by {format_day(case.on.day)} more than one of its dates was still to be met"
        if told
        else f"those due by {format_day(case.on.day)} are met"
    )
    return Refusal(
        f"{case.ref} has {format_count(len(case.status.windows), 'date')}, and {why}. Say which one this is, with --for: "
        f"{_format_windows(still)}."
    )


def _format_windows(windows: list[Window] | tuple[Window, ...]) -> str:
    words = [describe_window(window) for window in windows]
    return format_list(words if len(words) <= _MAX_DATES else [*words[:_MAX_DATES], f"{len(words) - _MAX_DATES} more"])


def _describe_remaining(case: TargetAsAt, done: Completion) -> str:
    left = sum(on is None for on in _list_met_days(case, done))
    return f"{format_count(left, 'date')} of it {'is' if left == 1 else 'are'} left." if left else "It is complete."
