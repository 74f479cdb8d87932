"""Which known name is most like one that is not: soon told, however many there are of both."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise

SMALL = frozenset({"of", "and", "the", "for", "in", "to"})
"""Words that tell no name from another."""

MANY = 10_000
"""So many names are looked at for slips: a list of more is not of a council's officers and bodies."""

_LIKE = 0.75
_COMMON = 64
"""A sign that so many names have tells none of them apart."""

_CLOSEST = 4
"""So many names, those with most signs in common, are compared letter by letter."""

_MOST = 1000
"""After so many different names that nobody knows they are no slips any more."""

_LONGEST = 120
"""Characters: a longer text is no name."""


def words(name: str) -> tuple[str, ...]:
    """The words of a name as names are compared, `&` read as "and"."""
    return tuple(re.findall(r"\w+", name.casefold().replace("&", " and ")))


def cuts(word: str) -> set[str]:
    """A word, and each that it is with one letter left out: two words one slip apart have one of them in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


class Nearest:
    """A name in, the known spelling most like it out; empty where none is.

    `known` has the spellings by their folded form. Nothing is made of it before a name is asked for. Where it is told
    whom a spelling `means`, the words that only one of them has in its name find that one too.
    """

    __slots__ = ("_found", "_known", "_means", "_signs")

    def __init__(self, known: Mapping[str, str], means: Mapping[str, str] | None = None) -> None:
        self._known = known
        self._means = means
        self._signs: dict[str, list[str]] | None = None
        self._found: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """The known spelling most like a name."""
        asked = " ".join(name.casefold().split())
        if asked not in self._found:
            if len(self._found) >= _MOST or len(asked) > _LONGEST:
                return ""
            self._found[asked] = self._search(asked)
        return self._found[asked]

    def _search(self, asked: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - only a name that is not known pays for it

        sharing = self._sharing(asked)
        close = get_close_matches(asked, sharing, 1, _LIKE) or self._holding(asked, sharing)
        return self._known[close[0]] if close else ""

    def _holding(self, asked: str, names: Iterable[str]) -> list[str]:
        """Those of some names that have every word asked for, in that order, the shortest first; none of several's."""
        if self._means is None:
            return []
        part = f" {' '.join(words(asked))} "
        holding = [name for name in names if part in f" {' '.join(words(name))} "]
        return sorted(holding, key=len) if len({self._means.get(name, name) for name in holding}) == 1 else []

    def _sharing(self, asked: str) -> list[str]:
        """The few known names that have most signs in common with one."""
        if self._signs is None:
            self._signs = _index(self._known)
        shared = Counter(name for sign in sorted(set(_signs(asked))) for name in self._signs.get(sign, ()))
        return [name for name, _ in shared.most_common(_CLOSEST)]


def _index(known: Iterable[str]) -> dict[str, list[str]]:
    """The names that have each sign, but for signs that very many have."""
    having: dict[str, list[str]] = defaultdict(list)
    for name in islice(known, MANY):
        for sign in set(_signs(name)) if len(name) <= _LONGEST else ():
            having[sign].append(name)
    return {sign: names for sign, names in having.items() if len(names) <= _COMMON}


def _signs(name: str) -> Iterator[str]:
    """What two names that are like one another may have in common.

    A word but for a slip, how a word begins, two words that follow one another.
    """
    found = words(name)
    for word in found:
        yield f"{word[:3]}-"
        yield from cuts(word)
    for two in pairwise(word for word in found if word not in SMALL):
        yield " ".join(two)
