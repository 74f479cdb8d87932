"""The vocabulary: every word is read, refused or a remark, as its role says. None is dropped beside a bare year."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from actionplan.dates import Context, Reading, Window, read_date
from actionplan.dates.tokenizer import tokenize
from actionplan.dates.units.unit_parser import UNIT_RULES
from actionplan.dates.vocabulary import (
    ROLE_TRAITS,
    SPELLING_TARGETS,
    TERM_NUMBERS,
    WORD_ROLES,
    Role,
    RoleTraits,
)

YEAR = "2018"
PLAN = Context(YEAR)
WORDS = sorted(WORD_ROLES)
BESIDE_A_YEAR = ["{} 2018", "2018 {}", "{} of 2018", "{}, 2018", "{}: 2018", "2018 - {}", "{} term 2018", "the {} 2018"]
MADE_UP = "zorbmas"


def has_bare_year(reading: Reading) -> bool:
    """Return True if the year alone was read as the date, so that no other word is part of it."""
    return reading.kind == "window" and [words for words, _, _ in reading.parts] == [YEAR]


def check_beside_a_year(phrase: str, word: str, role: Role) -> None:
    """Fail if the year is read alone, but for a word that its role allows to lead to a date or to be a remark."""
    reading = read_date(phrase, PLAN)
    if not has_bare_year(reading):
        return
    traits = ROLE_TRAITS[role]
    remark = (reading.remark or "").casefold().split()
    if word in remark:
        assert traits.fits_remark or (role == "ongoing" and phrase.endswith(word)), phrase
        assert "remark" in {assumption.code for assumption in reading.assumptions}
    else:
        assert traits.leads_to_unit, phrase
        assert role == "noise" or reading.approximate, phrase


@pytest.mark.parametrize("word", WORDS)
def test_no_word_of_the_language_is_dropped_beside_a_bare_year(word: str) -> None:
    for frame in BESIDE_A_YEAR:
        check_beside_a_year(frame.format(word), word, WORD_ROLES[word][0])


ROWS = dict(WORD_ROLES.values()) | {"term": 2}
"""A value for each role of the vocabulary."""


@pytest.mark.parametrize(("role", "value"), ROWS.items())
def test_a_word_added_to_the_vocabulary_is_not_dropped_beside_a_bare_year(
    role: Role, value: int | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WORD_ROLES, MADE_UP, (role, value))
    for frame in BESIDE_A_YEAR:
        check_beside_a_year(frame.format(MADE_UP), MADE_UP, role)


@pytest.mark.parametrize("traits", [RoleTraits(), RoleTraits(starts_unit=True), RoleTraits(leads_to_unit=True)])
def test_a_word_of_a_new_role_is_refused_beside_a_bare_year_until_a_rule_reads_it(
    traits: RoleTraits, monkeypatch: pytest.MonkeyPatch
) -> None:
    new: Any = "made-up"
    monkeypatch.setitem(ROLE_TRAITS, new, traits)
    monkeypatch.setitem(WORD_ROLES, MADE_UP, (new, 0))
    for frame in BESIDE_A_YEAR:
        assert read_date(frame.format(MADE_UP), PLAN).kind == "unreadable", frame


def test_a_school_term_is_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TERM_NUMBERS, "michaelmas", 2)
    monkeypatch.setitem(WORD_ROLES, "michaelmas", ("term", 2))
    autumn = (Window(date(2018, 9, 1), date(2018, 12, 31)),)
    for phrase in ("Michaelmas term 2018", "2018 Michaelmas term", "the Michaelmas term of 2018", "Michaelmas term"):
        reading = read_date(phrase, PLAN)
        assert (reading.windows, reading.approximate, reading.remark) == (autumn, True, None), phrase
    for phrase in ("Michaelmas 2018", "2018 Michaelmas", "Michaelmas"):
        assert read_date(phrase, PLAN).kind == "unreadable", phrase


# The tables agree


def test_every_role_has_its_traits() -> None:
    assert list(ROLE_TRAITS) == list(get_args(Role))


def test_every_role_that_starts_a_unit_has_rules() -> None:
    starting = {role for role, traits in ROLE_TRAITS.items() if traits.starts_unit}
    assert UNIT_RULES.keys() == starting | {"word"}


def test_the_tokenizer_gives_every_word_its_role() -> None:
    for word, (role, value) in WORD_ROLES.items():
        token = tokenize(word)[0]
        assert (token.text, token.role, token.value) == (word, role, value)


def test_every_name_of_a_time_has_its_misspellings_looked_for() -> None:
    names = {word for word, (role, _) in WORD_ROLES.items() if ROLE_TRAITS[role].is_name and len(word) > 5}
    assert names <= set(SPELLING_TARGETS)


def test_a_word_that_names_a_time_is_never_a_remark() -> None:
    assert not [role for role, traits in ROLE_TRAITS.items() if traits.is_name and traits.fits_remark]
