"""The widths of columns on a page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.renderers.office.column_widths import (
    CELL_PADDING,
    choose_widths,
    distribute_width,
    estimate_lines,
    is_too_wide_for_portrait,
    measure_columns,
    measure_tables,
)
from actionplan.report import Cell, Column, Table

UPRIGHT = 170.0

COLUMNS = (Column("Ref"), Column("Officer", grow=1), Column("Due"), Column("Output and measure", grow=3))
LONG = "Hertsmere Developments Limited (HDL) business plan to be approved by HDL board and the Council"


def widths(columns: tuple[Column, ...], *rows: tuple[str, ...], room: float = UPRIGHT) -> tuple[float, ...]:
    table = Table(columns, tuple(tuple(map(Cell, row)) for row in rows))
    return choose_widths(columns, measure_tables([table], str)[columns], room)


def test_what_fits_on_one_line_does_and_the_rest_goes_to_those_that_grow() -> None:
    row = ("1.2", "Chief Executive", "31 Aug 2017", "Business plan")
    ref, officer, due, output = widths(COLUMNS, row)
    assert ref < due < officer < output
    assert estimate_lines(row, (ref, officer, due, output)) == 1


def test_a_day_stands_on_one_line_however_long_the_others_are() -> None:
    row = ("1.2b", LONG, "31 Aug 2017", LONG * 4)
    assert estimate_lines(row[2:3], widths(COLUMNS, row)[2:3]) == 1


def test_the_longer_the_words_of_a_column_the_wider_it_is() -> None:
    assert [a < b for a, b in pairwise(widths(COLUMNS[1::2], (LONG, LONG * 3)))] == [True]


BOLD_ARIAL = {
    "Amber": 12.3, "Programme": 21.5, "Community": 21.3, "September": 20.1, "Recommendation": 32.6, "commitment": 23.1,
    "Mmmm": 13.6, "www.": 10.2,
}  # fmt: skip
"""How wide words are in Arial of 11 points, in bold: in millimetres."""


@pytest.mark.parametrize("word", BOLD_ARIAL)
def test_no_heading_is_broken_within_a_word(word: str) -> None:
    (need,) = measure_columns((Column(word),), [("1",)])
    assert need.min_width - CELL_PADDING >= BOLD_ARIAL[word]


words = st.text("abcdefgh   ", max_size=300)


@given(st.lists(st.tuples(words, words, words, words), max_size=6), st.sampled_from((170.0, 257.0)))
def test_columns_fill_the_page_and_none_breaks_a_word(rows: list[tuple[str, ...]], room: float) -> None:
    wanted = measure_columns(COLUMNS, rows)
    found = widths(COLUMNS, *rows, room=room)
    assert sum(found) == pytest.approx(room)
    if sum(need.min_width for need in wanted) <= room:
        assert all(width >= need.min_width - 1e-6 for need, width in zip(wanted, found, strict=True))
    assert min(found) > CELL_PADDING


OFFICER = "Head of Partnerships and Community Engagement"


@given(st.lists(st.tuples(words, words, words, words), min_size=1, max_size=6))
def test_a_table_is_no_longer_than_by_the_weight_of_its_columns(rows: list[tuple[str, ...]]) -> None:
    by_weight = distribute_width(COLUMNS, measure_columns(COLUMNS, rows), UPRIGHT)
    found = widths(COLUMNS, *rows)
    assert sum(estimate_lines(row, found) for row in rows) <= sum(estimate_lines(row, by_weight) for row in rows) + 1


def test_a_name_that_is_long_in_each_row_gets_room_from_words_that_are_not_much_longer() -> None:
    rows = [("7.1", OFFICER, "31 Dec 2017", f"{LONG}: {'Strategy ready. ' * n}") for n in range(1, 4)]
    _, officer, _, _ = widths(COLUMNS, *rows)
    _, by_weight, _, _ = distribute_width(COLUMNS, measure_columns(COLUMNS, rows), UPRIGHT)
    assert officer > by_weight


@pytest.mark.parametrize(("number", "across"), [(2, False), (4, False), (9, True)])
def test_many_columns_want_the_page_on_its_side(number: int, across: bool) -> None:  # noqa: FBT001 - a table of cases
    columns = tuple(Column("Status", grow=1) for _ in range(number))
    assert is_too_wide_for_portrait(columns, measure_columns(columns, [(LONG,) * number]), UPRIGHT) is across
