"""From when a target could go ahead, and who holds it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.decisions import HOLD_UP_STATES, SETTLED_STATES, DecisionStatus
from actionplan.evaluation.dependencies import STOPPING_REASONS, DependencyDate, find_dependency_date
from actionplan.evaluation.targets import EvaluatedTarget

_MAX_NAMES = 2
"""So many of those who have no date are named."""


ExpectedBy = tuple[str, date | None]
"""What is waited for, and the last day by which it is to be there."""


class Readiness(NamedTuple):
    """The last of the days by which all that a target waits for is to be there, or why it has none."""

    day: date | None
    reason: str = ""


class HoldUp(NamedTuple):
    """Who or what holds a target up, and how: a body that refused, or a target that it waits for and is overdue."""

    name: str
    reason: str


def find_hold_ups(item: EvaluatedTarget, decisions: Iterable[DecisionStatus]) -> list[HoldUp]:
    """All that holds a target up: the target that it waits for, and decisions that are deferred, late or refused."""
    if item.status.completed_on:
        return []
    found = _find_awaited_date(item)
    awaited = [HoldUp(found.name, found.hold_up_reason)] if found and found.hold_up_reason else []
    return [*awaited, *(HoldUp(need.body, need.state) for need in decisions if need.state in HOLD_UP_STATES)]


def list_refusals(decisions: Iterable[DecisionStatus]) -> list[DecisionStatus]:
    """Those that stop it: refused, and not by a body that only recommends."""
    return [need for need in decisions if need.state == "refused" and need.required.is_final]


def compute_readiness(item: EvaluatedTarget, decisions: Sequence[DecisionStatus]) -> Readiness:
    """From when a target that waits could go ahead, by its decisions: the latest date of all that it waits for."""
    day, found = item.view.day, _find_awaited_date(item)
    still = [need for need in decisions if need.state not in SETTLED_STATES]
    days = [*((need.body, need.due_day) for need in still), *_iter_expected(item, found)]
    why = _describe_stop(decisions, found) or _describe_missing_dates(still, days)
    if why:
        return Readiness(None, why)
    last = max((by for _, by in days if by), default=day)
    if last < day:
        return Readiness(None, "not known: all dates have passed")
    if found and found.day and not found.has_happened and found.day < day:
        return Readiness(None, f"not known: the date of {found.name} has passed")
    return Readiness(last)


def format_readiness(item: EvaluatedTarget, decisions: Sequence[DecisionStatus]) -> str:
    """The same in words; nothing for what is complete."""
    if item.status.completed_on:
        return ""
    day, why = compute_readiness(item, decisions)
    return format_short_day(day) if day else why


def _describe_stop(decisions: Iterable[DecisionStatus], dependency: DependencyDate | None) -> str:
    """What stops it: a refusal, or what befell the target that it waits for."""
    refused = ", ".join(need.body for need in list_refusals(decisions))
    if refused:
        return f"not while refused by {refused}"
    return (
        f"not while {dependency.name} is {dependency.hold_up_reason}"
        if dependency and dependency.hold_up_reason in STOPPING_REASONS
        else ""
    )


def _describe_missing_dates(outstanding: Sequence[DecisionStatus], days: Iterable[ExpectedBy]) -> str:
    """What of all that is still waited for has no date, or one that cannot be read."""
    unreadable = _format_few(need.body for need in outstanding if need.due and need.due.is_unreadable)
    if unreadable:
        return f"not known: the date of {unreadable} cannot be read"
    undated = _format_few(name for name, by in days if by is None)
    return f"not known: no date for {undated}" if undated else ""


def _format_few(names: Iterable[str]) -> str:
    """Some names in a row; of many, how many they are."""
    single = list(dict.fromkeys(names))
    return ", ".join(single) if len(single) <= _MAX_NAMES else f"{len(single)} of them"


def _find_awaited_date(item: EvaluatedTarget) -> DependencyDate | None:
    """What is known of the event or the target that another waits for."""
    return find_dependency_date(item.line.target, item.view) if item.line.target.waits_for else None


def _iter_expected(item: EvaluatedTarget, dependency: DependencyDate | None) -> Iterator[ExpectedBy]:
    """What a target waits for, and the last day by which it is expected; nothing once it is there."""
    if dependency is None:
        yield from [(item.line.target.waits_for, None)] if item.line.target.waits_for else ()
    elif not dependency.has_happened:
        yield dependency.name, dependency.day
