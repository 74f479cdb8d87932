"""A text with some of its characters changed, and all others as they were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """The characters from `start` to `end` make way for `replacement`."""

    start: int
    end: int
    replacement: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """A text with some splices made. They must not overlap."""
    parts: list[str] = []
    at = 0
    for start, end, replacement in sorted(splices, key=lambda each: each[:2]):
        if start < at:
            raise ValueError(f"two changes overlap at character {start}")
        parts += (text[at:start], replacement)
        at = end
    return "".join((*parts, text[at:]))
