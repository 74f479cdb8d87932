"""The vocabulary: every word is read, refused or a remark, as its role says. None is dropped beside a bare year."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from actionplan.dates import Context, Reading, read_date, vocabulary
from actionplan.dates.spelling import SPELLING_TARGETS
from actionplan.dates.tokenizer import Token, tokenize
from actionplan.dates.units.unit_parser import UNIT_RULES
from actionplan.dates.vocabulary import (
    ROLE_TRAITS,
    WORD_ROLES,
    WORD_TABLES,
    Role,
    RoleTraits,
)

TESTS = Path(__file__).parent
ROOT = TESTS.parents[1]
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


# Words that the language does not read, listed here by hand: the tables of the vocabulary may lose one

UNREAD = (
    "Lent Trinity Michaelmas Whitsun Pentecost Diwali Eid Halloween midsummer midwinter recess purdah noon springtime "
    "summertime wintertime today tomorrow yesterday now"
).split()
UNKNOWN = (
    "Advent Epiphany Candlemas Lammas Martinmas Hogmanay Hilary Ramadan Passover Hanukkah Vaisakhi Navratri harvest "
    "Frühling Herbst été automne Juin Ostern Pâques"
).split()
AROUND = [frame for frame in BESIDE_A_YEAR if "term" not in frame]
AROUND += ["end of {} 2018", "late {} 2018", "mid-{} 2018", "by {} 2018", "by the end of {} 2018", "from {} 2018"]


@pytest.mark.parametrize("word", [*UNREAD, *UNKNOWN])
def test_a_word_that_is_not_read_never_leaves_the_year_alone_in_silence(word: str) -> None:
    for frame in AROUND:
        reading = read_date(frame.format(word), PLAN)
        flagged = "unknown-word" in {assumption.code for assumption in reading.assumptions}
        assert reading.kind == "unreadable" or (flagged and word in UNKNOWN), frame.format(word)


@pytest.mark.parametrize(
    "phrase",
    ["Chinese New Year 2018", "Lunar New Year 2018", "Orthodox Easter 2018", "Yom Kippur 2018", "Rosh Hashanah 2018"],
)
def test_a_feast_of_another_calendar_is_neither_ours_nor_the_year(phrase: str) -> None:
    assert read_date(phrase, PLAN).kind == "unreadable"


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


BESIDE_THE_ROLES = {
    "ROLE_TRAITS": "the roles themselves",
    "WORD_TABLES": "the tables themselves",
    "WORD_PAIRS": "pairs, which the tokenizer joins to words that have a role",
    "JOIN_WORDS": "marks and words between two dates, which the grammar looks for",
    "BOUND_PHRASES": "phrases in front of a date, which the grammar looks for",
    "BOUNDS_BY_FIRST_WORD": "the same phrases by their first word",
    "CLOCK_WORDS": "words behind a number that is a time of day",
    **dict.fromkeys(
        ("CHANGING_WORDS", "RELATIVE_WORDS", "DATE_PREFIXES", "COMPARING_MARKS"),
        "they make a date behind them unreadable",
    ),
    **dict.fromkeys(("LABEL_WORDS", "SUM_MARKS", "NOT_A_YEAR"), "they are in front of a number that is no year"),
    "KNOWN_WORDS": "English words beside a year, none of the language",
    **dict.fromkeys(("DURATION_LEADS", "DURATION_FOLLOWERS"), "they are beside a duration, which is unreadable"),
    **dict.fromkeys(
        ("NEGATION_WORDS", "EXCEPTION_WORDS", "EXCLUDED_WORDS", "ENDED_WORDS"), "they deny the date beside them"
    ),
    **dict.fromkeys(("CONCESSION_WORDS", "MOVED_WORDS", "TO_BE_WORDS"), "words of the grammar of remarks"),
}
"""The tables whose words need no role, and why."""


def list_tables() -> dict[str, list[str]]:
    """List the texts of each public table of the module."""
    tables = {name: table for name, table in vars(vocabulary).items() if name.isupper() and not name.startswith("_")}
    return {name: [word for word in table if isinstance(word, str)] for name, table in tables.items()}


def test_every_table_of_words_has_a_role_or_a_reason_for_none() -> None:
    without = {name for name, words in list_tables().items() if not {*map(str.casefold, words)} <= WORD_ROLES.keys()}
    assert without | {"WORD_TABLES", "WORD_PAIRS"} == BESIDE_THE_ROLES.keys()


IN_TWO_TABLES = {word: ["term", "season"] for word in ("spring", "summer", "autumn", "fall")}
"""The words of two tables: a season is a term of the school year in front of `term`."""


def test_a_word_is_in_one_table_only() -> None:
    homes: dict[str, list[Role]] = {}
    for role, words in WORD_TABLES:
        for word in words:
            homes.setdefault(word, []).append(role)
    assert {word: roles for word, roles in homes.items() if len(roles) > 1} == IN_TWO_TABLES


def list_words(tokens: Sequence[Token]) -> set[str]:
    """List the words of some tokens, also those in brackets."""
    return {token.text for token in tokens}.union(*(list_words(token.inner) for token in tokens))


def list_examples() -> Iterator[dict[str, str]]:
    for name in ("examples.tsv", "field.tsv", "phrases.tsv"):
        lines = (TESTS / name).read_text("utf-8").split("\n")
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def test_every_word_is_in_the_manual() -> None:
    lines = (ROOT / "docs" / "target-dates.md").read_text("utf-8").replace("`", " ; ").splitlines()
    words = set[str]().union(*(list_words(tokenize(line)) for line in lines))
    assert sorted(WORD_ROLES.keys() - words) == []


UNREAD_ROLES: tuple[Role, ...] = ("other-day",)
"""Roles whose words are refused, as `UNREAD` says."""


def test_every_word_is_in_an_example_of_a_date_that_is_read() -> None:
    """Words for how often that say on no days are in an example that is refused."""
    read, refused = set[str](), set[str]()
    for row in list_examples():
        (refused if row["kind"] == "unreadable" else read).update(list_words(tokenize(row["phrase"])))
    read |= {word for word in refused if word == "thrice" or WORD_ROLES.get(word, ("", 0))[1] == "no"}
    words = {word for word, (role, _) in WORD_ROLES.items() if role not in UNREAD_ROLES}
    assert sorted(words - read) == []
