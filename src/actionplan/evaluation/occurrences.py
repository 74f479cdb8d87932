"""Find which windows of a target are met on a day, and since when. A target of several windows is met one by one."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.dates import ReadingKind, Window
from actionplan.evaluation.as_of import find_completion_days
from actionplan.evaluation.waiting.outcomes import find_all_satisfied_day, find_all_satisfied_earliest
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.plan import Target
from actionplan.model.window_index import WindowIndex

Windows = tuple[Window, ...]


class OccurrenceProgress(NamedTuple):
    """The windows that are not met yet, the days on which the target may have been completed, and how many were late.

    `late_count` is the number of windows that were met late: 0 for a single window, whose lateness is that of the
    target.
    """

    unmet_windows: Windows
    completion: Window | None
    late_count: int = 0


def measure_progress(
    target: Target, decisions: tuple[RequiredDecision, ...], kind: ReadingKind, windows: Windows, day: date
) -> OccurrenceProgress:
    """Return the progress of a target, with the windows of its current date, on a day.

    A target with decisions is complete when the last of them is satisfied, whatever else is recorded, unless work
    follows them.
    """
    if decisions and target.is_completed_by_decisions:
        completed_on = find_all_satisfied_day(decisions, day)
        if not completed_on:
            return OccurrenceProgress(windows, None)
        return OccurrenceProgress((), Window(find_all_satisfied_earliest(decisions, day), completed_on))
    met_days = list_met_days(target, kind, windows, day)
    if not windows:
        return OccurrenceProgress((), met_days[0])
    pairs = list(zip(windows, met_days, strict=True))
    unmet = tuple([window for window, on in pairs if on is None])
    late_count = sum(count_days_late(window, on) > 0 for window, on in pairs) if len(windows) > 1 else 0
    return OccurrenceProgress(unmet, None if unmet else _find_last(filter(None, met_days)), late_count)


def count_days_late(window: Window, met: Window | None) -> int:
    """Count the days by which a window was met late at least: 0 if it may have been in time, has no end or is not met.

    A completion "by 1 September 2020" may have been on any day before, so it is not late.
    """
    return max(0, (met.earliest - window.latest).days) if met and met.earliest and window.latest else 0


def is_surely_in_time(due: date, met: Window) -> bool:
    """Return True if every day on which something may have been met is in time."""
    return met.latest is not None and met.latest <= due


def list_met_days(target: Target, kind: ReadingKind, windows: Windows, day: date) -> list[Window | None]:
    """List the days on which each window may have been first met, as far as is known on `day`.

    An exact day is a window of one day. It is open at both ends if nobody knows the day. Without windows, list the one
    day on which the target as a whole was met. A completion of an occurrence, which the target had before, does not
    meet the whole.
    """
    completions = [(days, each) for each in target.completed if (days := find_completion_days(target, each, day))]
    if not windows:
        return [_find_first(days for days, completion in completions if completion.occurrence is None)]
    first_met: dict[Window, Window] = {}
    named_before: set[int] = set()
    for days, completion in sorted(completions, key=lambda pair: pair[0].latest or date.max):
        # What an earlier completion names is already met: plans may name the same dates many times.
        named = completion.occurrence.reading.windows if completion.occurrence else None
        if named is None or id(named) not in named_before:
            for window in _find_met_windows(days, named, kind, windows):
                first_met.setdefault(window, days)
        named_before.add(id(named))
    return [first_met.get(window) for window in windows]


def _find_first(days: Iterable[Window]) -> Window | None:
    """Return the first of some days. One that is not known comes after those that are."""
    return min(days, key=lambda window: window.latest or date.max, default=None)


def _find_last(days: Iterable[Window]) -> Window:
    """Return the days on which the last of some things may have happened."""
    all_days = list(days)
    earliest = max(window.earliest or date.min for window in all_days)
    latest = max(window.latest or date.max for window in all_days)
    return Window(None if earliest == date.min else earliest, None if latest == date.max else latest)


def _find_met_windows(days: Window, named: Windows | None, kind: ReadingKind, windows: Windows) -> Windows:
    """Return the windows that a completion meets: those that it names, or those that its day implies.

    If nobody knows the day, a completion that names none meets them all.
    """
    if named is None:
        return _find_windows_met_by_day(days.latest, kind, windows) if days.latest else windows
    index, is_part_enough = WindowIndex(named), kind != "ongoing"
    return tuple(
        window for window in windows if index.has_container(window) or (is_part_enough and index.has_part(window))
    )


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


def _has_within(outer: Window, inner: Window) -> bool:
    return (outer.earliest or date.min) <= (inner.earliest or date.min) and (inner.latest or date.max) <= (
        outer.latest or date.max
    )
