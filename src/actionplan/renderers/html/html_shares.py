"""The parts of a bar as the page of HTML draws them, for a section or for a cell of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from actionplan.renderers.list_tables import fit_shares
from actionplan.report import Share
from actionplan.text.escaping import escape_control

MIN_PART_WIDTH = 4.5
"""The least width of a part of a bar, in per cent: there is room for its number, on a telephone too."""


class HtmlShare(NamedTuple):
    """A part of a bar: where it begins and how wide it is, in per cent, its number, and its words in the key."""

    label: str
    words: str
    number: int
    style: str
    left: float
    width: float

    @property
    def middle(self) -> float:
        """The place of its number."""
        return round(self.left + self.width / 2, 2)


def build_shares(shares: Sequence[Share], least: float = MIN_PART_WIDTH) -> tuple[HtmlShare, ...]:
    """Build the parts of a bar. No part is narrower than `least`, in per cent."""
    widths = fit_shares(shares, 100, least)
    lefts = accumulate(widths, initial=0.0)
    return tuple(
        HtmlShare(
            label=escape_control(share.label),
            words=share.words,
            number=share.number,
            style=share.tone or "plain",
            left=round(left, 2),
            width=round(width, 2),
        )
        for share, left, width in zip(shares, lefts, widths, strict=False)
    )
