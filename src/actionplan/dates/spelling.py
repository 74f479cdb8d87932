"""Near spellings: whether a word is a slip for one of ours, and which."""

from __future__ import annotations

from actionplan.dates.vocabulary import EDGE_WORDS, ORDINARY_WORDS, SPELLING_TARGETS, WORD_ROLES

_LONG_WORD = 8
"""From this many letters on, two slips still point at one word."""


def _delete_letters(word: str, times: int) -> set[str]:
    """A word and what is left of it without one letter (or two)."""
    found = {word}
    for _ in range(times):
        found |= {each[:n] + each[n + 1 :] for each in found for n in range(len(each))}
    return found


_DELETION_INDEX: dict[str, list[str]] = {}


def _build_index() -> dict[str, list[str]]:
    """The words of the vocabulary that can be misspelt, by what is left of them; made when first asked."""
    if not _DELETION_INDEX:
        for word in SPELLING_TARGETS:
            for left in _delete_letters(word, 2 if len(word) >= _LONG_WORD else 1):
                _DELETION_INDEX.setdefault(left, []).append(word)
    return _DELETION_INDEX


def correct_word(word: str) -> str | None:
    """The word of ours that this one is a slip for, or `None`: `septmber` is September, `match` is a match."""
    if len(word) < 3 or word in ORDINARY_WORDS or word in WORD_ROLES or not word.isalpha():
        return None
    index = _build_index()
    times = 0 if len(word) == 3 else 2 if len(word) >= _LONG_WORD - 2 else 1
    near = {ours for left in _delete_letters(word, times) for ours in index.get(left, ())}
    found = [(_count_edits(word, ours), ours) for ours in near if _is_candidate(word, ours)]
    slips, best = min(found, default=(99, ""))
    return best if slips <= (2 if len(best) >= _LONG_WORD else 1) else None


def _is_candidate(word: str, ours: str) -> bool:
    """Whether two words start alike, and are not one and its plural."""
    return word.rstrip("s") != ours.rstrip("s") and (word[0] == ours[0] or word[1:2] == ours[1:2])


def _count_edits(word: str, ours: str) -> int:
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


def is_missing_space(word: str) -> bool:
    """Whether a word is two of ours with the space left out: `byjune`."""
    if word.removesuffix("of") in EDGE_WORDS and word.endswith("of"):
        return True
    for name in _WHOLE_NAMES:
        if name in word and word != name:
            rest = word.removesuffix(name) if word.endswith(name) else word.removeprefix(name)
            return rest in WORD_ROLES or rest in _SMALL_WORDS
    return False


_WHOLE_NAMES = tuple(name for name in (*SPELLING_TARGETS, "june", "july") if len(name) > 3)
_SMALL_WORDS = frozenset("by to from until till before after and or in on at of".split())


def capitalise_word(word: str) -> str:
    """A word of ours with the capital it has in a sentence."""
    return word if word in _LOWER_CASE_WORDS else word.title()


def correct_phrase(phrase: str, word: str, start: int, end: int) -> str | None:
    """The phrase with a misspelt word put right, in the writer's own capitals."""
    found = correct_word(word)
    if not found:
        return None
    written = phrase[start:end]
    put = found.upper() if written.isupper() else found.title() if written[:1].isupper() else capitalise_word(found)
    return f"{phrase[:start]}{put}{phrase[end:]}"


_LOWER_CASE_WORDS = frozenset(
    "quarter quarterly monthly annually fortnightly ongoing throughout weekly early before until between after onwards "
    "beginning middle".split()
)
