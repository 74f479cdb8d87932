"""Misspelt words of the language: find the word that was meant, and write the phrase with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.tokenizer import Token
from actionplan.dates.vocabulary import EDGE_WORDS, ROLE_TRAITS, WORD_ROLES, WordRow
from actionplan.text.fuzzy import find_misspelt

_SHORT_FORMS: Final = frozenset({"sept", "tues", "weds", "thur", "thurs", "fall", "xmas", "awst", "medi", "gaeaf"})
"""Names too short, or too like ordinary words, to look for their misspellings."""

SPELLING_TARGETS: Final = (
    *(
        word
        for word, (role, _) in WORD_ROLES.items()
        if ROLE_TRAITS[role].is_name and len(word) > 3 and word not in _SHORT_FORMS
    ),
    "quarter", "quarterly", "monthly", "annually", "fortnightly", "ongoing", "throughout", "weekly", "early", "before",
    "until", "between", "after", "onwards", "beginning", "middle",
)  # fmt: skip
"""The words whose misspellings make a phrase unreadable rather than a remark, with the right one as the hint."""

ORDINARY_WORDS: Final = frozenset(
    "remember remembers remembered alter alters altered matt match matched marsh starch larch marcy string "
    "strings sprint sprints sprung spiring duly jury juno tune dune prune winner winners hunter winters faster "
    "master eastern easterly easier caster simmer summed hummer charter quartet quarry quarters manly weakly "
    "meekly country novembers summary summaries springs summers autumns mondays tuesdays wednesdays thursdays "
    "fridays saturdays sundays augusta augment manually annual juries jul julie julia tule rule ruled file fund "
    "funds sunny weekday weekdays weekend weekends".split()
)
"""English words that are one letter away from a word of the language, and are not misspellings."""

_SMALL_WORDS = frozenset("by to from until till before after and or in on at of".split())


@lru_cache(1024)
def correct_word(word: str) -> str | None:
    """Return the word of the language that this one is a misspelling of: September for `septmber`, none for `match`."""
    if len(word) < 3 or word in ORDINARY_WORDS or word in WORD_ROLES or not word.isalpha():
        return None
    return find_misspelt(word, SPELLING_TARGETS) or None


def find_misspelling(phrase: str, tokens: Sequence[Token]) -> UnreadableDate | None:
    """Return the error of the first misspelt word, with the phrase in which all of them are corrected."""
    misspelt = _list_misspelt(tokens)
    if not misspelt:
        return None
    nearest = phrase
    for token, name in reversed(misspelt):
        nearest = nearest[: token.start] + _match_capitals(name, phrase[token.start : token.end]) + nearest[token.end :]
    token, name = misspelt[0]
    span = token.start, token.end
    return UnreadableDate(f'"{phrase[slice(*span)]}" may be {name}', span, nearest=nearest)


def _list_misspelt(tokens: Sequence[Token]) -> list[tuple[Token, str]]:
    """List the misspelt words, also those in brackets, each with the word that was meant."""
    misspelt = []
    for token in tokens:
        misspelt += _list_misspelt(token.inner)
        if token.role == "word" and (word := correct_word(token.text)):
            is_name = ROLE_TRAITS[WORD_ROLES.get(word, _PLAIN)[0]].is_name
            misspelt.append((token, word.title() if is_name else word))
    return misspelt


def _match_capitals(name: str, written: str) -> str:
    return name.upper() if written.isupper() else name.title() if written[:1].isupper() else name


_PLAIN: WordRow = ("word", 0)


def is_missing_space(word: str) -> bool:
    """Return True if a word is two of the language with the space left out: `byjune`."""
    if word.removesuffix("of") in EDGE_WORDS and word.endswith("of"):
        return True
    for name in SPELLING_TARGETS:
        if name in word and word != name:
            rest = word.removesuffix(name) if word.endswith(name) else word.removeprefix(name)
            return rest in WORD_ROLES or rest in _SMALL_WORDS
    return False
