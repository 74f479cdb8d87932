"""A target of several windows is met window by window: which are met on a day, and since when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import ReadingKind, Window
from actionplan.evaluation.as_of import find_all_satisfied_day, find_effective_day
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import Completion, Target


class OccurrenceProgress(NamedTuple):
    """The windows not met yet, in date order; the day the target was complete, where it is; and how many were met late.

    Of a single window, lateness is that of the target.
    """

    unmet_windows: tuple[Window, ...]
    completed_on: date | None
    late_count: int = 0


def measure_progress(
    target: Target, decisions: tuple[RequiredDecision, ...], kind: ReadingKind, windows: tuple[Window, ...], day: date
) -> OccurrenceProgress:
    """How far a target with such windows is on a day.

    A target of which decisions are `asked` is complete when the last of them is satisfied, whatever else is recorded.
    """
    if decisions:
        completed = find_all_satisfied_day(decisions, day)
        return OccurrenceProgress(() if completed else windows, completed)
    met = list_met_days(target, kind, windows, day)
    if not windows:
        return OccurrenceProgress((), met[0])
    unmet = tuple([window for window, on in zip(windows, met, strict=True) if on is None])
    late = (
        sum(count_days_late(window, on) > 0 for window, on in zip(windows, met, strict=True)) if len(windows) > 1 else 0
    )
    return OccurrenceProgress(unmet, None if unmet else max(on for on in met if on), late)


def count_days_late(window: Window, on: date | None) -> int:
    """By how many days a window was met late: none where it was in time, is open at its end, or is not met."""
    return max(0, (on - window.latest).days) if on and window.latest else 0


def list_met_days(target: Target, kind: ReadingKind, windows: tuple[Window, ...], day: date) -> list[date | None]:
    """The day each window was first met, as far as is known on `day`.

    Without windows it is that of the whole, which a completion of one occurrence, as there were before, does not meet.
    """
    done = [(on, each) for each in target.completed if (on := find_effective_day(each.on, day))]
    if not windows:
        return [min((on for on, each in done if each.occurrence is None), default=None)]
    met = [(on, _find_met_windows(on, each, kind, windows)) for on, each in done]
    return [min((on for on, found in met if window in found), default=None) for window in windows]


def _find_met_windows(
    on: date, completion: Completion, kind: ReadingKind, windows: tuple[Window, ...]
) -> tuple[Window, ...]:
    """The windows that a completion meets: those that it names, or else those that its day tells."""
    if completion.occurrence is None:
        return _find_windows_met_by_day(on, kind, windows)
    named = completion.occurrence.reading.windows
    return tuple(window for window in windows if _is_named_window(window, named, within=kind != "ongoing"))


def _find_windows_met_by_day(on: date, kind: ReadingKind, windows: tuple[Window, ...]) -> tuple[Window, ...]:
    """The windows met by a completion that names none: what is still to come is not ticked off with what was due.

    It meets all that are due by its day and, of a list, the one that holds its day. Where there are none, it is early
    and meets the first.
    """
    day = Window(on, on)
    found = tuple(
        window
        for window in windows
        if (window.latest or date.max) <= on or (kind != "recurring" and _has_within(window, day))
    )
    return found or windows[:1]


def _is_named_window(window: Window, named: tuple[Window, ...], *, within: bool) -> bool:
    """Whether one of the `named` windows holds a window or (`within`) lies in it."""
    return any(_has_within(each, window) or (within and _has_within(window, each)) for each in named)


def _has_within(outer: Window, inner: Window) -> bool:
    return (outer.earliest or date.min) <= (inner.earliest or date.min) and (inner.latest or date.max) <= (
        outer.latest or date.max
    )
