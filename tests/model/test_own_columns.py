"""What stands in an own column: its kind, its size, and its place in the order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Context
from actionplan.model.column_kinds import is_of_kind, make_sort_key, parse_number
from actionplan.model.own_columns import split_own_value
from actionplan.model.plan import OwnColumn

CONTEXT = Context("2017/18")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200", 1200),
        ("-3", -3),
        ("95%", 95),
        ("0.5", Decimal("0.5")),
        ("£20,000", 20_000),
        ("£1.5m", 1_500_000),
        ("£2 million", 2_000_000),
        ("$3bn", 3_000_000_000),
        ("20k", 20_000),
        ("about 20", None),
        ("20,000 a year", None),
        ("", None),
        ("£", None),
        ("two million", None),
        ("1.2.3", None),
    ],
)
def test_numbers_and_money_are_parsed(text: str, number: int | Decimal | None) -> None:
    assert parse_number(text) == number


@given(st.integers(-10_000_000, 10_000_000))
def test_a_number_with_commas_is_that_number(number: int) -> None:
    assert parse_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("number", ["4", "95%", "1,200"], ["£4", "four", "4 units"]),
        ("Money", ["£4", "4", "£1.2m"], ["four pounds", "£"]),
        ("date", ["Summer 2017", "4 July 2017"], ["someday", "TBC"]),
        ("link", ["https://example.org/a", "mailto:a@example.org"], ["example", "see https://example.org"]),
        ("yes/no", ["yes", "No", "TRUE"], ["maybe", "y"]),
        ("text", ["anything"], []),
        ("", ["anything"], []),
    ],
)
def test_a_kind_says_what_can_stand_there(kind: str, right: list[str], wrong: list[str]) -> None:
    assert [text for text in right if not is_of_kind(text, kind, CONTEXT)] == []
    assert [text for text in wrong if is_of_kind(text, kind, CONTEXT)] == []


@pytest.mark.parametrize(
    ("column", "in_order"),
    [
        (OwnColumn("P", values=("High", "Medium", "Low")), ["high", "Medium", "LOW", "Odd", ""]),
        (OwnColumn("P", kind="number"), ["-2", "9", "10", "95%", "ten", ""]),
        (OwnColumn("P", kind="money"), ["£900", "£1k", "£1.5m", "lots", ""]),
        (OwnColumn("P", kind="date"), ["May 2017", "Summer 2017", "March 2018", "someday", ""]),
        (OwnColumn("P"), ["alpha", "Beta", "gamma", ""]),
    ],
)
def test_values_are_ordered_by_what_they_are(column: OwnColumn, in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=make_sort_key(column, CONTEXT)) == in_order


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Priority=High", ("Priority", "High")),
        (" Priority = High ", ("Priority", "High")),
        ("Priority", ("Priority", "")),
        ("Link=https://example.org/?a=b", ("Link", "https://example.org/?a=b")),
    ],
)
def test_a_column_and_its_value_are_parted_at_the_first_sign(text: str, parts: tuple[str, str]) -> None:
    assert split_own_value(text) == parts
