"""Misspelt words of the language: which word was meant, and how the phrase is written with it."""

from __future__ import annotations

from functools import lru_cache

from actionplan.dates.vocabulary import EDGE_WORDS, ORDINARY_WORDS, ROLE_TRAITS, SPELLING_TARGETS, WORD_ROLES
from actionplan.text.fuzzy import measure_distance

_LONG_WORD = 8
"""From this many letters on, a word with two typos can still be told."""

_SMALL_WORDS = frozenset("by to from until till before after and or in on at of".split())


@lru_cache(1024)
def correct_word(word: str) -> str | None:
    """Return the word of the language that this one is a misspelling of: September for `septmber`, none for `match`."""
    if len(word) < 3 or word in ORDINARY_WORDS or word in WORD_ROLES or not word.isalpha():
        return None
    near = [(measure_distance(word, target), target) for target in SPELLING_TARGETS if _is_candidate(word, target)]
    return min((pair for pair in near if pair[0] <= _count_typos(pair[1])), default=(0, None))[1]


def _is_candidate(word: str, target: str) -> bool:
    """Return True if two words start alike and are about as long, and are not one and its plural."""
    starts_alike = word[0] == target[0] or word[1] == target[1]
    is_plural = word.rstrip("s") == target.rstrip("s")
    return starts_alike and not is_plural and abs(len(word) - len(target)) <= _count_typos(target)


def _count_typos(target: str) -> int:
    """Count the typos with which a word can still be told."""
    return 2 if len(target) >= _LONG_WORD else 1


def correct_phrase(phrase: str, word: str, start: int, end: int) -> str | None:
    """Return the phrase with a misspelt word corrected, in the writer's own capitals; `None` if it is not misspelt."""
    correction = correct_word(word)
    if not correction:
        return None
    written = phrase[start:end]
    if written.isupper():
        correction = correction.upper()
    elif written[:1].isupper():
        correction = correction.title()
    else:
        correction = capitalise_word(correction)
    return f"{phrase[:start]}{correction}{phrase[end:]}"


def capitalise_word(word: str) -> str:
    """Return a word of the language with the capital that it has in a sentence."""
    role = WORD_ROLES[word][0] if word in WORD_ROLES else "word"
    return word.title() if ROLE_TRAITS[role].is_name else word


def is_missing_space(word: str) -> bool:
    """Return True if a word is two of the language with the space left out: `byjune`."""
    if word.removesuffix("of") in EDGE_WORDS and word.endswith("of"):
        return True
    for name in SPELLING_TARGETS:
        if name in word and word != name:
            rest = word.removesuffix(name) if word.endswith(name) else word.removeprefix(name)
            return rest in WORD_ROLES or rest in _SMALL_WORDS
    return False
