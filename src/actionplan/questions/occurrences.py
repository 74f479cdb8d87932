"""A target of several windows is met window by window: which are met on a day, and since when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Kind, Window
from actionplan.model import Completion, Target
from actionplan.questions.known import all_satisfied, known


class Progress(NamedTuple):
    """The windows not met yet, in date order; and the day the target was complete, where it is."""

    unmet: tuple[Window, ...]
    completed: date | None


def progress(target: Target, kind: Kind, windows: tuple[Window, ...], day: date) -> Progress:
    """How far a target with such windows is on a day.

    A target with decisions is complete when the last of them is satisfied, whatever else is recorded.
    """
    if target.decisions:
        completed = all_satisfied(target.decisions, day)
        return Progress(() if completed else windows, completed)
    met = met_days(target, kind, windows, day)
    if not windows:
        return Progress((), met[0])
    unmet = tuple([window for window, on in zip(windows, met, strict=True) if on is None])
    return Progress(unmet, None if unmet else max(on for on in met if on))


def met_days(target: Target, kind: Kind, windows: tuple[Window, ...], day: date) -> list[date | None]:
    """The day each window was first met, as far as is known on `day`; without windows, that of the whole."""
    done = [(on, each) for each in target.completed if (on := known(each.on, day))]
    if not windows:
        return [min((on for on, _ in done), default=None)]
    return [_met(window, done, within=kind != "ongoing") for window in windows]


def meets(completion: Completion, window: Window, *, within: bool = True) -> bool:
    """Whether a completion meets a window: it names none, or one that holds the window or (`within`) lies in it."""
    if completion.occurrence is None:
        return True
    named = completion.occurrence.reading.windows
    return any(_holds(each, window) or (within and _holds(window, each)) for each in named)


def _met(window: Window, done: list[tuple[date, Completion]], *, within: bool) -> date | None:
    """The first day a window was met."""
    return min((on for on, each in done if meets(each, window, within=within)), default=None)


def _holds(outer: Window, inner: Window) -> bool:
    return (outer.earliest or date.min) <= (inner.earliest or date.min) and (inner.latest or date.max) <= (
        outer.latest or date.max
    )
