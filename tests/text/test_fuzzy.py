"""Which known name is nearest to an unknown one, and which words are a typo apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.text.folding import fold
from actionplan.text.fuzzy import (
    NearestName,
    TypoIndex,
    find_nearest,
    find_part_or_nearest,
    is_plural_of,
    is_typo,
    measure_distance,
    normalise_name,
)

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


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("cheif executive", "chief executive", True),
        ("managment panel", "management panel", True),
        ("cheif executiv", "chief executive", True),
        ("planing", "planning", True),
        ("manager north", "manager worth", False),
        ("ward 12345", "ward 12346", False),
        ("panel", "board", False),
        ("head of it", "head of ict", False),
        ("aaaaax bbbbbx cccccx", "aaaaay bbbbby cccccy", False),
        ("chief", "chief executive", False),
    ],
)
def test_a_slip_is_one_letter_or_two_changed_about(wrong: str, right: str, slip: bool) -> None:  # noqa: FBT001
    assert is_typo(wrong, right) is slip
    assert is_typo(right, wrong) is slip


def test_what_says_nothing_in_a_name_is_folded_away() -> None:
    assert normalise_name("Head\u00a0of  Planning & Men’s – Health.") == "head of planning and mens health"


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("", "may", 3),
        ("june", "june", 0),
        ("septmber", "september", 1),
        ("octoberr", "october", 1),
        ("fabruary", "february", 1),
        ("jnue", "june", 1),
        ("setpmber", "september", 2),
    ],
)
def test_a_distance_counts_letters_missing_added_wrong_or_swapped(one: str, other: str, distance: int) -> None:
    assert measure_distance(one, other) == distance
    assert measure_distance(other, one) == distance


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [("offcer", "officer"), ("OFFICER", "officer"), ("tittle", "title"), ("zzz", ""), ("", "")],
)
def test_a_key_is_found_by_its_spelling(wrong: str, nearest: str) -> None:
    assert find_nearest(wrong, ["title", "officer", "output"]) == nearest


def test_of_equal_spellings_the_first_is_found() -> None:
    assert find_nearest("full councl", ["Full Council", "full council"]) == "Full Council"


@pytest.mark.parametrize(
    ("part", "nearest"),
    [("finance", "Head of Finance"), ("HEAD", "Head of Finance"), ("chef", "Chief"), ("", ""), ("zzz", "")],
)
def test_a_typed_word_may_be_a_part_of_the_shortest_name(part: str, nearest: str) -> None:
    assert find_part_or_nearest(part, ["Head of Finance and Planning", "Head of Finance", "Chief", ""]) == nearest


WORDS = st.sampled_from(["finance", "finnace", "finances", "head", "haed", "of", "2", "3", "services", "service", "&"])
SPELLINGS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(SPELLINGS, st.lists(SPELLINGS, max_size=8))
def test_an_index_of_typos_finds_what_comparing_with_each_name_finds(name: str, names: list[str]) -> None:
    wrong = normalise_name(name)
    each = [normalise_name(one) for one in names]
    near = [one for one in each if wrong == one or (is_typo(wrong, one) and not is_plural_of(wrong, one))]
    assert TypoIndex(names).find(name) == list(dict.fromkeys(one for one in near if one))
