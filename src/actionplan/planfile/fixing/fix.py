"""A fix, which is an edit of a text, and a text with fixes made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.planfile.text import TextEdit, apply_edits


class Fix(NamedTuple):
    """The characters from `start` to `end` make way for `replacement`: for which finding's code, and what that does."""

    start: int
    end: int
    replacement: str
    code: str
    description: str


class FixProposal(NamedTuple):
    """One fault's possible fixes, likeliest first, all of the same characters.

    `says` is what the entry there, a key or text, is to say then; `None` where the fix is of the space between entries.
    """

    choices: tuple[Fix, ...]
    new_text: str | None = None

    @property
    def start(self) -> int:
        """Where its characters start."""
        return self.choices[0].start

    @property
    def end(self) -> int:
        """Where its characters end."""
        return self.choices[0].end


def apply_text_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """A text with some fixes made. They must not overlap."""
    return apply_edits(text, (TextEdit(*each[:3]) for each in fixes))
