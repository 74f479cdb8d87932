"""Find one of the measures or steps of a target: by its number, or by some of its words."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.evaluation.registry import UnknownName
from actionplan.recording.result import Refusal
from actionplan.text.english import shorten
from actionplan.text.folding import fold

MAX_LENGTH = 60
"""How much of a text a sentence has."""


def find_numbered_part(ref: str, kind: str, texts: Sequence[str], wanted: str) -> int | Refusal:
    """Find the place of the part that is meant, from 0. Raise `UnknownName` for one that the target does not have.

    `kind` is what the parts are: "measure" or "step".
    """
    if wanted.isdecimal() and 0 < int(wanted) <= len(texts):
        return int(wanted) - 1
    found = [n for n, text in enumerate(texts) if fold(wanted) == fold(text)]
    found = found or [n for n, text in enumerate(texts) if fold(wanted) in fold(text)]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(n + 1) for n in found)
        return Refusal(f'"{wanted}" is in several {kind}s of {ref}. Use the number of one of them: {numbers}.')
    has = "It has one: use 1" if len(texts) == 1 else f"Use a number from 1 to {len(texts)}"
    raise UnknownName(f'{ref} has no {kind} "{wanted}". {has}, or some of its words.')


def list_numbered(texts: Sequence[str], numbers: Sequence[int]) -> str:
    """List some parts, a line each, with the numbers that name them."""
    return "".join(f"\n  {n + 1}: {shorten(texts[n], MAX_LENGTH)}" for n in numbers)
