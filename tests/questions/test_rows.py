from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from actionplan.model import Plan
from actionplan.questions.export import export
from actionplan.questions.rows import Rows
from actionplan.report import Row


@pytest.fixture
def row(plan_of_one: Callable[[str], Plan]) -> Row:
    """A row like any other."""
    return export(plan_of_one("date: Summer 2017"), date(2017, 9, 15)).rows[0]


def test_rows_are_made_once_and_not_before_they_are_looked_at(row: Row) -> None:
    made = []

    def make() -> Iterator[Row]:
        made.append(row)
        yield row

    rows = Rows(make)
    assert not made
    assert [len(rows), rows[0], *rows] == [1, row, row]
    assert made == [row]


def test_they_are_what_a_tuple_of_them_is(row: Row) -> None:
    rows, there = Rows(lambda: [row, row]), (row, row)
    assert rows == there
    assert there == rows
    assert rows == Rows(lambda: iter(there))
    assert rows != Rows(lambda: [row])
    assert (rows[1:], hash(rows), repr(rows)) == (there[1:], hash(there), repr(there))
    assert pickle.loads(pickle.dumps(rows)) == there  # noqa: S301 - our own
