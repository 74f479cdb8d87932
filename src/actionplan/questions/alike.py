"""Which of the things of two lists are one: by a key, or by how alike their words are.

Likeness is looked for only between things that share a ref or a rare word: the time grows with the plan, and not with
its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from actionplan.model import fold

ALIKE = 0.6
"""How alike the words of two things must be for the two to be one: 1 is the same words, 0 none in common."""
REWRITTEN = 0.5
"""The same for two things under one ref."""
RARE = 20
"""In how many things that are left over a word may be, to bring two of them together."""
NEAREST = 5
"""How many of those that share most rare words are looked at."""

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    "a an and are as at be been by for from has have in into is it its of on or our that the their this to was we were "
    "will with".split()
)
"""Words that any two sentences share."""

Found = dict[int, int]
"""By the number of a thing now, the number of what it was."""


class Bag(NamedTuple):
    """The words of a thing, however often each stands there, and the ref that it is under."""

    ref: str
    words: Counter[str]


def words(texts: Iterable[str]) -> Counter[str]:
    """The words that tell one thing from another; where there are only small ones, those."""
    every = _WORD.findall(fold(" ".join(texts)))
    return Counter([word for word in every if word not in _SMALL] or every)


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of two bags of words is common to both, from 0 to 1."""
    return 2 * (one & other).total() / (one.total() + other.total() or 1)


def join(new: Sequence[Hashable], old: Sequence[Hashable], found: Found) -> None:
    """Match, in order, what is left over and has the same key. `None` is no key."""
    there: defaultdict[Hashable, list[int]] = defaultdict(list)
    for m in reversed(left(old, found.values())):
        there[old[m]].append(m)
    for n in left(new, found):
        if new[n] is not None and there.get(new[n]):
            found[n] = there[new[n]].pop()


def left(things: Sequence[object], found: Collection[int]) -> list[int]:
    """The numbers of the things that are in none of those found."""
    kept = set(found)
    return [n for n in range(len(things)) if n not in kept]


def join_alike(new: Mapping[int, Bag], old: Mapping[int, Bag], found: Found) -> None:
    """Match by likeness, the most alike first; under the same ref less is enough."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    under: defaultdict[str, list[int]] = defaultdict(list)
    for m, bag in old.items():
        under[bag.ref].append(m)
        for word in bag.words:
            having[word].append(m)
    scored = []
    for n, bag in new.items():
        for m in {*_near(bag.words, having), *under.get(bag.ref, ())[:NEAREST]}:
            score = likeness(bag.words, old[m].words)
            if score >= (REWRITTEN if bag.ref == old[m].ref else ALIKE):
                scored.append((-score, n, m))
    taken = set()
    for _, n, m in sorted(scored):
        if n not in found and m not in taken:
            found[n] = m
            taken.add(m)


def _near(bag: Counter[str], having: Mapping[str, list[int]]) -> list[int]:
    """Those that share most of the rare words in a bag."""
    shared = Counter(m for word in bag if len(there := having.get(word, [])) <= RARE for m in there)
    return [m for m, _ in shared.most_common(NEAREST)]
