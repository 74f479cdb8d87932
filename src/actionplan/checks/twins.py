"""Whether two names are probably one: each name has signs, and names that share a sign are likely twins."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KINDS = frozenset("board panel committee group forum commission team meeting".split())
"""Last words that are easily taken for one another."""

_SMALL = frozenset("of and the for in to".split())
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


def _alike(name: str) -> Iterator[Sign]:
    words = _words(name)
    yield ("words", *words)
    if len(words) > 2 and words[-1] in _KINDS:
        yield ("but for its kind", *words[:-1])
    for n, word in enumerate(words):
        if len(word) >= _LONG and word.isalpha():
            for cut in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                yield (str(n), *words[:n], cut, *words[n + 1 :])


def _initials(name: str) -> Iterator[tuple[Sign, Sign]]:
    """`LSP Board` and `Local Strategic Partnership`: the first word of one is the initials of the other."""
    words = _words(name)
    large = [word[0] for word in words if word not in _SMALL]
    first = re.match(r"[A-Z]{3,6}\b", name)
    if first and len(words) <= 2:
        letters = first[0].casefold()
        yield ("short", letters), ("long", letters)
    elif 2 < len(large) < 7:
        letters = "".join(large)
        yield ("long", letters), ("short", letters)


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.casefold().replace("&", " and ")))
