"""Tell the refs on a command line from each other, and from the text behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from actionplan.evaluation.refs import find_ref
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.text.folding import fold

_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


class RefsAndText(NamedTuple):
    """The refs that were typed, and the text after them, if any."""

    refs: tuple[str, ...]
    text: str = ""


def split_refs(plan: Plan, words: Sequence[str]) -> RefsAndText:
    """Split what was typed into refs of the plan and a text. Only the last can be the text, if it is not a ref.

    Raise `UnknownName` for a word that is neither: one before the last, or one that is written like a ref.
    """
    *first, last = words
    for word in first:
        _check_ref(plan, word, "Write the text last, in quotation marks.")
    if not first:
        return RefsAndText((last,))
    try:
        find_ref(plan, last)
    except UnknownName as error:
        if not _is_like_ref(plan, last):
            return RefsAndText(tuple(first), last)
        raise UnknownName(f"{error} If it is the text, write more words.") from None
    return RefsAndText(tuple(words))


def refuse_repeated_refs(plan: Plan, refs: Sequence[str]) -> None:
    """Raise `UnknownName` if two refs name the same part of the plan: one of them may be a slip."""
    seen: dict[str, str] = {}
    for ref in refs:
        match = find_ref(plan, ref)
        lines = [line for position in match.positions for line in position.list_lines()]
        targets = [match.target] if match.target else [fold(line.target.ref) for line in lines]
        for part in dict.fromkeys((fold(match.ref), *targets)):
            if part in seen:
                both = f"{ref} is given twice" if fold(seen[part]) == fold(ref) else f"{seen[part]} and {ref} are one"
                raise UnknownName(f"{both}. Give each ref once.")
            seen[part] = ref


def _check_ref(plan: Plan, word: str, advice: str) -> None:
    """Raise `UnknownName` for a word that is no ref, with advice if it is not written like one."""
    try:
        find_ref(plan, word)
    except UnknownName as error:
        raise UnknownName(str(error) if _is_like_ref(plan, word) else f"{error} {advice}") from None


def _is_like_ref(plan: Plan, word: str) -> bool:
    """Return True if a word has digits and letters where a ref of the plan has some: "1.9z", but not "60%"."""
    if not _DIGITS.search(word):
        return False
    refs = (ref for line in plan.walk() for ref in (line.action.ref, line.output.ref, line.target.ref))
    return _get_shape(word) in map(_get_shape, refs)


def _get_shape(ref: str) -> str:
    return _LETTERS.sub("a", _DIGITS.sub("9", fold(ref)))
