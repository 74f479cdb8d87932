"""Misspelt words of the language: find the word that was meant, and write the phrase with it."""

from __future__ import annotations

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


def build_misspelling_error(phrase: str, token: Token) -> UnreadableDate | None:
    """Build the error of a misspelt word, with the phrase that has it corrected; `None` if it is not misspelt."""
    correction = correct_word(token.text)
    if not correction:
        return None
    written = phrase[token.start : token.end]
    name = correction.title() if ROLE_TRAITS[WORD_ROLES.get(correction, _PLAIN)[0]].is_name else correction
    nearest = correction.upper() if written.isupper() else correction.title() if written[:1].isupper() else name
    return UnreadableDate(
        f'"{written}" may be {name}',
        (token.start, token.end),
        nearest=f"{phrase[: token.start]}{nearest}{phrase[token.end :]}",
    )


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
