"""Names that probably mean the same. Each name has signs, and names that share a sign are likely twins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.text.fuzzy import SMALL_WORDS, build_deletions, split_words

_BODY_KINDS = frozenset("board panel committee group forum commission team meeting".split())
"""Last words that people easily confuse."""

_SERVICES = frozenset("service services department".split())
"""Last words that people often leave out."""

_COUNCIL = r"(?P<place>.+?) (?P<kind>(?:(?:metropolitan|borough|district|city|county)(?: and)? )+council|m?bc|[dc]c)"
_COUNCIL_OF = r"(?:the )?(?:(?:london|royal) )*(?P<kind>borough|city|county) of (?P<place>.+?)(?: council)?"
"""Full names of councils: Watford Borough Council, City of York Council. `kind` may be initials."""

_MIN_TYPO_WORD = 5
"""How many letters a word needs. A shorter word that differs in one letter often means something else."""

_MAX_NAME_LENGTH = 120
"""How many characters a name can have."""


NameSign = tuple[str, ...]


def iter_twin_signs(name: str) -> Iterator[tuple[NameSign, NameSign]]:
    """Yield each sign of a name with that of a likely twin: the same one, except for initials and what they mean."""
    if len(name) > _MAX_NAME_LENGTH:
        return
    for sign in _iter_spelling_signs(name):
        yield sign, sign
    yield from _iter_initial_signs(name)
    yield from _iter_council_signs(" ".join(split_words(name)))


def _iter_spelling_signs(name: str) -> Iterator[NameSign]:
    words = split_words(name)
    main_words = [word for word in words if word not in SMALL_WORDS]
    if not main_words:
        return
    yield ("words", *sorted(main_words))
    yield from _iter_stem_signs(words)
    for n, word in enumerate(words):
        if len(word) >= _MIN_TYPO_WORD and word.isalpha():
            for deletion in build_deletions(word):
                yield (str(n), *words[:n], deletion, *words[n + 1 :])


def _iter_stem_signs(words: tuple[str, ...]) -> Iterator[NameSign]:
    """Yield what `Asset Management Panel` shares with `... Board`, and `Head of Housing` with `... Services`."""
    if len(words) > 2 and words[-1] in _BODY_KINDS:
        yield ("but for its kind", *words[:-1])
    stem = words[:-1] if words[-1] in _SERVICES else words
    if len(stem) > 1 and stem[-1] not in SMALL_WORDS:
        yield ("but for its services", *stem)


def _iter_initial_signs(name: str) -> Iterator[tuple[NameSign, NameSign]]:
    """Yield what `LSP Board` shares with `Local Strategic Partnership`: initials and the words that they stand for."""
    words = split_words(name)
    initials = [word[0] for word in words if word not in SMALL_WORDS]
    first = re.match(r"[A-Z]{3,6}\b", name)
    if first and len(words) <= 2:
        letters = first[0].casefold()
        yield ("short", letters), ("long", letters)
    elif 2 < len(initials) < 7:
        letters = "".join(initials)
        yield ("long", letters), ("short", letters)


def _iter_council_signs(name: str) -> Iterator[tuple[NameSign, NameSign]]:
    """Yield what `Watford Borough Council` shares with `Watford`, `Watford Council` and `Watford BC`."""
    full = re.fullmatch(_COUNCIL, name) or re.fullmatch(_COUNCIL_OF, name)
    if full:
        place, kind = full["place"], full["kind"].split()
        short = kind[0] if kind[0].endswith("c") else "".join(word[0] for word in kind if word != "council") + "c"
        yield ("council", place, short), ("council", place, short)
        yield ("one of the councils", place), ("council", place)
    elif place := name.removesuffix(" council"):
        yield ("council", place), ("council", place)
        yield ("council", place), ("one of the councils", place)
