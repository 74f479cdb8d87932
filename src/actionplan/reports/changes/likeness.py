"""Match the things of two lists: by a key, or by how alike their words are.

Only things that share a ref or a rare word are compared, so the time grows with the plan and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from actionplan.text.folding import fold

MIN_LIKENESS = 0.6
"""Two things are the same if their words are at least this alike: 1 is the same words, 0 none in common."""
MIN_LIKENESS_SAME_REF = 0.5
"""The same for two things with the same ref."""
MAX_RARE_WORD_COUNT = 20
"""A word is rare if no more of the things that are left over have it than this."""
MAX_CANDIDATES = 5
"""Each thing is compared with at most this many that share most of its rare words, and as many with its ref."""

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_STOP_WORDS = frozenset(
    "a an and are as at be been by for from has have in into is it its of on or our that the their this to was we were "
    "will with".split()
)
"""Words that any two sentences share."""

Matches = dict[int, int]
"""The number of each new thing that was matched, and the number of the old thing that it was."""


class WordBag(NamedTuple):
    """The words of a thing with how often it has each, and its ref."""

    ref: str
    words: Counter[str]


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words that tell one thing from another, or the small ones if there are no others."""
    words = _WORD.findall(_POSSESSIVE.sub("", fold(" ".join(texts))))
    return Counter([word for word in words if word not in _STOP_WORDS] or words)


def measure_likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of the words of two bags that is common to both, from 0 to 1."""
    return 2 * (one & other).total() / (one.total() + other.total() or 1)


def list_unmatched(things: Sequence[object], matched: Collection[int]) -> list[int]:
    """List the numbers of the things that were not matched."""
    taken = set(matched)
    return [n for n in range(len(things)) if n not in taken]


def match_by_key(new: Sequence[Hashable], old: Sequence[Hashable], matches: Matches) -> None:
    """Match, in order, the things that are left over and have the same key. `None` is not a key."""
    old_by_key: defaultdict[Hashable, list[int]] = defaultdict(list)
    for m in reversed(list_unmatched(old, matches.values())):
        old_by_key[old[m]].append(m)
    for n in list_unmatched(new, matches):
        if new[n] is not None and old_by_key.get(new[n]):
            matches[n] = old_by_key[new[n]].pop()


def match_by_likeness(new: Mapping[int, WordBag], old: Mapping[int, WordBag], matches: Matches) -> None:
    """Match things by their words, the most alike first."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    by_ref: defaultdict[str, list[int]] = defaultdict(list)
    for m, bag in old.items():
        by_ref[bag.ref].append(m)
        for word in bag.words:
            by_word[word].append(m)
    scores = []
    for n, bag in new.items():
        for m in {*_list_candidates(bag.words, by_word), *by_ref.get(bag.ref, ())[:MAX_CANDIDATES]}:
            likeness = measure_likeness(bag.words, old[m].words)
            if likeness >= (MIN_LIKENESS_SAME_REF if bag.ref == old[m].ref else MIN_LIKENESS):
                scores.append((-likeness, n, m))
    taken = set()
    for _, n, m in sorted(scores):
        if n not in matches and m not in taken:
            matches[n] = m
            taken.add(m)


def _list_candidates(bag: Counter[str], by_word: Mapping[str, list[int]]) -> list[int]:
    """List the things that share most of the rare words in a bag."""
    rare = (things for word in bag if len(things := by_word.get(word, [])) <= MAX_RARE_WORD_COUNT)
    shared = Counter(m for things in rare for m in things)
    return [m for m, _ in shared.most_common(MAX_CANDIDATES)]
