"""Near spellings: whether a word is a slip for one of ours, and which."""

from __future__ import annotations

from actionplan.dates.words import EDGES, MISSPELT, ORDINARY, ROLES

_LONG = 8
"""From this many letters on, two slips still point at one word."""


def _without(word: str, times: int) -> set[str]:
    """A word and what is left of it without one letter (or two)."""
    found = {word}
    for _ in range(times):
        found |= {each[:n] + each[n + 1 :] for each in found for n in range(len(each))}
    return found


_INDEX: dict[str, list[str]] = {}


def _index() -> dict[str, list[str]]:
    """The words of the vocabulary that can be misspelt, by what is left of them; made when first asked."""
    if not _INDEX:
        for word in MISSPELT:
            for left in _without(word, 2 if len(word) >= _LONG else 1):
                _INDEX.setdefault(left, []).append(word)
    return _INDEX


def slip(word: str) -> str | None:
    """The word of ours that this one is a slip for, or `None`: `septmber` is September, `match` is a match."""
    if len(word) < 3 or word in ORDINARY or word in ROLES or not word.isalpha():
        return None
    index = _index()
    times = 0 if len(word) == 3 else 2 if len(word) >= _LONG - 2 else 1
    near = {ours for left in _without(word, times) for ours in index.get(left, ())}
    found = [(_slips(word, ours), ours) for ours in near if _may_be(word, ours)]
    slips, best = min(found, default=(99, ""))
    return best if slips <= (2 if len(best) >= _LONG else 1) else None


def _may_be(word: str, ours: str) -> bool:
    """Whether two words start alike, and are not one and its plural."""
    return word.rstrip("s") != ours.rstrip("s") and (word[0] == ours[0] or word[1:2] == ours[1:2])


def _slips(word: str, ours: str) -> int:
    """How many letters are missing, added, wrong or swapped with the next (the optimal string alignment distance)."""
    before, row = [0] * (len(ours) + 1), list(range(len(ours) + 1))
    for n, letter in enumerate(word, 1):
        earlier, before, row = before, row, [n]
        for m, other in enumerate(ours, 1):
            least = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != other))
            if n > 1 and m > 1 and letter == ours[m - 2] and word[n - 2] == other:
                least = min(least, earlier[m - 2] + 1)
            row.append(least)
    return row[-1]


def is_glued(word: str) -> bool:
    """Whether a word is two of ours with the space left out: `byjune`."""
    if word.removesuffix("of") in EDGES and word.endswith("of"):
        return True
    for name in _WHOLE_NAMES:
        if name in word and word != name:
            rest = word.removesuffix(name) if word.endswith(name) else word.removeprefix(name)
            return rest in ROLES or rest in _SMALL
    return False


_WHOLE_NAMES = tuple(name for name in (*MISSPELT, "june", "july") if len(name) > 3)
_SMALL = frozenset("by to from until till before after and or in on at of".split())


def spelt(ours: str) -> str:
    """A word of ours with the capital it has in a sentence."""
    return ours if ours in _LOWER else ours.title()


def nearest(phrase: str, word: str, start: int, end: int) -> str | None:
    """The phrase with a misspelt word put right, in the writer's own capitals."""
    found = slip(word)
    if not found:
        return None
    written = phrase[start:end]
    put = found.upper() if written.isupper() else found.title() if written[:1].isupper() else spelt(found)
    return f"{phrase[:start]}{put}{phrase[end:]}"


_LOWER = frozenset(
    "quarter quarterly monthly annually fortnightly ongoing throughout weekly early before until between after onwards "
    "beginning middle".split()
)
