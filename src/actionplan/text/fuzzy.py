"""Which known name is most like one that is not: soon told, however many there are of both.

Whether one word or name is plainly a slip of the keyboard for another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise

SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "to"})
"""Words that tell no name from another."""

MAX_NAMES = 10_000
"""So many names are looked at for slips: a list of more is not of a council's officers and bodies."""

_MIN_SIMILARITY = 0.75
_MAX_NAMES_PER_SIGN = 64
"""A sign that so many names have tells none of them apart."""

_MAX_CANDIDATES = 4
"""So many names, those with most signs in common, are compared letter by letter."""

_MAX_LOOKUPS = 1000
"""After so many different names that nobody knows they are no slips any more."""

_MAX_NAME_LENGTH = 120
"""Characters: a longer text is no name."""


def split_words(name: str) -> tuple[str, ...]:
    """The words of a name as names are compared, `&` read as "and"."""
    return tuple(re.findall(r"\w+", name.casefold().replace("&", " and ")))


def build_deletions(word: str) -> set[str]:
    """A word, and each that it is with one letter left out: two words one slip apart have one of them in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


class NearestName:
    """A name in, the known spelling most like it out; empty where none is.

    `known` has the spellings by their folded form. Nothing is made of it before a name is asked for. Where it is told
    whom a spelling `means`, the words that only one of them has in its name find that one too.
    """

    __slots__ = ("_found", "_known", "_means", "_signs")

    def __init__(self, known: Mapping[str, str], owners: Mapping[str, str] | None = None) -> None:
        self._known = known
        self._means = owners
        self._signs: dict[str, list[str]] | None = None
        self._found: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """The known spelling most like a name."""
        asked = " ".join(name.casefold().split())
        if asked not in self._found:
            if len(self._found) >= _MAX_LOOKUPS or len(asked) > _MAX_NAME_LENGTH:
                return ""
            self._found[asked] = self._search(asked)
        return self._found[asked]

    def _search(self, query: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - only a name that is not known pays for it

        sharing = self._find_sharing(query)
        close = get_close_matches(query, sharing, 1, _MIN_SIMILARITY) or self._find_containing(query, sharing)
        return self._known[close[0]] if close else ""

    def _find_containing(self, query: str, names: Iterable[str]) -> list[str]:
        """Those of some names that have every word asked for, in that order, the shortest first; none of several's."""
        if self._means is None:
            return []
        part = f" {' '.join(split_words(query))} "
        holding = [name for name in names if part in f" {' '.join(split_words(name))} "]
        return sorted(holding, key=len) if len({self._means.get(name, name) for name in holding}) == 1 else []

    def _find_sharing(self, query: str) -> list[str]:
        """The few known names that have most signs in common with one."""
        if self._signs is None:
            self._signs = _index_signs(self._known)
        shared = Counter(name for sign in sorted(set(_iter_signs(query))) for name in self._signs.get(sign, ()))
        return [name for name, _ in shared.most_common(_MAX_CANDIDATES)]


def _index_signs(known: Iterable[str]) -> dict[str, list[str]]:
    """The names that have each sign, but for signs that very many have."""
    having: dict[str, list[str]] = defaultdict(list)
    for name in islice(known, MAX_NAMES):
        for sign in set(_iter_signs(name)) if len(name) <= _MAX_NAME_LENGTH else ():
            having[sign].append(name)
    return {sign: names for sign, names in having.items() if len(names) <= _MAX_NAMES_PER_SIGN}


def _iter_signs(name: str) -> Iterator[str]:
    """What two names that are like one another may have in common.

    A word but for a slip, how a word begins, two words that follow one another.
    """
    found = split_words(name)
    for word in found:
        yield f"{word[:3]}-"
        yield from build_deletions(word)
    for two in pairwise(word for word in found if word not in SMALL_WORDS):
        yield " ".join(two)


_MIN_TYPO_LENGTH = 5
_TRAILING = re.compile(r"[\s.,;:]+$")
_WORD_SEPARATOR = re.compile(r"[\s\-_\u2010-\u2015]+")
_DROPPED_CHARACTERS = re.compile("[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff'’‘]")


def normalise_name(name: str) -> str:
    """A name without what says nothing: letter case, spacing, hyphens, apostrophes, `&` for "and", a last full stop."""
    plain = _DROPPED_CHARACTERS.sub("", name.casefold()).replace("&", " and ")
    return _WORD_SEPARATOR.sub(" ", _TRAILING.sub("", plain)).strip()


def is_typo(wrong: str, right: str, shortest: int = _MIN_TYPO_LENGTH) -> bool:
    """Whether two names, folded, are one but for a slip in a word or two."""
    pairs = list(zip(wrong.split(), right.split(), strict=False))
    slips = [pair for pair in pairs if pair[0] != pair[1]]
    if len(wrong.split()) != len(right.split()) or len(slips) > 2:
        return False
    return all(_is_one_typo(*pair, shortest) for pair in slips)


def is_plural_of(one: str, other: str) -> bool:
    """Whether two names are one but for an s at the end of a word, which can mean another thing."""
    pairs = zip(one.split(), other.split(), strict=False)
    return any(a != b and (a + "s" == b or b + "s" == a) for a, b in pairs)


def _is_one_typo(wrong: str, right: str, shortest: int) -> bool:
    """A letter too many, too few, wrong, or two changed about; never the first, and no digits."""
    if max(len(wrong), len(right)) < shortest or not (wrong + right).isalpha() or wrong[0] != right[0]:
        return False
    start = next((n for n, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    wrong, right = wrong[start:], right[start:]
    changed_about = wrong[:2] == right[1::-1] and wrong[2:] == right[2:]
    return changed_about or wrong[1:] == right or wrong == right[1:] or wrong[1:] == right[1:]
