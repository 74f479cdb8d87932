"""A fix, which is an edit of a text, and a text with fixes made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.planfile.text import TextEdit, apply_edits


class Fix(NamedTuple):
    """Replace the characters from `start` to `end`: the code of the finding that this fixes, and a description."""

    start: int
    end: int
    replacement: str
    code: str
    description: str


class FixProposal(NamedTuple):
    """The possible fixes of one fault, likeliest first, all of the same characters.

    `new_text` is the key or text there after the fix, or `None` if the fix is of the space between entries.
    """

    choices: tuple[Fix, ...]
    new_text: str | None = None

    @property
    def start(self) -> int:
        """The offset at which the characters start."""
        return self.choices[0].start

    @property
    def end(self) -> int:
        """The offset at which the characters end."""
        return self.choices[0].end


def apply_text_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """Make some fixes in a text. They must not overlap."""
    return apply_edits(text, (TextEdit(fix.start, fix.end, fix.replacement) for fix in fixes))
