"""Which known name is nearest to one that is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.model.plan import fold
from actionplan.text.fuzzy import NearestName

NAMES = [
    "Chief Executive",
    "Head of Finance",
    "Head of Legal & Democratic Services",
    "Asset Management Panel",
    "Financial Strategy",
    "Cabinet",
]
NEAREST = NearestName({fold(name): name for name in NAMES})


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("Cheif Executive", "Chief Executive"),
        ("Cheif Executve", "Chief Executive"),
        ("ChiefExecutive", "Chief Executive"),
        ("Head of Finnance", "Head of Finance"),
        ("HEAD OF LEGAL AND DEMOCRATIC SERVICES", "Head of Legal & Democratic Services"),
        ("Asset  Managment Panel", "Asset Management Panel"),
        ("Finance Strategy", "Financial Strategy"),
        ("Cabbinett", "Cabinet"),
    ],
)
def test_a_slip_finds_its_name(wrong: str, meant: str) -> None:
    assert NEAREST(wrong) == meant


@pytest.mark.parametrize("name", ["Mayor", "", "Local Plan", "x" * 5000])
def test_another_name_finds_none(name: str) -> None:
    assert NEAREST(name) == ""


PARTIES = ["Dacorum Borough Council", "Borough of Dacorum", "St Albans City Council", "St Albans Parish", "Hertsmere"]


@pytest.mark.parametrize(
    ("part", "meant"),
    [
        ("Dacorum", "Borough of Dacorum"),
        ("City Council", "St Albans City Council"),
        ("St Albans", ""),
        ("Council", ""),
        ("Council City", ""),
        ("Hertsmere and others", ""),
        ("the", ""),
        ("", ""),
    ],
)
def test_a_part_of_one_name_finds_it_where_parts_are_asked_for(part: str, meant: str) -> None:
    spelt = {fold(name): name for name in PARTIES}
    assert NearestName(spelt, owners={"borough of dacorum": "dacorum borough council"})(part) == meant
    assert NearestName(spelt)(part) == ""


def test_the_nearest_is_found_among_very_many_that_begin_alike() -> None:
    names = [f"Head of Service {number} and Area {number % 7}" for number in range(3000)]
    assert NearestName({fold(name): name for name in names})("Head of Servise 1234 and Area 2") == names[1234]


@given(st.lists(st.text(max_size=200)), st.text(max_size=200))
def test_whatever_is_asked_the_answer_is_a_known_spelling_or_none(known: list[str], asked: str) -> None:
    spelt = {fold(name): name for name in known}
    assert NearestName(spelt)(asked) in {"", *spelt.values()}
