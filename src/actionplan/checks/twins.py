"""Whether two names are probably one: each name has signs, and names that share a sign are likely twins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.checks.likeness import SMALL, cuts, words

_KINDS = frozenset("board panel committee group forum commission team meeting".split())
"""Last words that are easily taken for one another."""

_SERVICES = frozenset("service services department".split())
"""Last words that a name is as well known without."""

_COUNCIL = re.compile(
    r"(?P<place>.+?) (?P<kind>(?:(?:metropolitan|borough|district|city|county)(?: and)? )+council|m?bc|[dc]c)"
)
_COUNCIL_OF = re.compile(r"(?:the )?(?:(?:london|royal) )*(?P<kind>borough|city|county) of (?P<place>.+?)(?: council)?")
"""What councils are called in full: Watford Borough Council, City of York Council. `kind` may be its initials."""

_LONG = 5
"""A word of fewer letters may well differ in one and mean something else."""

_LONGEST = 120
"""A longer text is no name."""


Sign = tuple[str, ...]


def signs(name: str) -> Iterator[tuple[Sign, Sign]]:
    """Each sign of a name, and the sign that a likely twin has: the same, but for initials and what they stand for."""
    if len(name) > _LONGEST:
        return
    for sign in _alike(name):
        yield sign, sign
    yield from _initials(name)
    yield from _councils(" ".join(words(name)))


def _alike(name: str) -> Iterator[Sign]:
    found = words(name)
    telling = [word for word in found if word not in SMALL]
    if not telling:
        return
    yield ("words", *sorted(telling))
    yield from _without_the_last(found)
    for n, word in enumerate(found):
        if len(word) >= _LONG and word.isalpha():
            for cut in cuts(word):
                yield (str(n), *found[:n], cut, *found[n + 1 :])


def _without_the_last(found: tuple[str, ...]) -> Iterator[Sign]:
    """`Asset Management Panel` and `Asset Management Board`; `Head of Housing` and `Head of Housing Services`."""
    if len(found) > 2 and found[-1] in _KINDS:
        yield ("but for its kind", *found[:-1])
    stem = found[:-1] if found[-1] in _SERVICES else found
    if len(stem) > 1 and stem[-1] not in SMALL:
        yield ("but for its services", *stem)


def _initials(name: str) -> Iterator[tuple[Sign, Sign]]:
    """`LSP Board` and `Local Strategic Partnership`: the first word of one is the initials of the other."""
    found = words(name)
    large = [word[0] for word in found if word not in SMALL]
    first = re.match(r"[A-Z]{3,6}\b", name)
    if first and len(found) <= 2:
        letters = first[0].casefold()
        yield ("short", letters), ("long", letters)
    elif 2 < len(large) < 7:
        letters = "".join(large)
        yield ("long", letters), ("short", letters)


def _councils(name: str) -> Iterator[tuple[Sign, Sign]]:
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
