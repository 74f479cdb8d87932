from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Window
from actionplan.dates.calendar import is_within
from actionplan.model.window_index import WindowIndex

days = st.integers(0, 12).map(lambda number: date(2017, 1, 1) + timedelta(days=number))
windows = st.tuples(st.none() | days, st.none() | days).filter(
    lambda ends: not (ends[0] and ends[1]) or ends[0] <= ends[1]
)


@given(st.lists(windows.map(Window._make), max_size=6), windows.map(Window._make))
def test_an_index_says_the_same_as_comparing_with_each(listed: list[Window], window: Window) -> None:
    index = WindowIndex(listed)
    assert index.has_container(window) == any(is_within(window, other) for other in listed)
    assert index.has_part(window) == any(is_within(other, window) for other in listed)
