"""The date of what a target waits for, and the windows that a dependent date takes from it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import Window
from actionplan.dates.calendar import add_time
from actionplan.evaluation.as_of import find_effective_day
from actionplan.evaluation.occurrences import Windows
from actionplan.model.phrase import Phrase
from actionplan.model.plan import AwaitedEvent
from actionplan.text.folding import fold

HoldUpReason = Literal["", "taken out of its plan", "suspended", "refused", "deferred", "held up", "overdue"]

STOPPING_REASONS: tuple[HoldUpReason, ...] = ("taken out of its plan", "suspended", "refused")
"""The reasons for which a target cannot be met as long as they hold."""

_CONCURRENT_OPENINGS = ("in line", "inline", "as per", "to tie", "tie in", "in parallel", "see ")
"""Openings of a dependent date that is at the same time as the thing named. Other dates come after it."""


class DependencyDate(NamedTuple):
    """What is known about the date of an event or a target that is waited for.

    `words` say it: "expected February 2018", "met 20 March 2018", or nothing without a date; of what no plan that was
    read has, they may say why. `phrase` is the date that they quote. `day` is the day on which it happened, or the last
    day by which it is expected.
    """

    name: str
    has_happened: bool
    windows: Windows = ()
    day: date | None = None
    words: str = ""
    is_target: bool = False
    hold_up_reason: HoldUpReason = ""
    phrase: Phrase | None = None


def build_event_dependency(event: AwaitedEvent, day: date) -> DependencyDate:
    """Build the date of an event, as it is known on a day."""
    has_happened = find_effective_day(event.happened, day) is not None
    phrase = event.happened if has_happened else event.expected
    if phrase is None:
        return DependencyDate(event.name, has_happened)
    return DependencyDate(
        event.name,
        has_happened,
        windows=phrase.reading.windows,
        day=phrase.day,
        words=f"{'happened' if has_happened else 'expected'} {phrase.text}",
    )


def find_last_dependency(dependencies: Sequence[DependencyDate]) -> DependencyDate | None:
    """Return the one of several that comes last, which a dependent date is taken from.

    What is still to come is after what has happened, and what has no day is last of all.
    """
    pending = [dependency for dependency in dependencies if not dependency.has_happened]
    return max(pending or dependencies, key=lambda dependency: dependency.day or date.max, default=None)


def inherit_windows(phrase: Phrase, dependency: DependencyDate | None) -> Windows:
    """Return the windows that a dependent date takes from what it waits for.

    "In line with X" has the windows of X: those that X is expected in until it happens. "Following X" has none: once X
    has happened, the target needs a date of its own. "90 days after X" has the days from X on, once it has happened.
    """
    delay = phrase.reading.delay
    if delay and dependency and dependency.has_happened and dependency.day:
        return (Window(dependency.day, add_time(dependency.day, *delay)),)
    return dependency.windows if dependency and _is_concurrent(phrase) else ()


def open_window_since(phrase: Phrase, dependency: DependencyDate | None) -> Windows:
    """Return the open window of a date that comes after something, from the day on which that happened."""
    if dependency is None or not dependency.has_happened or dependency.day is None or _is_concurrent(phrase):
        return ()
    return (Window(dependency.day, None),)


def _is_concurrent(phrase: Phrase) -> bool:
    return fold(phrase.reading.remark or "").startswith(_CONCURRENT_OPENINGS)
