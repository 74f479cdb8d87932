"""Columns on a screen: what is drawn as a table has room for it."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from actionplan.renderers.text.table_widths import COLUMN_GAP_WIDTH, fit_widths
from actionplan.report import Cell, Column, Table

COLUMNS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 3)), min_size=1, max_size=12)


def table(sizes: list[tuple[int, int]]) -> Table:
    columns = tuple(Column("x" * min(length, 12), grow=grow) for length, grow in sizes)
    return Table(columns, (tuple(Cell("x" * length) for length, _ in sizes),))


@given(COLUMNS, st.integers(20, 200))
def test_columns_fill_no_more_than_the_screen_and_each_that_cannot_grow_is_whole(
    sizes: list[tuple[int, int]], screen: int
) -> None:
    made = table(sizes)
    shares = fit_widths(made, screen)
    if shares:
        assert sum(shares) + COLUMN_GAP_WIDTH * (len(shares) - 1) <= screen
        whole = [
            max(len(column.title), len(cell.text)) for column, cell in zip(made.columns, made.rows[0], strict=True)
        ]
        assert all(
            share == most or column.grow for share, most, column in zip(shares, whole, made.columns, strict=True)
        )


def test_a_column_leaves_the_others_what_they_need() -> None:
    moved = [(4, 0), (41, 1), (12, 1), (16, 1), (18, 1), (21, 1), (90, 3)]
    assert fit_widths(table(moved), 130) == [4, 15, 12, 14, 14, 14, 45]
