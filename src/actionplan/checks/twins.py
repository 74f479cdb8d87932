"""Whether two names are probably one: each name has signs, and names that share a sign are likely twins."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KINDS = frozenset("board panel committee group forum commission team meeting".split())
"""Last words that are easily taken for one another."""

_SMALL = frozenset("of and the for in to".split())
_LONG = 5
"""A word of fewer letters may well differ in one and mean something else."""


def signs(name: str) -> Iterator[tuple[str, ...]]:
    """What a name has in common with a likely twin."""
    words = tuple(re.findall(r"\w+", name.casefold().replace("&", " and ")))
    yield ("words", *words)
    if len(words) > 2 and words[-1] in _KINDS:
        yield ("but for its kind", *words[:-1])
    yield from _initials(name, words)
    for n, word in enumerate(words):
        if len(word) >= _LONG:
            for cut in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                yield (str(n), *words[:n], cut, *words[n + 1 :])


def _initials(name: str, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """`LSP Board` and `Local Strategic Partnership`: the initials of one are the other's first word."""
    large = [word for word in words if word not in _SMALL]
    if len(large) > 2:
        yield ("initials", "".join(word[0] for word in large))
    first = re.match(r"[A-Z]{3,6}\b", name)
    if first and len(words) <= 2:
        yield ("initials", first[0].casefold())
