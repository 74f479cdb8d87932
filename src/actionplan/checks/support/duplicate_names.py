"""Whether two names are probably one: each name has signs, and names that share a sign are likely twins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.text.fuzzy import SMALL_WORDS, build_deletions, split_words

_BODY_KINDS = frozenset("board panel committee group forum commission team meeting".split())
"""Last words that are easily taken for one another."""

_SERVICES = frozenset("service services department".split())
"""Last words that a name is as well known without."""

_COUNCIL = re.compile(
    r"(?P<place>.+?) (?P<kind>(?:(?:metropolitan|borough|district|city|county)(?: and)? )+council|m?bc|[dc]c)"
)
_COUNCIL_OF = re.compile(r"(?:the )?(?:(?:london|royal) )*(?P<kind>borough|city|county) of (?P<place>.+?)(?: council)?")
"""What councils are called in full: Watford Borough Council, City of York Council. `kind` may be its initials."""

_MIN_TYPO_WORD = 5
"""A word of fewer letters may well differ in one and mean something else."""

_MAX_NAME_LENGTH = 120
"""A longer text is no name."""


NameSign = tuple[str, ...]


def iter_twin_signs(name: str) -> Iterator[tuple[NameSign, NameSign]]:
    """Each sign of a name, and the sign that a likely twin has: the same, but for initials and what they stand for."""
    if len(name) > _MAX_NAME_LENGTH:
        return
    for sign in _iter_spelling_signs(name):
        yield sign, sign
    yield from _iter_initial_signs(name)
    yield from _iter_council_signs(" ".join(split_words(name)))


def _iter_spelling_signs(name: str) -> Iterator[NameSign]:
    found = split_words(name)
    telling = [word for word in found if word not in SMALL_WORDS]
    if not telling:
        return
    yield ("words", *sorted(telling))
    yield from _iter_stem_signs(found)
    for n, word in enumerate(found):
        if len(word) >= _MIN_TYPO_WORD and word.isalpha():
            for cut in build_deletions(word):
                yield (str(n), *found[:n], cut, *found[n + 1 :])


def _iter_stem_signs(words: tuple[str, ...]) -> Iterator[NameSign]:
    """`Asset Management Panel` and `Asset Management Board`; `Head of Housing` and `Head of Housing Services`."""
    if len(words) > 2 and words[-1] in _BODY_KINDS:
        yield ("but for its kind", *words[:-1])
    stem = words[:-1] if words[-1] in _SERVICES else words
    if len(stem) > 1 and stem[-1] not in SMALL_WORDS:
        yield ("but for its services", *stem)


def _iter_initial_signs(name: str) -> Iterator[tuple[NameSign, NameSign]]:
    """`LSP Board` and `Local Strategic Partnership`: the first word of one is the initials of the other."""
    found = split_words(name)
    large = [word[0] for word in found if word not in SMALL_WORDS]
    first = re.match(r"[A-Z]{3,6}\b", name)
    if first and len(found) <= 2:
        letters = first[0].casefold()
        yield ("short", letters), ("long", letters)
    elif 2 < len(large) < 7:
        letters = "".join(large)
        yield ("long", letters), ("short", letters)


def _iter_council_signs(name: str) -> Iterator[tuple[NameSign, NameSign]]:
    """`Watford Borough Council` is called `Watford`, `Watford Council` and `Watford BC` too."""
    full = _COUNCIL.fullmatch(name) or _COUNCIL_OF.fullmatch(name)
    if full:
        place, kind = full["place"], full["kind"].split()
        short = kind[0] if kind[0].endswith("c") else "".join(word[0] for word in kind if word != "council") + "c"
        yield ("council", place, short), ("council", place, short)
        yield ("one of the councils", place), ("council", place)
    elif place := name.removesuffix(" council"):
        yield ("council", place), ("council", place)
        yield ("council", place), ("one of the councils", place)
