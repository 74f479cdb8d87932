"""Whether one word or name is plainly a slip of the keyboard for another."""

from __future__ import annotations

import re

_SHORTEST = 5
_ENDING = re.compile(r"[\s.,;:]+$")
_APART = re.compile(r"[\s\-_\u2010-\u2015]+")
_NOTHING = re.compile("[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff'’‘]")


def folded(name: str) -> str:
    """A name without what says nothing: letter case, spacing, hyphens, apostrophes, `&` for "and", a last full stop."""
    plain = _NOTHING.sub("", name.casefold()).replace("&", " and ")
    return _APART.sub(" ", _ENDING.sub("", plain)).strip()


def is_slip(wrong: str, right: str, shortest: int = _SHORTEST) -> bool:
    """Whether two names, folded, are one but for a slip in a word or two."""
    pairs = list(zip(wrong.split(), right.split(), strict=False))
    slips = [pair for pair in pairs if pair[0] != pair[1]]
    if len(wrong.split()) != len(right.split()) or len(slips) > 2:
        return False
    return all(_is_one_slip(*pair, shortest) for pair in slips)


def is_plural(one: str, other: str) -> bool:
    """Whether two names are one but for an s at the end of a word, which can mean another thing."""
    pairs = zip(one.split(), other.split(), strict=False)
    return any(a != b and (a + "s" == b or b + "s" == a) for a, b in pairs)


def _is_one_slip(wrong: str, right: str, shortest: int) -> bool:
    """A letter too many, too few, wrong, or two changed about; never the first, and no digits."""
    if max(len(wrong), len(right)) < shortest or not (wrong + right).isalpha() or wrong[0] != right[0]:
        return False
    start = next((n for n, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    wrong, right = wrong[start:], right[start:]
    changed_about = wrong[:2] == right[1::-1] and wrong[2:] == right[2:]
    return changed_about or wrong[1:] == right or wrong == right[1:] or wrong[1:] == right[1:]
