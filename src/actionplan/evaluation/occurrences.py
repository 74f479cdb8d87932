"""Find which windows of a target are met on a day, and since when. A target of several windows is met one by one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import ReadingKind, Window
from actionplan.evaluation.as_of import find_effective_day
from actionplan.evaluation.outcomes import find_all_satisfied_day
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.plan import Completion, Target

Windows = tuple[Window, ...]


class OccurrenceProgress(NamedTuple):
    """The windows that are not met yet, the day the target was complete, and how many windows were met late.

    `late_count` is 0 for a single window: its lateness is that of the target.
    """

    unmet_windows: Windows
    completed_on: date | None
    late_count: int = 0


def measure_progress(
    target: Target, decisions: tuple[RequiredDecision, ...], kind: ReadingKind, windows: Windows, day: date
) -> OccurrenceProgress:
    """Return the progress of a target, with the windows of its current date, on a day.

    A target with decisions is complete when the last of them is satisfied, whatever else is recorded.
    """
    if decisions:
        completed_on = find_all_satisfied_day(decisions, day)
        return OccurrenceProgress(() if completed_on else windows, completed_on)
    met_days = list_met_days(target, kind, windows, day)
    if not windows:
        return OccurrenceProgress((), met_days[0])
    pairs = list(zip(windows, met_days, strict=True))
    unmet = tuple([window for window, on in pairs if on is None])
    late_count = sum(count_days_late(window, on) > 0 for window, on in pairs) if len(windows) > 1 else 0
    return OccurrenceProgress(unmet, None if unmet else max(filter(None, met_days)), late_count)


def count_days_late(window: Window, on: date | None) -> int:
    """Count the days by which a window was met late: 0 if it was in time, has no end, or is not met."""
    return max(0, (on - window.latest).days) if on and window.latest else 0


def list_met_days(target: Target, kind: ReadingKind, windows: Windows, day: date) -> list[date | None]:
    """List the day on which each window was first met, as far as is known on `day`.

    Without windows, list the one day on which the target as a whole was met. A completion of an occurrence, which the
    target had before, does not meet the whole.
    """
    completions = [(on, each) for each in target.completed if (on := find_effective_day(each.on, day))]
    if not windows:
        return [min((on for on, completion in completions if completion.occurrence is None), default=None)]
    met = [(on, _find_met_windows(on, completion, kind, windows)) for on, completion in completions]
    return [min((on for on, met_windows in met if window in met_windows), default=None) for window in windows]


def _find_met_windows(on: date, completion: Completion, kind: ReadingKind, windows: Windows) -> Windows:
    """Return the windows that a completion meets: those that it names, or those that its day implies."""
    if completion.occurrence is None:
        return _find_windows_met_by_day(on, kind, windows)
    named = completion.occurrence.reading.windows
    return tuple(window for window in windows if _is_named_window(window, named, within=kind != "ongoing"))


def _find_windows_met_by_day(on: date, kind: ReadingKind, windows: Windows) -> Windows:
    """Return the windows met by a completion that names none.

    It meets all that are due by its day and, of a list of dates, the one that its day is in. If there are none, it is
    early and meets the first window.
    """
    day = Window(on, on)
    met = tuple(
        window
        for window in windows
        if (window.latest or date.max) <= on or (kind != "recurring" and _has_within(window, day))
    )
    return met or windows[:1]


def _is_named_window(window: Window, named: Windows, *, within: bool) -> bool:
    """Return True if one of the named windows contains a window or, with `within`, lies in it."""
    return any(_has_within(other, window) or (within and _has_within(window, other)) for other in named)


def _has_within(outer: Window, inner: Window) -> bool:
    return (outer.earliest or date.min) <= (inner.earliest or date.min) and (inner.latest or date.max) <= (
        outer.latest or date.max
    )
