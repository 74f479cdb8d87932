"""The bars of a row in a document: whatever the dates, they lie within their cell."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Window
from actionplan.renderers.axis import Axis
from actionplan.renderers.office.document_drawings import Drawing
from actionplan.renderers.office.mark_shapes import draw_row
from actionplan.renderers.span_marks import AxisScale, format_due_or_done, iter_marks
from actionplan.report import Span

DAY = date(2017, 9, 30)
SPAN = Span("1.1", "Publish it", (), is_approximate=False, status="overdue", due=None, completed=None,
            is_ongoing=False, words="1.1: in words", tone="amber")  # fmt: skip

days = st.dates(date(2015, 1, 1), date(2021, 12, 31))
windows = st.builds(lambda one, other: Window(*sorted((one, other))), days, days)
spans = st.builds(
    lambda found, ends, flags: SPAN._replace(
        windows=tuple(sorted(found)),
        met_windows=tuple(found[:1]) if flags[0] else (),
        is_approximate=flags[1],
        is_ongoing=flags[2],
        status="suspended" if flags[3] else "overdue",
        due=max((window.latest for window in found if window.latest), default=None),
        completed=ends[0],
        moved_from=ends[1],
        moved_to=ends[2],
        proposed_to=ends[1],
    ),
    st.lists(windows, max_size=3),
    st.tuples(*[st.none() | days] * 3),
    st.tuples(*[st.booleans()] * 4),
)


def draw(span: Span, months: int = 12, width: float = 60) -> Drawing:
    return draw_row(span, Axis(date(2017, 4, 1), months), DAY, width=width, height=6)


@given(spans, st.integers(1, 60), st.floats(30, 120))
def test_all_of_a_row_lies_within_its_cell(span: Span, months: int, width: float) -> None:
    drawing = draw(span, months, width)
    assert drawing.words == span.words
    for shape in drawing.shapes:
        assert shape.fill or shape.stroke
        for x, y in (point for line in shape.lines for point in line):
            assert 0 <= round(x, 6) <= width
            assert 0 <= round(y, 6) <= 6


KINDS = {
    "still to do": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), status="due"),
    "done": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),),
                          met_windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),)),
    "ongoing": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), is_ongoing=True, status="ongoing"),
    "stopped": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), status="suspended"),
    "about": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), status="due", is_approximate=True),
    "late": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), due=date(2017, 8, 31)),
    "moved": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), status="due",
                           moved_from=date(2017, 5, 1), moved_to=date(2017, 8, 31)),
    "proposed": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), status="due",
                              proposed_to=date(2017, 11, 30)),
    "completed": SPAN._replace(windows=(Window(date(2017, 6, 1), date(2017, 8, 31)),), status="complete",
                               completed=date(2017, 5, 9)),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_in_a_shape_of_its_own_and_not_by_colour_alone(kind: str) -> None:
    def look(span: Span) -> list[object]:
        return [(shape.lines, bool(shape.fill), bool(shape.stroke)) for shape in draw(span).shapes]

    others = [look(span) for name, span in KINDS.items() if name != kind]
    assert look(KINDS[kind]) not in others


def test_the_lines_of_months_are_no_nearer_than_four_millimetres() -> None:
    for months in (1, 12, 48, 240):
        grid, *_ = draw(SPAN, months).shapes
        _, *inner, _ = sorted(line[0][0] for line in grid.lines)
        assert all(after - before >= 4 for before, after in pairwise(inner))


def test_dates_that_are_not_missed_are_not_in_the_colour_of_those_that_are() -> None:
    months = tuple(Window(date(2017, month, 1), date(2017, month, 28)) for month in range(7, 13))
    span = SPAN._replace(windows=months, met_windows=months[:1], tone="red", due=date(2017, 9, 28))
    axis, scale = Axis(date(2017, 4, 1), 12), AxisScale(0, 120, 1, 2)
    bars = [mark for mark in iter_marks(span, axis, DAY, scale) if mark.kind in ("open", "done")]
    assert [mark.choose_tone(span) for mark in bars] == ["red", "red", "red", "", "", ""]
    assert [mark.choose_tone(span._replace(status="due", tone="due")) for mark in bars[:2]] == ["due", "due"]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (SPAN._replace(due=date(2017, 8, 31)), "31 Aug 2017"),
        (SPAN._replace(due=date(2017, 8, 31), is_approximate=True), "about 31 Aug 2017"),
        (SPAN._replace(due=date(2017, 8, 31), status="complete", completed=date(2017, 5, 9)), "9 May 2017"),
        # What is complete on an unknown day was not done on the day that it was due.
        (SPAN._replace(due=date(2017, 8, 31), status="complete"), "day not known"),
        (SPAN, ""),
    ],
)
def test_a_bar_says_when_it_was_done_or_is_due(span: Span, words: str) -> None:
    assert format_due_or_done(span) == words
