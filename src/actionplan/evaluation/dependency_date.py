"""What is known of one thing that a target waits for: when it is expected, or since when it has happened."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import Window
from actionplan.model.plan import Phrase

Windows = tuple[Window, ...]

HoldUpReason = Literal["", "taken out of its plan", "suspended", "refused", "deferred", "held up", "overdue"]

STOPPING_REASONS: tuple[HoldUpReason, ...] = ("taken out of its plan", "suspended", "refused")
"""What keeps a target from being met for as long as it holds."""


class DependencyDate(NamedTuple):
    """What is known of the date of whatever is waited for: that it has happened, or else when it is expected.

    `words` are "expected February 2018" or "met 20 March 2018", and nothing where it has no date; `phrase` is the date
    that they quote. `day` is the day on which it happened, or the last by which it is expected, and `held` what is in
    its way.
    """

    name: str
    has_happened: bool
    windows: Windows = ()
    day: date | None = None
    words: str = ""
    is_target: bool = False
    hold_up_reason: HoldUpReason = ""
    phrase: Phrase | None = None
