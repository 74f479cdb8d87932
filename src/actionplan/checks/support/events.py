"""What has happened to a target, as the checks ask it: the days of its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import Window
from actionplan.dates.calendar import is_within
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import (
    OUTCOMES,
    SATISFYING_OUTCOMES,
    Completion,
    Decision,
    Outcome,
    Phrase,
    PlanLine,
    Route,
    Target,
    fold,
)


def iter_completion_days(target: Target, route: Route) -> Iterator[tuple[date, Route]]:
    """The days a target was completed on, with the routes to them."""
    for n, completion in enumerate(target.completed):
        if on := completion.on.day:
            yield on, (*route, "completed", n, "on")


def find_completion(target: Target, route: Route, decisions: Sequence[RequiredDecision]) -> tuple[date, Route] | None:
    """The day since which the whole of a target is complete by all that is written, and the route to what says so.

    A target of which decisions are `asked` is complete by them: of the bodies of a party, by the last. One of several
    windows is so by its decisions alone: how many of the windows are met is not asked.
    """
    if decisions:
        days = [
            (find_recorded_satisfied_day(each.decision), (*route, "decisions", each.item_number))
            for each in decisions
            if each.is_final
        ]
        known = [(day, at) for day, at in days if day]
        return max(known) if len(known) == len(days) else None
    if len(get_current_date(target).reading.windows) > 1:
        return None
    done = [(each.on.day, n) for n, each in enumerate(target.completed) if is_full_completion(each, target)]
    return min([(on, (*route, "completed", n, "on")) for on, n in done if on], default=None)


def get_current_date(target: Target) -> Phrase:
    """The date that holds by all that is written."""
    return target.revised[-1].to if target.revised else target.date


def locate_current_date(line: PlanLine) -> tuple[Phrase, Route]:
    """The date of a target that holds by all that is written, and the route to it."""
    revised = line.target.revised
    return get_current_date(line.target), (
        *line.route,
        *(("revised", len(revised) - 1, "to") if revised else ("date",)),
    )


def is_full_completion(completion: Completion, target: Target) -> bool:
    """Whether a completion is of the whole of a target that is met once: it names no period, or the one that holds.

    One `for` a quarter completes no target that has been revised to a single date since.
    """
    if completion.occurrence is None:
        return True
    reading = get_current_date(target).reading
    return bool(_match_windows(completion.occurrence, reading.windows, is_ongoing=reading.kind == "ongoing"))


def list_periods(target: Target) -> tuple[Window, ...]:
    """The windows that a target is or was to be met in: those of its published date, and of each revision."""
    phrases = (target.date, *(each.to for each in target.revised))
    return tuple(dict.fromkeys(window for phrase in phrases for window in phrase.reading.windows))


def find_periods(occurrence: Phrase, target: Target) -> tuple[Window, ...]:
    """The windows of a target that `for` names: those within it, or, but for ongoing work, round it."""
    return _match_windows(occurrence, list_periods(target), is_ongoing=target.date.reading.kind == "ongoing")


def _match_windows(occurrence: Phrase, windows: tuple[Window, ...], *, is_ongoing: bool) -> tuple[Window, ...]:
    said = occurrence.reading.windows
    return tuple(
        window
        for window in windows
        if any(is_within(window, each) or (not is_ongoing and is_within(each, window)) for each in said)
    )


def list_outstanding(decisions: Sequence[RequiredDecision]) -> list[RequiredDecision]:
    """The last words, of parties and of bodies, that are still wanted by all that is written."""
    return [each for each in decisions if each.is_final and find_recorded_satisfied_day(each.decision) is None]


def find_recorded_satisfied_day(decision: Decision) -> date | None:
    """The day since which a body is satisfied by all that is written; `None` where it is not."""
    since = None
    for on, outcome in list_recorded_outcomes(decision):
        if fold(outcome.outcome) not in SATISFYING_OUTCOMES:
            since = None
        elif since is None:
            since = on
    return since


def list_recorded_outcomes(decision: Decision) -> list[tuple[date, Outcome]]:
    """What a body resolved, each with its day, oldest first."""
    dated = [(on, each) for each in decision.decided if (on := _get_day(each.on))]
    return sorted(dated, key=lambda pair: pair[0])


def is_doubtful(decision: Decision) -> bool:
    """Whether an outcome of a decision has no day or means nothing, which is told by itself."""
    return any(_get_day(each.on) is None or fold(each.outcome) not in OUTCOMES for each in decision.decided)


def list_event_days(target: Target) -> list[date]:
    """The days of everything that was written of a target."""
    phrases: list[Phrase | None] = [update.on for update in target.updates]
    if target.revised:
        phrases += [revision.on for revision in target.revised]
    if target.decisions:
        phrases += [outcome.on for decision in target.decisions for outcome in decision.decided]
    if target.completed:
        phrases += [completion.on for completion in target.completed]
    if target.suspended:
        phrases += [phrase for each in target.suspended for phrase in (each.on, each.until)]
    if target.proposed:
        phrases += [proposal.on for proposal in target.proposed]
    phrases.append(target.started)
    return [on for phrase in phrases if phrase and (on := phrase.day)]


def is_open(target: Target, decisions: Sequence[RequiredDecision], day: date) -> bool:
    """Whether there is still something to do for a target, and somebody doing it."""
    if target.deleted:
        return False
    if target.suspended and any(not each.until or (each.until.day or date.max) > day for each in target.suspended):
        return False
    if decisions:
        return bool(list_outstanding(decisions))
    met, windows = target.completed, get_current_date(target).reading.windows
    if len(windows) > 1:
        return all(each.occurrence for each in met) and len(met) < len(windows)
    return not any(is_full_completion(each, target) for each in met)


def _get_day(phrase: Phrase | None) -> date | None:
    return phrase.day if phrase else None
