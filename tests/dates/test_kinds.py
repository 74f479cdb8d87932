"""What is written once counts for all, whatever the kind of unit: a year beside another is never a year of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Context, Reading, read_date
from actionplan.dates.reading import KIND_TRAITS

CONTEXT = Context("2017/18 to 2020/21")

UNITS = {
    "day": ("12 June", "Week commencing 4 June", "12 to 15 June", "by 12 June"),
    "month": ("June", "mid June", "June to July", "first week of June", "last Friday of June"),
    "season": ("Autumn", "early Summer", "Spring to Summer"),
    "feast": ("Easter", "Christmas"),
    "term": ("Autumn term", "end of Autumn term"),
    "half-term": ("October half term",),
    "quarter": ("Q3", "second quarter", "Q1 to Q2"),
    "half": ("H1",),
    "year": ("first half of", "end of"),
}
"""Phrases of each kind that every year has, and of a part of the year itself."""

EVERY_UNIT = [(kind, unit) for kind, units in UNITS.items() for unit in units]


def read(phrase: str) -> Reading:
    reading = read_date(phrase, CONTEXT)
    assert reading.kind == "window", (phrase, reading.problem)
    return reading


def test_every_yearly_kind_is_tried() -> None:
    assert {kind for kind, traits in KIND_TRAITS.items() if traits.is_yearly} == UNITS.keys() - {"year"}


@pytest.mark.parametrize(("kind", "unit"), EVERY_UNIT)
def test_the_phrase_is_of_its_kind(kind: str, unit: str) -> None:
    assert {part.kind for _, part, _ in read(f"{unit} 2018").parts} == {kind}


@given(st.sampled_from(EVERY_UNIT), st.integers(2017, 2020), st.integers(1, 3), st.sampled_from([" and ", ", ", " & "]))
def test_each_year_of_a_list_has_the_unit(of_kind: tuple[str, str], year: int, apart: int, join: str) -> None:
    _, unit = of_kind
    one, other = read(f"{unit} {year}"), read(f"{unit} {year + apart}")
    assert read(f"{unit} {year}{join}{year + apart}").windows == (*one.windows, *other.windows)


@given(st.sampled_from(EVERY_UNIT), st.integers(2017, 2020))
def test_a_choice_of_years_ends_with_the_unit_of_the_last(of_kind: tuple[str, str], year: int) -> None:
    _, unit = of_kind
    reading = read(f"{unit} {year} or {year + 1}")
    assert reading.due == read(f"{unit} {year + 1}").due
    assert "or-window" in [assumption.code for assumption in reading.assumptions]


@given(st.sampled_from(EVERY_UNIT), st.integers(2017, 2019))
def test_a_financial_year_of_a_list_has_the_unit(of_kind: tuple[str, str], year: int) -> None:
    _, unit = of_kind
    first, second = (f"{each}/{(each + 1) % 100}" for each in (year, year + 1))
    one, other = read(f"{unit} {first}"), read(f"{unit} {second}")
    assert read(f"{unit} {first} and {second}").windows == (*one.windows, *other.windows)
