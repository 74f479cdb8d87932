"""Find which of many windows contain a window, or lie in it, without comparing it with each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from actionplan.dates.reading import Window


class WindowIndex:
    """Some windows in the order of their first days. An open end reaches as far as there are dates."""

    def __init__(self, windows: Iterable[Window]) -> None:
        ends = sorted((window.earliest or date.min, window.latest or date.max) for window in windows)
        self._starts = [start for start, _ in ends]
        self._last_until = list(accumulate((last for _, last in ends), max))
        self._first_after = list(accumulate((last for _, last in reversed(ends)), min))[::-1]

    def has_container(self, window: Window) -> bool:
        """Return True if all the days of a window are in one of these."""
        at = bisect_right(self._starts, window.earliest or date.min)
        return at > 0 and self._last_until[at - 1] >= (window.latest or date.max)

    def has_part(self, window: Window) -> bool:
        """Return True if all the days of one of these are in a window."""
        at = bisect_left(self._starts, window.earliest or date.min)
        return at < len(self._starts) and self._first_after[at] <= (window.latest or date.max)
