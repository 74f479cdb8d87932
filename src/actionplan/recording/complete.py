"""A target met, or one occurrence of it."""

from __future__ import annotations

from datetime import date

from actionplan.dates import Window, say_day
from actionplan.dates.say import spoken
from actionplan.english import count, listed
from actionplan.model import Completion, Phrase, Plan
from actionplan.questions.known import outstanding, suspension
from actionplan.questions.occurrences import met_days
from actionplan.recording.case import Case, is_complete, opened, since
from actionplan.recording.made import Recorded, Refusal, filled
from actionplan.recording.phrases import When, meant
from actionplan.source.edits.changes import Add, Put

_MANY = 8
"""As many dates as a sentence can name."""


def completed(plan: Plan, ref: str, when: When, occurrence: str = "", note: str = "") -> Recorded | Refusal:
    """Record that a target was met: one occurrence of it (in words, like "Q1 2017/18"), where it has several."""
    case = opened(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    refused = _finished(case) or _undecided(case) or _suspended(case)
    if refused:
        return refused
    return _one_of_several(case, occurrence, note) if _is_listed(case) else _whole(case, occurrence, note)


def _is_listed(case: Case) -> bool:
    """Whether a completion says what it is for: of a target of several dates, or of one that had others before."""
    number = len(case.status.windows)
    return number > 1 or (number == 1 and _are_of_occurrences(case.target.completed))


def _are_of_occurrences(done: tuple[Completion, ...]) -> bool:
    """Whether there are completions, and each names its occurrence."""
    return bool(done) and all(each.occurrence for each in done)


def _finished(case: Case) -> Refusal | None:
    said = is_complete(case)
    return Refusal(said) if said else None


def _undecided(case: Case) -> Refusal | None:
    """A target with decisions is complete by them."""
    needed = [*outstanding(case.seen.asked(case.target), case.seen.day)]
    if not needed:
        return None
    names = listed([case.seen.decider(each) for each in needed])
    body, party = (case.seen.bodies[name] for name in (needed[0].decision.body, needed[0].decision.party))
    who = " ".join(f'--{option} "{name}"' for option, name in (("party", party), ("body", body)) if name)
    return Refusal(
        f"{case.ref} waits for {names}, and is complete on the day the last decision is given. Record that: "
        f"actionplan decide {case.ref} {who} --outcome approved"
    )


def _suspended(case: Case) -> Refusal | None:
    stopped = suspension(case.target, case.on.day)
    if not stopped:
        return None
    return Refusal(
        f"{case.ref} is suspended{since(stopped.on)}, and cannot be complete before work on it resumes. "
        f"Record that first: actionplan resume {case.ref}"
    )


def _whole(case: Case, occurrence: str, note: str) -> Recorded | Refusal:
    """A target of one date, or none, met."""
    done = case.target.completed
    if done and not _are_of_occurrences(done):
        return Refusal(
            f"{case.ref} has a completion already{since(done[0].on, 'on')}. Put that right in the file, if it is wrong."
        )
    if occurrence:
        date = f', "{case.status.phrase.text}"' if case.status.phrase.text else ""
        return Refusal(f"{case.ref} has one date only{date}. Leave --for out.")
    on = case.on.phrase
    after = case.target._replace(completed=(*done, Completion(on, None, note)))
    node = filled(on=on.text, note=note)
    change = Add if done else Put
    made = change(case.line.route, "completed", node if done or note else on.text)
    return case.recorded(made, after, f"{case.ref} is complete, {case.on.words}.")


def _one_of_several(case: Case, words: str, note: str) -> Recorded | Refusal:
    """An occurrence of a recurring target, or a date of a list, met."""
    phrase = _occurrence(case, words)
    if isinstance(phrase, Refusal):
        return phrase
    done = Completion(case.on.phrase, phrase, note)
    after = case.target._replace(completed=(*case.target.completed, done))
    node = filled(for_=phrase.text, on=case.on.phrase.text, note=note)
    said = f"{case.ref} was met for {phrase.text} {case.on.words}. {_left(case, done)}"
    return case.recorded(Add(case.line.route, "completed", node), after, said)


def _occurrence(case: Case, words: str) -> Phrase | Refusal:
    """The words for the occurrence that is met: those given, else those for the one that the day tells."""
    if words:
        phrase = meant(words, case.plan, "--for")
        return phrase if isinstance(phrase, Refusal) else _one_that_is_open(case, phrase)
    told = _newly(case, Completion(case.on.phrase))
    if len(told) != 1:
        return _which(case, told)
    phrase = meant(spoken(told[0]), case.plan, "--for")
    if isinstance(phrase, Refusal) or _newly(case, Completion(case.on.phrase, phrase)) != told:
        return _which(case, told)
    return phrase


def _one_that_is_open(case: Case, phrase: Phrase) -> Phrase | Refusal:
    """A phrase given for an occurrence, if there is such a one and it is not met yet."""
    named = _newly(case, Completion(case.on.phrase, phrase), anew=True)
    if not named:
        return Refusal(f'{case.ref} has no date "{phrase.text}". Its dates are {_named(case.status.windows)}.')
    for window, on in zip(case.status.windows, _met(case), strict=True):
        if on and window in named:
            return Refusal(f"{case.ref} was met for {spoken(window)} already, on {say_day(on)}.")
    return phrase


def _met(case: Case, *more: Completion, anew: bool = False) -> list[date | None]:
    """The day each date was met on, by what is recorded and some completions `more`; by those alone, if `anew`."""
    done = more if anew else (*case.target.completed, *more)
    target = case.target._replace(completed=done)
    return [*met_days(target, case.status.phrase.reading.kind, case.status.windows, max(case.seen.day, case.on.day))]


def _newly(case: Case, done: Completion, *, anew: bool = False) -> list[Window]:
    """The dates that are met by one completion more, and were not before."""
    before = _met(case, anew=anew)
    after = _met(case, done, anew=anew)
    return [window for window, was, now in zip(case.status.windows, before, after, strict=True) if now and not was]


def _which(case: Case, told: list[Window]) -> Refusal:
    """Ask which occurrence is meant, where the day tells none that is open, or several."""
    still = told or case.status.unmet
    why = (
        f"by {say_day(case.on.day)} more than one of its dates was still to be met"
        if told
        else f"those due by {say_day(case.on.day)} are met"
    )
    return Refusal(
        f"{case.ref} has {count(len(case.status.windows), 'date')}, and {why}. Say which one this is, with --for: "
        f"{_named(still)}."
    )


def _named(windows: list[Window] | tuple[Window, ...]) -> str:
    words = [spoken(window) for window in windows]
    return listed(words if len(words) <= _MANY else [*words[:_MANY], f"{len(words) - _MANY} more"])


def _left(case: Case, done: Completion) -> str:
    left = sum(on is None for on in _met(case, done))
    return f"{count(left, 'date')} of it {'is' if left == 1 else 'are'} left." if left else "It is complete."
