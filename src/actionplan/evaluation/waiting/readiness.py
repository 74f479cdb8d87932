"""Work out from when a target could go ahead, and who holds it up."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.decision_status import HOLD_UP_STATES, SETTLED_STATES, DecisionStatus
from actionplan.evaluation.waiting.dependency_date import STOPPING_REASONS, DependencyDate

_MAX_NAMES = 2
"""The most names without a date that a sentence lists."""

ExpectedBy = tuple[str, date | None]
"""What is waited for, and the last day by which it is expected."""


class Readiness(NamedTuple):
    """The day by which all that a target waits for is expected, or the reason why there is none."""

    day: date | None
    reason: str = ""


class HoldUp(NamedTuple):
    """Who or what holds a target up, and how: a body that refused, or an overdue target that it waits for."""

    name: str
    reason: str


def find_hold_ups(target: EvaluatedTarget, decisions: Iterable[DecisionStatus]) -> list[HoldUp]:
    """List all that holds a target up: what it waits for, and decisions that are deferred, late or refused."""
    if target.status.is_complete:
        return []
    return [
        *(HoldUp(each.name, each.hold_up_reason) for each in target.status.dependencies if each.hold_up_reason),
        *(HoldUp(decision.body, decision.state) for decision in decisions if decision.state in HOLD_UP_STATES),
    ]


def list_refusals(decisions: Iterable[DecisionStatus]) -> list[DecisionStatus]:
    """List the refusals that stop a target: not those by a body that only recommends."""
    return [decision for decision in decisions if decision.state == "refused" and decision.required.is_final]


def compute_readiness(target: EvaluatedTarget, decisions: Sequence[DecisionStatus]) -> Readiness:
    """Work out from when a target that waits could go ahead: the latest date of all that it waits for."""
    day, dependencies = target.view.day, target.status.dependencies
    unsettled = [decision for decision in decisions if decision.state not in SETTLED_STATES]
    expected = [*((decision.body, decision.due_day) for decision in unsettled), *_iter_expected(target)]
    reason = _describe_stop(decisions, dependencies) or _describe_missing_dates(unsettled, expected)
    if reason:
        return Readiness(None, reason)
    last = max((by for _, by in expected if by), default=day)
    if last < day:
        return Readiness(None, "not known: all dates have passed")
    if passed := _format_few(name for name, by in _iter_expected(target) if by and by < day):
        return Readiness(None, f"not known: the date of {passed} has passed")
    return Readiness(last)


def format_readiness(target: EvaluatedTarget, decisions: Sequence[DecisionStatus]) -> str:
    """Say from when a target could go ahead, or why that is not known; empty for what is complete."""
    if target.status.is_complete:
        return ""
    day, reason = compute_readiness(target, decisions)
    return format_short_day(day) if day else reason


def _describe_stop(decisions: Iterable[DecisionStatus], dependencies: Iterable[DependencyDate]) -> str:
    """Say what stops a target: a refusal, or what happened to a target that it waits for."""
    refusals = ", ".join(decision.body for decision in list_refusals(decisions))
    if refusals:
        return f"not while refused by {refusals}"
    stops = (each for each in dependencies if each.hold_up_reason in STOPPING_REASONS)
    return next((f"not while {each.name} is {each.hold_up_reason}" for each in stops), "")


def _describe_missing_dates(unsettled: Sequence[DecisionStatus], expected: Iterable[ExpectedBy]) -> str:
    """Say what has no date, or one that cannot be read, of all that is still waited for."""
    unreadable = _format_few(decision.body for decision in unsettled if decision.due and decision.due.is_unreadable)
    if unreadable:
        return f"not known: the date of {unreadable} cannot be read"
    undated = _format_few(name for name, by in expected if by is None)
    return f"not known: no date for {undated}" if undated else ""


def _format_few(names: Iterable[str]) -> str:
    """List some names, or say how many there are if they are many."""
    unique = list(dict.fromkeys(names))
    return ", ".join(unique) if len(unique) <= _MAX_NAMES else f"{len(unique)} of them"


def _iter_expected(target: EvaluatedTarget) -> Iterator[ExpectedBy]:
    """Yield the events and targets that a target waits for by name, each with its day, until it has happened."""
    return ((each.name, each.day) for each in target.status.dependencies if not each.has_happened)
