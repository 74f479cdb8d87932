"""Near spellings: whether a word is a slip for one of ours, and which."""

from __future__ import annotations

from actionplan.dates.words import MISSPELT, ORDINARY, ROLES

_LONG = 8
"""From this many letters on, two slips still point at one word."""


def _without(word: str, times: int) -> set[str]:
    """A word and what is left of it without one letter (or two)."""
    found = {word}
    for _ in range(times):
        found |= {each[:n] + each[n + 1 :] for each in found for n in range(len(each))}
    return found


_INDEX: dict[str, str] = {}


def _index() -> dict[str, str]:
    """Every word of the vocabulary that can be misspelt, by what is left of it; made when first asked."""
    if not _INDEX:
        for word in MISSPELT:
            for left in _without(word, 2 if len(word) >= _LONG else 1):
                _INDEX.setdefault(left, word)
    return _INDEX


def slip(word: str) -> str | None:
    """The word of ours that this one is a slip for, or `None`: `septmber` is September, `match` is a match."""
    if len(word) < 4 or word in ORDINARY or word in ROLES or not word.isalpha():
        return None
    index = _index()
    for left in _without(word, 1) if len(word) < _LONG - 1 else sorted(_without(word, 2), key=len, reverse=True):
        found = index.get(left)
        if found and found != word and (found[0] == word[0] or left in (found[1:], word[1:])) and _close(word, found):
            return found
    return None


def is_glued(word: str) -> bool:
    """Whether a word is two of ours with the space left out: `byjune`."""
    for name in _WHOLE_NAMES:
        if name in word and word != name:
            rest = word.removesuffix(name) if word.endswith(name) else word.removeprefix(name)
            return rest in ROLES or rest in _SMALL
    return False


_WHOLE_NAMES = tuple(name for name in (*MISSPELT, "june", "july") if len(name) > 3)
_SMALL = frozenset("by to from until till before after and or in on at of".split())


def _close(word: str, ours: str) -> bool:
    """Whether two words are one slip apart, or two where both are long."""
    if abs(len(word) - len(ours)) > 2 or word.rstrip("s") == ours.rstrip("s"):
        return False
    same_start = word[:2] == ours[:2] or word[-2:] == ours[-2:]
    return same_start and (len(word) >= _LONG - 1 or abs(len(word) - len(ours)) <= 1)


def nearest(phrase: str, word: str, start: int, end: int) -> str | None:
    """The phrase with a misspelt word put right, in the writer's own capitals."""
    found = slip(word)
    if not found:
        return None
    written = phrase[start:end]
    put = (
        found.upper() if written.isupper() else found.title() if found not in _LOWER or written[:1].isupper() else found
    )
    return f"{phrase[:start]}{put}{phrase[end:]}"


_LOWER = frozenset({"quarter", "quarterly", "monthly", "annually", "fortnightly", "ongoing", "throughout", "weekly"})
