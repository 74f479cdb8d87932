"""The events of a target and their days, as recorded in the plan, whatever day it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import Window
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Decision, Outcome, PlanLine, Route, Target
from actionplan.model.progress import Completion
from actionplan.model.window_index import WindowIndex


def iter_completion_days(target: Target, route: Route) -> Iterator[tuple[date, Route]]:
    """Yield the days on which a target was completed, with the routes to them."""
    for n, completion in enumerate(target.completed):
        if on := completion.on.day:
            yield on, (*route, "completed", n, "on")


def find_completion(target: Target, route: Route, decisions: Sequence[RequiredDecision]) -> tuple[date, Route] | None:
    """Return the day from which all of a target is complete, and the route to what says so, or `None`.

    A target with decisions is complete on the day of the last one, unless work follows them. Of the bodies of a party,
    only the last counts. A target with several windows that its decisions do not complete is never complete here,
    because windows met are not counted.
    """
    if decisions and target.is_completed_by_decisions:
        days = [
            (find_recorded_satisfied_day(required.decision), (*route, "decisions", required.item_number))
            for required in decisions
            if required.is_final
        ]
        known = [(day, at) for day, at in days if day]
        return max(known) if len(known) == len(days) else None
    if len(get_current_date(target).reading.windows) > 1:
        return None
    done = [
        (completion.on.day, n)
        for n, completion in enumerate(target.completed)
        if is_full_completion(completion, target)
    ]
    return min([(on, (*route, "completed", n, "on")) for on, n in done if on], default=None)


def get_current_date(target: Target) -> Phrase:
    """Return the latest date of a target: the last revision, or the published date."""
    return target.revised[-1].to if target.revised else target.date


def locate_current_date(line: PlanLine) -> tuple[Phrase, Route]:
    """Return the latest date of a target, and the route to it."""
    revised = line.target.revised
    return get_current_date(line.target), (
        *line.route,
        *(("revised", len(revised) - 1, "to") if revised else ("date",)),
    )


def is_full_completion(completion: Completion, target: Target) -> bool:
    """Return True if a completion is for all of a target that is met once: it names no period, or the current one.

    A completion `for` a quarter does not complete a target that was later revised to a single date.
    """
    if completion.occurrence is None:
        return True
    reading = get_current_date(target).reading
    return bool(_match_windows(completion.occurrence, reading.windows, is_ongoing=reading.kind == "ongoing"))


def list_periods(target: Target) -> tuple[Window, ...]:
    """List the windows of a target: those of its published date and of each revision."""
    phrases = (target.date, *(revision.to for revision in target.revised))
    return tuple(dict.fromkeys(window for phrase in phrases for window in phrase.reading.windows))


def find_periods(occurrence: Phrase, target: Target, periods: tuple[Window, ...]) -> tuple[Window, ...]:
    """Find which of the windows of a target a `for` names: those inside it or, except for ongoing work, around it."""
    return _match_windows(occurrence, periods, is_ongoing=target.date.reading.kind == "ongoing")


def _match_windows(occurrence: Phrase, windows: tuple[Window, ...], *, is_ongoing: bool) -> tuple[Window, ...]:
    named = WindowIndex(occurrence.reading.windows)
    return tuple(
        window for window in windows if named.has_container(window) or (not is_ongoing and named.has_part(window))
    )


def list_outstanding(decisions: Sequence[RequiredDecision]) -> list[RequiredDecision]:
    """List the final decisions that are still outstanding."""
    return [
        required
        for required in decisions
        if required.is_final and find_recorded_satisfied_day(required.decision) is None
    ]


def find_recorded_satisfied_day(decision: Decision) -> date | None:
    """Return the day from which a body is satisfied, or `None` if it is not."""
    since = None
    for on, outcome in list_recorded_outcomes(decision):
        if not decision.is_satisfied_by(outcome.meaning):
            since = None
        elif since is None:
            since = on
    return since


def list_recorded_outcomes(decision: Decision) -> list[tuple[date, Outcome]]:
    """List the outcomes of a decision with their days, oldest first."""
    dated = [(on, outcome) for outcome in decision.decided if (on := _get_day(outcome.on))]
    return sorted(dated, key=lambda pair: pair[0])


def is_doubtful(decision: Decision) -> bool:
    """Return True if an outcome has no day or an unknown word, which other rules report."""
    return any(_get_day(outcome.on) is None or outcome.meaning is None for outcome in decision.decided)


def list_event_days(target: Target) -> list[date]:
    """List the days of everything recorded for a target."""
    phrases: list[Phrase | None] = [update.on for update in target.updates]
    if target.revised:
        phrases += [revision.on for revision in target.revised]
    if target.decisions:
        phrases += [outcome.on for decision in target.decisions for outcome in decision.decided]
    if target.completed:
        phrases += [completion.on for completion in target.completed]
    if target.suspended:
        phrases += [phrase for suspension in target.suspended for phrase in (suspension.on, suspension.until)]
    if target.proposed:
        phrases += [proposal.on for proposal in target.proposed]
    phrases += [actual.on for measure in target.measures if measure.actuals for actual in measure.actuals]
    if target.steps:
        phrases += [step.done for step in target.steps]
    if target.started:
        phrases.append(target.started)
    return [on for phrase in phrases if phrase and (on := phrase.day)]


def is_open(target: Target, decisions: Sequence[RequiredDecision], day: date) -> bool:
    """Return True if a target is not complete, deleted or suspended on a day."""
    if target.deleted:
        return False
    if target.suspended and any(
        not suspension.until or (suspension.until.day or date.max) > day for suspension in target.suspended
    ):
        return False
    if decisions and target.is_completed_by_decisions:
        return bool(list_outstanding(decisions))
    met = target.completed
    if not met:
        return True
    windows = get_current_date(target).reading.windows
    if len(windows) > 1:
        return all(completion.occurrence for completion in met) and len(met) < len(windows)
    return not any(is_full_completion(completion, target) for completion in met)


def _get_day(phrase: Phrase | None) -> date | None:
    return phrase.day if phrase else None
