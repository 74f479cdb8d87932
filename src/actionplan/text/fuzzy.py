"""Near spellings: the known name that is most like an unknown one, and whether one word is a typo for another.

Every "did you mean" comes from here. `find_nearest` answers once. `NearestName` and `TypoIndex` answer quickly for many
names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice, pairwise

from actionplan.text.folding import fold

SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "to"})
"""Words that many names share, so they do not tell names apart."""

MAX_NAMES = 10_000
"""How many names are compared. A longer list is not a list of a council's officers or bodies."""

_MIN_SIMILARITY = 0.6
"""How alike a short text (a word, a key or a ref) and its suggestion must be."""

_MIN_NAME_SIMILARITY = 0.75
"""The same for names of several words, which share "Head of" and "Services" without being one."""

_MAX_NAMES_PER_SIGN = 64
"""A sign that more names than this have does not tell names apart."""

_MAX_CANDIDATES = 4
"""How many names, those with most signs in common, are compared letter by letter."""

_MAX_LOOKUPS = 1000
"""After so many different unknown names, no more suggestions are looked for."""

_MAX_NAME_LENGTH = 120
"""How many characters a name can have."""

_MIN_TYPO_LENGTH = 5
"""How many letters a word needs. A shorter word that differs in one letter may be another word."""

_LONG_WORD = 8
"""From this many letters on, a word with two typos can still be recognised."""

_WORD_SEPARATOR = r"[\s\-_\u2010-\u2015]+"
_DROPPED_CHARACTERS = dict.fromkeys(
    (0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, *map(ord, "'’‘"))
)
"""Characters without width, and apostrophes."""


def find_nearest(name: str, candidates: Iterable[str], *, min_similarity: float = _MIN_SIMILARITY) -> str:
    """Return the candidate that is spelt most like a name, in any letter case, or "" if none is like it."""
    folded = {fold(candidate): candidate for candidate in reversed([*candidates])}
    return next((folded[close] for close in get_close_matches(fold(name), folded, 1, min_similarity)), "")


def find_part_or_nearest(name: str, candidates: Iterable[str]) -> str:
    """Return the shortest candidate that has a name as part of it, or else the nearest one, or ""."""
    names = [candidate for candidate in candidates if candidate]
    holding = [candidate for candidate in names if name.strip() and fold(name) in fold(candidate)]
    return min(holding, key=len) if holding else find_nearest(name, names, min_similarity=0.5)


def find_slip(text: str, meanings: Mapping[str, str]) -> str:
    """Return what a text means if it has one typing mistake: a letter of a longer word, or a space. Else return "".

    This is for words among which likeness says nothing, because some are the opposite of others. `meanings` has what
    each word means. Words of two meanings that are both so near say nothing either.
    """
    name = normalise_name(text)
    near = {
        meaning
        for word, meaning in meanings.items()
        if name.replace(" ", "") == word.replace(" ", "") or is_typo(name, word)
    }
    return near.pop() if len(near) == 1 else ""


def find_misspelt(word: str, targets: Iterable[str]) -> str:
    """Return the target that a word is most likely a misspelling of, or "": one typo, or two in a long word.

    The two start alike. A word and its plural are two words.
    """
    near = ((measure_distance(word, target), target) for target in targets if _is_candidate(word, target))
    return min((pair for pair in near if pair[0] <= _count_typos(pair[1])), default=(0, ""))[1]


def _is_candidate(word: str, target: str) -> bool:
    """Return True if two words start alike and are about as long, and are not one and its plural."""
    starts_alike = word[0] == target[0] or word[1] == target[1]
    is_plural = word.rstrip("s") == target.rstrip("s")
    return starts_alike and not is_plural and abs(len(word) - len(target)) <= _count_typos(target)


def _count_typos(target: str) -> int:
    """Count the typos with which a word can still be recognised."""
    return 2 if len(target) >= _LONG_WORD else 1


def measure_distance(one: str, other: str) -> int:
    """Return how many letters are missing, added, wrong or swapped with the next (optimal string alignment)."""
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        earlier, before, row = before, row, [n]
        for m, counterpart in enumerate(other, 1):
            least = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != counterpart))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == counterpart:
                least = min(least, earlier[m - 2] + 1)
            row.append(least)
    return row[-1]


def normalise_name(name: str) -> str:
    """Return a name without what does not matter: letter case, spacing, hyphens, apostrophes, "&", a last full stop."""
    plain = name.casefold().translate(_DROPPED_CHARACTERS).replace("&", " and ")
    return re.sub(_WORD_SEPARATOR, " ", plain).lstrip().rstrip(" .,;:")


def is_typo(wrong: str, right: str, shortest: int = _MIN_TYPO_LENGTH) -> bool:
    """Return True if two normalised names are the same but for a typo in one or two words."""
    pairs = list(zip(wrong.split(), right.split(), strict=False))
    typos = [pair for pair in pairs if pair[0] != pair[1]]
    if len(wrong.split()) != len(right.split()) or len(typos) > 2:
        return False
    return all(_is_one_typo(*pair, shortest) for pair in typos)


def is_plural_of(one: str, other: str) -> bool:
    """Return True if two names differ by an s at the end of a word, which can mean another thing."""
    pairs = zip(one.split(), other.split(), strict=False)
    return any(a != b and (a + "s" == b or b + "s" == a) for a, b in pairs)


def split_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as names are compared. `&` is read as "and"."""
    return tuple(re.findall(r"\w+", name.casefold().replace("&", " and ")))


def build_deletions(word: str) -> set[str]:
    """Return a word and each form of it without one letter. Two words one typo apart have a form in common."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


class NearestName:
    """Finds the known spelling that is most like a name, or "" if none is, for many names in turn.

    `known` has the spellings by their folded form, and is indexed when the first name is looked up. If `owners` says
    whose name each spelling is, a part of a name finds it too, as long as only one owner's names have that part.
    """

    __slots__ = ("_found", "_known", "_owners", "_signs")

    def __init__(self, known: Mapping[str, str], owners: Mapping[str, str] | None = None) -> None:
        self._known = known
        self._owners = owners
        self._signs: dict[str, list[str]] | None = None
        self._found: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """Return the known spelling that is most like a name."""
        query = fold(name)
        if query not in self._found:
            if len(self._found) >= _MAX_LOOKUPS or len(query) > _MAX_NAME_LENGTH:
                return ""
            self._found[query] = self._search(query)
        return self._found[query]

    def _search(self, query: str) -> str:
        candidates = self._list_candidates(query)
        near = find_nearest(query, candidates, min_similarity=_MIN_NAME_SIMILARITY)
        near = near or self._find_containing(query, candidates)
        return self._known[near] if near else ""

    def _find_containing(self, query: str, names: Iterable[str]) -> str:
        """Return the shortest name that has all the words of a query in order, if they are names of one owner."""
        if self._owners is None:
            return ""
        part = f" {' '.join(split_words(query))} "
        holding = [name for name in names if part in f" {' '.join(split_words(name))} "]
        return min(holding, key=len) if len({self._owners.get(name, name) for name in holding}) == 1 else ""

    def _list_candidates(self, query: str) -> list[str]:
        """Return the few known names that have most signs in common with a query."""
        if self._signs is None:
            self._signs = _index_signs(self._known)
        shared = Counter(name for sign in sorted(set(_iter_signs(query))) for name in self._signs.get(sign, ()))
        return [name for name, _ in shared.most_common(_MAX_CANDIDATES)]


class TypoIndex:
    """Finds the names that are a name, or a typo of it, among many: names are compared only if a word is that near."""

    __slots__ = ("_names_by_form", "_numbers")

    def __init__(self, names: Iterable[str]) -> None:
        self._numbers = {name: number for number, name in enumerate(dict.fromkeys(map(normalise_name, names)))}
        self._names_by_form: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        for name in islice(self._numbers, MAX_NAMES):
            for forms in _list_forms(name):
                for form in forms:
                    self._names_by_form[form].append(name)

    def find(self, name: str) -> list[str]:
        """Return the names, normalised and in order, that are equal to a name or a typo of it. A plural is no typo."""
        wrong = normalise_name(name)
        rarest: list[list[str]] | None = None
        for forms in _list_forms(wrong):
            found = [self._names_by_form.get(form, []) for form in forms]
            rarest = found if rarest is None or sum(map(len, found)) < sum(map(len, rarest)) else rarest
        candidates = sorted({name for names in rarest or () for name in names}, key=self._numbers.__getitem__)
        return [right for right in candidates if wrong == right or _is_meant(wrong, right)]


def _list_forms(name: str) -> list[list[tuple[int, int, str]]]:
    """List the forms of each word of a normalised name, with the number of words and the word's place among them."""
    words = name.split() if len(name) <= _MAX_NAME_LENGTH else []
    return [
        [(len(words), place, form) for form in (build_deletions(word) if word.isalpha() else (word,))]
        for place, word in enumerate(words)
    ]


def _is_meant(wrong: str, right: str) -> bool:
    return is_typo(wrong, right) and not is_plural_of(wrong, right)


def _index_signs(known: Iterable[str]) -> dict[str, list[str]]:
    """Return the names that have each sign, without signs that very many names have."""
    names_by_sign: dict[str, list[str]] = defaultdict(list)
    for name in islice(known, MAX_NAMES):
        for sign in set(_iter_signs(name)) if len(name) <= _MAX_NAME_LENGTH else ():
            names_by_sign[sign].append(name)
    return {sign: names for sign, names in names_by_sign.items() if len(names) <= _MAX_NAMES_PER_SIGN}


def _iter_signs(name: str) -> Iterator[str]:
    """Yield what two similar names may have in common: how a word begins, a word but for a typo, or two words."""
    words = split_words(name)
    for word in words:
        yield f"{word[:3]}-"
        yield from build_deletions(word)
    for pair in pairwise(word for word in words if word not in SMALL_WORDS):
        yield " ".join(pair)


def _is_one_typo(wrong: str, right: str, shortest: int) -> bool:
    """Return True if two words are one typo apart. The first letter must be right, and digits do not count."""
    is_alike = max(len(wrong), len(right)) >= shortest and (wrong + right).isalpha() and wrong[0] == right[0]
    return is_alike and abs(len(wrong) - len(right)) <= 1 and measure_distance(wrong, right) == 1
