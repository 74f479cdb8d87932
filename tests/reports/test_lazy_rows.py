from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from actionplan.model.plan import Plan
from actionplan.reports.export import build_export_report
from actionplan.reports.support.lazy_rows import LazyRows
from actionplan.rows import Row


@pytest.fixture
def row(plan_of_one: Callable[[str], Plan]) -> Row:
    """A row like any other."""
    return build_export_report(plan_of_one("date: Summer 2017"), date(2017, 9, 15)).rows[0]


def test_rows_are_made_once_and_not_before_they_are_looked_at(row: Row) -> None:
    made = []

    def make() -> Iterator[Row]:
        made.append(row)
        yield row

    rows = LazyRows(make)
    assert not made
    assert [len(rows), rows[0], *rows] == [1, row, row]
    assert made == [row]


def test_they_are_what_a_tuple_of_them_is(row: Row) -> None:
    rows, there = LazyRows(lambda: [row, row]), (row, row)
    assert rows == there
    assert there == rows
    assert rows == LazyRows(lambda: iter(there))
    assert rows != LazyRows(lambda: [row])
    assert (rows[1:], hash(rows), repr(rows)) == (there[1:], hash(there), repr(there))
    assert pickle.loads(pickle.dumps(rows)) == there  # noqa: S301 - our own
