"""How wide each column of a table is on paper, in millimetres, and when a table wants the page on its side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import ceil, sqrt
from typing import NamedTuple

from actionplan.faces.safe import cells
from actionplan.report import Column

LETTER = 1.85
WIDE_LETTER = 2.1
"""About how wide a letter of a table is; and in a word of wide letters, or a bold one."""

PADDING = 3.5
"""What stands free in a cell, to its left and its right."""

RAGGED = 7
"""What stays free at the end of a line, where the next word does not fit."""

LONGEST_WORD = 45
"""A longer word may be broken."""

TOGETHER = 12
"""So many letters of a column that does not grow stand on one line: a day is not broken."""

MOST = 400
"""So many letters of a text count: one very long text leaves room for the others."""

READABLE = (28, 50)
"""What a growing column wants to be good to read, and one that grows more than others."""

FOLDED = 30
"""What any other column wants at most: a longer text goes to a second line."""


class Need(NamedTuple):
    """What a column needs: at `least`, so that no word is broken; as a `whole`, so that its longest text is one line.

    `weight` is what its texts are like on the whole, long ones more than short ones.
    """

    least: float
    whole: float
    weight: float


def needs(columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> tuple[Need, ...]:
    """What each column of a table needs."""
    texts: Sequence[tuple[str, ...]] = list(zip(*rows, strict=True)) or [()] * len(columns)
    return tuple(_need(column, each) for column, each in zip(columns, texts, strict=True))


def shared(columns: Sequence[Column], wanted: Sequence[Need], room: float) -> tuple[float, ...]:
    """Widths that fill the room, by the weight of what stands in each column.

    Where everything fits on one line, what is left goes to the columns that grow.
    """
    spare = room - sum(need.whole for need in wanted)
    if spare >= 0:
        shares = [column.grow for column in columns]
        shares = shares if any(shares) else [1] * len(shares)
        return tuple(need.whole + spare * share / sum(shares) for need, share in zip(wanted, shares, strict=True))
    few, many = 0.0, room
    for _ in range(30):
        middle = (few + many) / 2
        few, many = (middle, many) if sum(_weighed(wanted, middle)) <= room else (few, middle)
    widths = _weighed(wanted, few)
    return tuple(width * room / sum(widths) for width in widths)


def wants_its_side(columns: Sequence[Column], wanted: Sequence[Need], room: float) -> bool:
    """Whether a table is too wide to be good to read on an upright page, which has so much room."""
    best = [READABLE[min(column.grow, 2) - 1] if column.grow else FOLDED for column in columns]
    return sum(max(need.least, min(need.whole, width)) for need, width in zip(wanted, best, strict=True)) > room


def lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """About how many lines a row takes."""
    return max(ceil(cells(text) * LETTER / (width - PADDING)) for text, width in zip(texts, widths, strict=True))


def _weighed(wanted: Sequence[Need], share: float) -> list[float]:
    """The widths at which each column has so much for its weight, and none less than it needs or more than it fills."""
    return [max(need.least, min(need.weight * share + RAGGED + PADDING, need.whole)) for need in wanted]


def _need(column: Column, texts: tuple[str, ...]) -> Need:
    title = cells(column.title) * WIDE_LETTER
    lengths = [min(cells(text), MOST) for text in texts]
    longest = max(lengths, default=0)
    words = max(map(cells, set(chain.from_iterable(map(str.split, texts)))), default=0)
    together = 0 if column.grow else min(longest, TOGETHER)
    heading = max(map(cells, column.title.split()), default=0) * WIDE_LETTER
    least = max(heading, min(max(words * WIDE_LETTER, together * LETTER), LONGEST_WORD))
    weight = sqrt(sum(length * length for length in lengths) / max(len(lengths), 1))
    return Need(least + PADDING, max(longest * LETTER, least, title) + PADDING, weight)
