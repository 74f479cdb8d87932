"""Record that a target, one of its dates, or one of its steps, was met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates import Window, format_day, read_date
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_suspension
from actionplan.evaluation.occurrences import list_met_days
from actionplan.evaluation.waiting.outcomes import iter_unsatisfied
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan
from actionplan.model.progress import Completion
from actionplan.planfile.editing.operations import AppendItem, SetKey
from actionplan.recording.event_dates import DateInput, read_option_date
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.step import DAY_UNKNOWN, record_step
from actionplan.recording.target import TargetCase, describe_completion, format_since, open_target
from actionplan.text.english import format_count, format_list

_MAX_DATES = 8
"""The most dates that a sentence lists."""


class CompletionWords(NamedTuple):
    """What is said of a completion. Of several dates, `occurrence` says which was met, in words like "Q1 2017/18".

    With a `step`, only that step on the way to the target was done.
    """

    occurrence: str = ""
    note: str = ""
    step: str = ""
    is_day_unknown: bool = False


_NO_WORDS = CompletionWords()


def record_completion(
    plan: Plan, ref: str, when: DateInput, words: CompletionWords = _NO_WORDS
) -> RecordedEvent | Refusal:
    """Record that a target, one of its dates, or one of its steps, was met."""
    if words.is_day_unknown and when.words is not None:
        return Refusal("--on gives the day, and --day-unknown says that nobody knows it. Leave one of them out.")
    if words.step:
        if words.occurrence or words.note:
            return Refusal("A step has no dates to choose from, and no note. Leave out --for and --note.")
        return record_step(plan, ref, when, words.step, is_day_unknown=words.is_day_unknown)
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    problem = describe_completion(case) or _describe_outstanding(case) or _describe_suspension(case)
    if problem:
        return Refusal(problem)
    complete = _complete_occurrence if _is_per_occurrence(case) else _complete_whole
    return complete(case, words)


def _describe_outstanding(case: TargetCase) -> str:
    """Say that a target is complete by its decisions, if one is still needed."""
    outstanding = list(iter_unsatisfied(case.decisions, case.view.day))
    if not outstanding:
        return ""
    names = [case.view.format_short_decision_maker(required) for required in outstanding]
    has = "has" if len(names) == 1 else "have"
    if not case.target.is_completed_by_decisions:
        return f"The work on {case.ref} follows its decisions, and {format_list(names)} {has} not decided."
    first = outstanding[0].decision
    options = (("party", case.view.bodies[first.party]), ("body", case.view.bodies[first.body]))
    who = " ".join(f'--{option} "{name}"' for option, name in options if name)
    return (
        f"{case.ref} is complete when the last decision is made, and {format_list(names)} "
        f"{has} not decided. Record the decision: "
        f'actionplan decide {case.ref} {who} --outcome approved --on "{format_day(case.on.day)}"'
    )


def _describe_suspension(case: TargetCase) -> str:
    """Say that a target is suspended on the day of the completion, if it is."""
    suspension = find_suspension(case.target, case.on.day)
    if not suspension:
        return ""
    return (
        f"{case.ref} has been suspended{format_since(suspension.on)}. Work on it must resume before it can "
        f"be complete. Record that first: actionplan resume {case.ref}"
    )


def _is_per_occurrence(case: TargetCase) -> bool:
    """Return True if a completion must name its occurrence: the target has several dates, or had others before."""
    number = len(case.status.windows)
    return number > 1 or (number == 1 and _has_only_occurrences(case.target.completed))


def _has_only_occurrences(completions: tuple[Completion, ...]) -> bool:
    """Return True if there are completions, and each names its occurrence."""
    return bool(completions) and all(completion.occurrence for completion in completions)


def _complete_whole(case: TargetCase, words: CompletionWords) -> RecordedEvent | Refusal:
    """Complete a target of one date, or none."""
    completions = case.target.completed
    if completions and not _has_only_occurrences(completions):
        since = format_since(completions[0].on, "on")
        return Refusal(f"{case.ref} already has a completion{since}. If it is wrong, correct it in the file.")
    if words.occurrence:
        date_words = f', "{case.status.phrase.text}"' if case.status.phrase.text else ""
        return Refusal(f"{case.ref} has only one date{date_words}. Leave out --for.")
    completion = _build_completion(case, words)
    on, note = completion.on.text, words.note
    after = case.target._replace(completed=(*completions, completion))
    node = drop_empty_values(on=on, note=note) if completions or note else on
    operation = AppendItem if completions else SetKey
    change = operation(case.line.route, "completed", node)
    return case.build_recorded_event(change, after, f"{case.ref} is complete, {_describe_day(case, words)}.")


def _build_completion(case: TargetCase, words: CompletionWords, occurrence: Phrase | None = None) -> Completion:
    unknown = Phrase(DAY_UNKNOWN, read_date("", case.plan.context))
    return Completion(unknown if words.is_day_unknown else case.on.phrase, occurrence, words.note)


def _describe_day(case: TargetCase, words: CompletionWords) -> str:
    return "on a day that nobody knows" if words.is_day_unknown else case.on.words


def _complete_occurrence(case: TargetCase, words: CompletionWords) -> RecordedEvent | Refusal:
    """Complete one occurrence of a recurring target, or one date of a list."""
    if words.is_day_unknown and not words.occurrence:
        return _refuse_unclear_occurrence(case, list(case.status.unmet_windows))
    phrase = _choose_occurrence(case, words.occurrence)
    if isinstance(phrase, Refusal):
        return phrase
    completion = _build_completion(case, words, phrase)
    after = case.target._replace(completed=(*case.target.completed, completion))
    node = drop_empty_values(for_=phrase.text, on=completion.on.text, note=words.note)
    when = _describe_day(case, words)
    sentence = f"{case.ref} is met for {phrase.text}, {when}. {_describe_remaining(case, completion)}"
    return case.build_recorded_event(AppendItem(case.line.route, "completed", node), after, sentence)


def _choose_occurrence(case: TargetCase, words: str) -> Phrase | Refusal:
    """Return the words for the occurrence that is met: those given, or those for the one that the day implies."""
    if words:
        phrase = read_option_date(words, case.plan, "--for")
        return phrase if isinstance(phrase, Refusal) else _check_occurrence(case, phrase)
    met = _list_newly_met(case, Completion(case.on.phrase))
    if len(met) != 1:
        return _refuse_unclear_occurrence(case, met)
    phrase = read_option_date(describe_window(met[0]), case.plan, "--for")
    if isinstance(phrase, Refusal) or _list_newly_met(case, Completion(case.on.phrase, phrase)) != met:
        return _refuse_unclear_occurrence(case, met)
    return phrase


def _check_occurrence(case: TargetCase, phrase: Phrase) -> Phrase | Refusal:
    """Return a phrase for an occurrence, if the target has that one and it is not met yet."""
    named = _list_newly_met(case, Completion(case.on.phrase, phrase), by_itself=True)
    if not named:
        return Refusal(f'{case.ref} has no date "{phrase.text}". Its dates are {_format_windows(case.status.windows)}.')
    for window, on in zip(case.status.windows, _list_met_days(case, case.target.completed), strict=True):
        if on and window in named:
            when = f", on {format_day(on.latest)}" if on.latest else ""
            return Refusal(f"{case.ref} was already met for {describe_window(window)}{when}.")
    return phrase


def _list_met_days(case: TargetCase, completions: tuple[Completion, ...]) -> list[Window | None]:
    """List the day on which each date of the target was met, by some completions."""
    target, status = case.target._replace(completed=completions), case.status
    return list_met_days(target, status.phrase.reading.kind, status.windows, max(case.view.day, case.on.day))


def _list_newly_met(case: TargetCase, completion: Completion, *, by_itself: bool = False) -> list[Window]:
    """List the dates that a completion meets and that the others, unless it is taken by itself, do not."""
    others = () if by_itself else case.target.completed
    before, after = _list_met_days(case, others), _list_met_days(case, (*others, completion))
    return [window for window, old, new in zip(case.status.windows, before, after, strict=True) if new and not old]


def _refuse_unclear_occurrence(case: TargetCase, met: list[Window]) -> Refusal:
    """Ask which occurrence was met, if the day implies none that is open, or several, or one that others overlap."""
    day = format_day(case.on.day)
    if not met:
        reason = f"those due by {day} are met"
    elif len(met) > 1:
        reason = f"more than one of them was still to be met by {day}"
    else:
        reason = "they overlap"
    open_windows = met if len(met) > 1 else case.status.unmet_windows
    return Refusal(
        f"{case.ref} has {format_count(len(case.status.windows), 'date')}, and {reason}. "
        f"Use --for to say which one was met: {_format_windows(open_windows)}."
    )


def _format_windows(windows: Sequence[Window]) -> str:
    words = [describe_window(window) for window in windows]
    return format_list(words if len(words) <= _MAX_DATES else [*words[:_MAX_DATES], f"{len(words) - _MAX_DATES} more"])


def _describe_remaining(case: TargetCase, completion: Completion) -> str:
    number = sum(on is None for on in _list_met_days(case, (*case.target.completed, completion)))
    if not number:
        return "It is complete."
    return f"{number} of its dates {'is' if number == 1 else 'are'} left."
