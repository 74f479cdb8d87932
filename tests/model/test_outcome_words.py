"""The words of minutes mean what an officer means by them, and no word is taken for its opposite."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.model.outcome_words import OUTCOME_WORDS, OUTCOMES, parse_outcome, suggest_outcome
from actionplan.text.fuzzy import is_typo

MANUAL = Path(__file__).parents[2] / "docs" / "plan-format.md"

WORDS = [(word, outcome) for outcome, words in OUTCOME_WORDS.items() for word in words]


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("agreed", "approved"),
        ("Endorsed", "approved"),
        ("ADOPTED", "approved"),
        ("resolved", "approved"),
        ("supported", "approved"),
        ("agreed as amended", "approved with amendments"),
        ("postponed", "deferred"),
        ("adjourned", "deferred"),
        ("referred  back", "deferred"),
        ("rejected", "refused"),
        ("not supported", "refused"),
        ("Not Agreed", "refused"),
        ("noted", "noted"),
        ("not needed", "not required"),
        # What may mean more than one thing means nothing here.
        ("withdrawn", None),
        ("recommended", None),
        ("tabled", None),
        ("referred", None),
        ("not refused", None),
        ("not deferred", None),
        ("agreed in principle", None),
        ("", None),
    ],
)
def test_words_of_minutes_mean_an_outcome(word: str, outcome: str | None) -> None:
    assert parse_outcome(word) == outcome


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("aproved", "approved"),
        ("agred", "approved"),
        ("defered", "deferred"),
        ("refussed", "refused"),
        ("not suported", "refused"),
        ("not-required", "not required"),
        # Words with letters in common that mean something else.
        ("disagreed", ""),
        ("unsupported", ""),
        ("disapproved", ""),
        ("discussed", ""),
        ("required", ""),
        ("reported", ""),
        ("recorded", ""),
        ("referred", ""),
        ("noted not approved", ""),
        ("revised", ""),
    ],
)
def test_only_a_slip_in_typing_is_pointed_out(word: str, outcome: str) -> None:
    assert suggest_outcome(word) == outcome


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_no_word_is_a_slip_of_one_with_another_meaning(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert one[1] == other[1] or not is_typo(one[0], other[0])


def test_the_manual_lists_every_word() -> None:
    rows = re.findall(r"^\| `([a-z ]+)` \| ([a-z ,]+) \|$", MANUAL.read_text("utf-8"), re.MULTILINE)
    listed = {outcome: {outcome, *words.split(", ")} for outcome, words in rows if outcome in OUTCOMES}
    assert listed == {
        outcome: {*words} for outcome, words in OUTCOME_WORDS.items() if outcome != "approved with amendments"
    }
